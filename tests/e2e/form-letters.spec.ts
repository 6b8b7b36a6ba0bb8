import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { aPensionedIdentity } from './pages/pensioned-identity.ts';
import { goTo, openSample } from './pages/sample-profile.ts';
import { aKeptPdf, aKeptPng } from '../support/kept-files.ts';

const scan = { name: 'signed form.pdf', mimeType: 'application/pdf', buffer: Buffer.from(aKeptPdf()) };
const photo = { name: 'receipt.png', mimeType: 'image/png', buffer: Buffer.from(aKeptPng()) };
const trap = { name: 'receipt.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') };

test.use({ start: '2026-11-24T09:00:00Z' });

test('a form is sent to the practice, chased, and signed by the scan that comes back', async ({ app }) => {
  const { page } = app;
  const drawer = page.getByRole('dialog');
  await openSample(page);
  await aPensionedIdentity(page);
  const invoices = new InvoicesPage(page);
  await invoices.draftFor('Birch Lane Surgery');
  await invoices.issue();
  await goTo(page, 'Pension');
  const todo = page.getByRole('table', { name: 'Work and forms on their way' });
  await todo
    .getByRole('button', { name: /^Make Form A/ })
    .first()
    .click();

  await todo.getByRole('button', { name: 'Send: Birch Lane Surgery' }).first().click();
  await expect(drawer.getByLabel('Subject')).toHaveValue(/^NHS pension, Form A for invoice .*: to be signed$/);
  await expect(drawer.getByText(/^Form A data sheet .*\.pdf$/)).toBeVisible();
  await expectAccessible(page, 'a letter with a form');
  const saved = page.waitForEvent('download');
  await drawer.getByRole('button', { name: 'Save as a draft' }).last().click();
  expect((await saved).suggestedFilename()).toMatch(/^Form A data sheet .*\.eml$/);
  await drawer.getByRole('button', { name: 'I sent it myself' }).click();
  await expect(drawer).toBeHidden();
  const row = todo.getByRole('row').filter({ hasText: 'Sent to the practice' }).first();
  await expect(row).toContainText('Sent today');
  await expect(row).toContainText('The practice’s turn');

  await row.getByRole('button', { name: 'Birch Lane Surgery' }).first().click();
  await expectAccessible(page, 'a form that waits for its signature');
  await drawer.getByRole('button', { name: 'Chase the signature' }).click();
  await expect(drawer.getByLabel('Text')).toHaveValue(/has not come back to me signed/);
  await drawer.getByRole('button', { name: 'I sent it myself' }).click();
  await expect(row).toContainText('Chased today');

  await row.getByRole('button', { name: /^Note the signature/ }).click();
  await drawer.getByLabel('Who signed (optional)').fill('Jo Price');
  const chooser = page.waitForEvent('filechooser');
  await drawer.getByLabel('Scan of the signed form (optional)').press('Enter');
  await (await chooser).setFiles(scan);
  await expectAccessible(page, 'a signature with its scan');
  await drawer.getByRole('button', { name: 'Note it' }).click();
  await expect(page.getByText('The signature is noted, and the scan is kept.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toContainText('Chased today');

  await row.getByRole('button', { name: 'Birch Lane Surgery' }).first().click();
  const files = drawer.getByRole('group', { name: 'Signed form' });
  const add = async (file: typeof photo): Promise<void> => {
    const asked = page.waitForEvent('filechooser');
    await files.getByRole('button', { name: 'Add a scan' }).press('Enter');
    await (await asked).setFiles(file);
  };
  await add(trap);
  await expect(files.getByText('This is neither a PDF nor a PNG or JPEG picture')).toBeVisible();
  await add(photo);
  await expect(files.getByText(/kept/)).toBeVisible();
  await expectAccessible(page, 'a form with a kept file');
  await files.getByRole('button', { name: 'receipt.png', exact: true }).press('Enter');
  await expect(page.getByRole('dialog', { name: 'receipt.png' }).getByRole('img', { name: 'receipt.png' })).toBeVisible();
  await expectAccessible(page, 'a kept picture');
  await page.keyboard.press('Escape');
  await files.getByRole('button', { name: 'Remove receipt.png' }).press('Enter');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(files.getByRole('button', { name: 'receipt.png', exact: true })).toBeVisible();
});
