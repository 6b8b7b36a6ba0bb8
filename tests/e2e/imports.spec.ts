import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { goTo, openSample } from './pages/sample-profile.ts';

async function choose(page: Page, content: string | Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
}

test('organisations come from a table: looked at, mapped, imported by keyboard, and taken back', async ({ app: { page } }) => {
  await openSample(page);
  await goTo(page, 'Organisations');
  await page.getByRole('button', { name: 'Import organisations from CSV' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Import organisations' }).waitFor();
  await expectAccessible(page, 'an import before its file');
  await choose(page, '\ufeffWho;Kind;E-mail\nQuay Pharmacy;pharmacy;accounts@quay.example\nQuay pharmacy;;\n;;\n"";;nobody@quay.example\n');

  const columns = page.getByRole('region', { name: 'Columns of the table' });
  const outcome = page.getByRole('region', { name: 'What the rows become' });
  await expect(outcome.getByText('Choose the column of “Name”')).toBeVisible();
  await expect(outcome.getByRole('button', { name: 'Import 0 organisations' })).toBeDisabled();
  await columns.getByLabel('What “Who” is').click();
  await page.getByRole('option', { name: 'Name', exact: true }).click();

  await expect(outcome.getByRole('heading', { name: '1 organisation to import' })).toBeVisible();
  await outcome.getByText('Already here (1)').click();
  await expect(outcome.getByText('Row 2 has the same name.')).toBeVisible();
  await expectAccessible(page, 'what the rows of organisations become');
  await outcome.getByRole('button', { name: 'Import 1 organisation' }).press('Enter');

  await expect(page.getByText('1 organisation is imported.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Quay Pharmacy' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Quay Pharmacy' })).toHaveCount(0);
});

test('past invoices come from a table and say plainly that they were made elsewhere', async ({ app: { page } }) => {
  await openSample(page);
  await goTo(page, 'Invoices');
  await page.getByRole('button', { name: 'Import past invoices from CSV' }).click();
  await choose(
    page,
    Buffer.from(
      '\ufeffInvoice No,Date,Due date,Customer,Total,Paid,Date paid\nZ-1,03/02/2025,05/03/2025,Quay Pharmacy,"1,900.00",900,01/03/2025\nZ-2,31/02/2025,,Quay Pharmacy,5,,\n',
      'utf16le',
    ),
  );
  const outcome = page.getByRole('region', { name: 'What the rows become' });
  await expect(outcome.getByRole('heading', { name: '1 invoice to import' })).toBeVisible();
  await expect(outcome.getByText('They come to £1,900.00, of which £900.00 was paid.')).toBeVisible();
  await outcome.getByText('Left out (1)').click();
  await expect(outcome.getByText('“31/02/2025” is no day of issue written day, month, year.')).toBeVisible();
  await expectAccessible(page, 'what the rows of invoices become');
  await outcome.getByRole('button', { name: 'Import 1 invoice' }).click();

  await expect(page.getByText('1 invoice is imported, and 1 organisation.')).toBeVisible();
  await page.getByLabel('Search invoices').fill('Z-1');
  await expect(page.getByRole('row'), 'the list has moved').toHaveCount(2);
  await page.getByRole('link', { name: 'Z-1' }).click();
  await expect(page.getByText('This invoice was made elsewhere and imported')).toBeVisible();
  await expect(page.getByText('£1,000.00').first()).toBeVisible();
  await expectAccessible(page, 'an invoice that was made elsewhere');
});
