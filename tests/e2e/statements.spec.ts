import { readFile } from 'node:fs/promises';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { openSample } from './pages/sample-profile.ts';

test('statements are chosen, looked at, made and sent one by one, and from the account too', async ({ app: { page } }) => {
  const invoices = new InvoicesPage(page);
  await openSample(page);
  await invoices.draftFor('Birch Lane Surgery');
  await invoices.issue();
  await page.getByRole('link', { name: 'Birch Lane Surgery' }).click();
  await page.getByRole('heading', { level: 1, name: 'Birch Lane Surgery' }).waitFor();
  await page.getByRole('button', { name: 'Send statement' }).click();
  await expect(invoices.drawer.getByLabel('Text')).toHaveValue(/Please find attached a statement of account\.[^]*Still to pay: £/);
  await expect(invoices.drawer).toContainText('Statement 2026-03-02.pdf');
  await expectAccessible(page, 'sending a statement');
  const saved = page.waitForEvent('download');
  await invoices.drawer.getByRole('button', { name: 'Save as a draft' }).click();
  const mail = await readFile(await (await saved).path(), 'utf8');
  expect(mail).toContain('X-Unsent: 1');
  expect(mail).toContain('filename="Statement 2026-03-02.pdf"');
  await page.keyboard.press('Escape');

  await invoices.goTo();
  await page.getByRole('link', { name: 'Statements', exact: true }).click();
  const accounts = page.getByRole('table', { name: 'Accounts' });
  await expect(accounts.getByRole('checkbox', { name: 'Birch Lane Surgery' })).toBeChecked();
  await expectAccessible(page, 'accounts to choose from');
  await page.getByRole('button', { name: 'Look at the statement for Birch Lane Surgery' }).click();
  await expect(page.getByRole('document', { name: /Statement of account/ })).toContainText('Birch Lane Surgery');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Make \d+ statements?$/ }).click();

  const made = page.getByRole('table', { name: 'Made statements' });
  const birch = made.getByRole('row').filter({ hasText: 'Birch Lane Surgery' });
  await expect(birch).toContainText('£');
  await expectAccessible(page, 'made statements');
  await birch.getByRole('button', { name: 'Birch Lane Surgery', exact: true }).press('Enter');
  await expect(page.getByRole('document', { name: /Statement of account/ })).toContainText('Birch Lane Surgery');
  await page.keyboard.press('Escape');
  await birch.getByRole('button', { name: 'Send to Birch Lane Surgery' }).click();
  await invoices.drawer.getByRole('button', { name: 'I sent it myself' }).click();
  await expect(birch).toContainText('Sent by you');
});
