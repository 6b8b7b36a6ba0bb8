import { aKeptPng } from '../support/kept-files.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { aPensionedIdentity } from './pages/pensioned-identity.ts';
import { goTo, openSample } from './pages/sample-profile.ts';

test('delivered work, its Form A, the month’s Form B and its submission are followed from one screen', async ({ app }) => {
  const { page } = app;
  const drawer = page.getByRole('dialog');
  const save = async (name: string): Promise<void> => {
    await drawer.getByRole('button', { name, exact: true }).click();
    await expect(drawer).toBeHidden();
  };
  await openSample(page);
  const todo = page.getByRole('table', { name: 'Work and forms on their way' });
  await aPensionedIdentity(page);
  await goTo(page, 'Pension');
  await expect(page.getByText('not pensions advice')).toBeVisible();
  await expect(todo.getByRole('row', { name: /Birch Lane Surgery/ }).first()).toContainText('Not invoiced');
  const invoices = new InvoicesPage(page);
  await invoices.draftFor('Birch Lane Surgery');
  await invoices.issue();
  await goTo(page, 'Pension');
  await expectAccessible(page, 'the pension screen');

  await todo
    .getByRole('button', { name: /^Make Form A/ })
    .first()
    .click();
  await todo
    .getByRole('button', { name: /^Note as sent/ })
    .first()
    .click();
  await save('Note it');
  await todo
    .getByRole('button', { name: /^Note the signature/ })
    .first()
    .click();
  await drawer.getByLabel('Who signed (optional)').fill('Dr Birch');
  await save('Note it');
  await todo
    .getByRole('button', { name: /^Note the payment/ })
    .first()
    .click();
  await save('Note it');

  await page.getByRole('button', { name: 'Decide the tier' }).click();
  await drawer.getByLabel('Pensionable pay').waitFor();
  await expectAccessible(page, 'the tier of a year');
  await drawer.getByLabel('Pensionable pay').fill('18000');
  await drawer.getByLabel('Days', { exact: true }).fill('60');
  await drawer.getByRole('combobox', { name: /^Tier/ }).click();
  await page.getByRole('option', { name: '12.5%' }).click();
  await save('Save');
  await expectAccessible(page, 'what waits for Form B');
  await page.getByRole('button', { name: 'Make Form B' }).click();

  const reference = page.getByText(/^12345678LOC[A-Z]{3}20\d\d$/).first();
  await expect(reference).toBeVisible();
  await page.getByRole('button', { name: 'Type into PCSE Online' }).click();
  await expect(drawer.getByRole('button', { name: 'Copy Payment reference, Form B' })).toBeVisible();
  await expectAccessible(page, 'what is typed into PCSE Online');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Month’s pack' }).click();
  await expect(drawer.getByText('2 pages')).toBeVisible();
  await expect(drawer.getByRole('document', { name: /^Form B of .*pages$/ })).toContainText(/12345678LOC/);
  await expectAccessible(page, 'a month’s pack');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Note as submitted' }).press('Enter');
  await drawer.getByLabel('Their reference (optional)').fill('REF-1');
  const receipt = { name: 'receipt.png', mimeType: 'image/png', buffer: Buffer.from(aKeptPng()) };
  const asked = page.waitForEvent('filechooser');
  await drawer.getByLabel('Proof of submission (optional)').press('Enter');
  await (await asked).setFiles(receipt);
  await expectAccessible(page, 'a submission with its proof');
  await save('Note it');
  await expect(page.getByText(/Submitted .*PCSE Online, REF-1/)).toBeVisible();
  const proof = page.getByRole('group', { name: 'Proof of submission' });
  await expect(proof.getByRole('button', { name: 'receipt.png', exact: true })).toBeVisible();
  await expectAccessible(page, 'a month with its proof');
  await page.getByRole('button', { name: 'Compare with the statement' }).click();
  await save('Compare');
  await expect(page.getByText('Agrees with the statement')).toBeVisible();

  const check = page.getByRole('region', { name: /^Tier check of/ });
  await expect(check).toContainText('What was paid is what is due.');
  await check.getByRole('button', { name: 'Import a statement' }).press('Enter');
  await drawer.getByLabel('The table, pasted').fill('Payment reference,Employee,Employer\n87654321LOCJAN2020,1.00,1.00\n');
  await drawer.getByRole('button', { name: 'Read it' }).press('Enter');
  await expect(drawer.getByText('Rows of no Form B that was submitted here: 2.')).toBeVisible();
  await expect(drawer.getByRole('table', { name: 'The statement by month' })).toContainText('Not on the statement');
  await expectAccessible(page, 'a statement by month');
  await drawer.getByRole('button', { name: 'Cancel' }).click();
  await expect(drawer).toBeHidden();
  await page.getByRole('button', { name: 'Correct', exact: true }).press('Enter');
  await drawer.getByLabel('Right tier').fill('10.7');
  await drawer.getByLabel('What was wrong').fill('The year came to less');
  await expect(drawer.getByText(/to get back/)).toBeVisible();
  await expectAccessible(page, 'a correction');
  await save('Record it');
  await expect(page.getByText('10.7% instead of 12.5%')).toBeVisible();
  await page.getByRole('button', { name: /^Note as settled/ }).click();
  await save('Note it');
  await expect(page.getByText('Settled', { exact: true })).toBeVisible();
  await check.getByRole('button', { name: 'Annual return' }).click();
  await expect(drawer.getByRole('button', { name: 'Copy Pensionable pay (a), Locum work (Forms A and B)' })).toBeVisible();
  await expectAccessible(page, 'an annual return');
  await page.keyboard.press('Escape');
  await expectAccessible(page, 'a month with its correction');
  const past = page.getByRole('table', { name: 'Forms handed in or ended' });
  await past.getByRole('button').first().click();
  await expect(drawer.getByText('Submitted: REF-1')).toBeVisible();
  await expectAccessible(page, 'a Form A that was handed in');
  await drawer.getByRole('button', { name: 'Form as PDF' }).click();
  const sheet = page.getByRole('dialog', { name: /^Form A: Birch Lane Surgery/ });
  await expect(sheet.getByRole('document')).toContainText(/12345678LOC/);
  await expectAccessible(page, 'the data sheet of a Form A');
});
