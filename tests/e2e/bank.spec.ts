import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { goTo, openSample } from './pages/sample-profile.ts';

const table = (rows: readonly string[]): string => ['Number,Date,Account,Amount,Subcategory,Memo', ...rows, ''].join('\n');
const row = (day: string, amount: string, memo: string): string => `,${day},20-00-00 12345678,${amount},Counter Credit,${memo}`;

async function open(page: Page, content: string, name = 'statement.csv'): Promise<void> {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
}

async function openPayments(page: Page): Promise<void> {
  await openSample(page);
  await goTo(page, 'Payments');
  await page.getByRole('heading', { level: 1, name: 'Payments' }).waitFor();
}

test('a bank file is looked at before anything is kept, its lines are set aside and brought back, and a second reading adds nothing', async ({
  app: { page },
}) => {
  await openPayments(page);
  await expectAccessible(page, 'payments without a file');
  const file = table([
    row('02/10/2026', '850.00', 'RIVER SURGERY 0042'),
    row('03/10/2026', '-4.50', 'CAFE'),
    row('05/10/2026', '12.00', '=HYPERLINK("http://evil.example")'),
    row('31/02/2026', '1.00', 'NO SUCH DAY'),
  ]);
  await open(page, file);
  const panel = page.getByRole('region', { name: 'What the file holds' });
  await expect(panel.getByRole('heading', { name: '2 payments in, £862.00 · Barclays' })).toBeVisible();
  await expect(panel.getByText('1 payment out is not kept.')).toBeVisible();
  await panel.getByText('1 row could not be read; everything else was.').click();
  await expect(panel.getByText('Row 5:')).toBeVisible();
  await expectAccessible(page, 'what a bank file holds');
  await panel.getByRole('button', { name: 'Keep 2 payments in' }).click();

  await expect(page.getByRole('button', { name: '=HYPERLINK("http://evil.example")', exact: true })).toBeVisible();
  await expectAccessible(page, 'lines to match');
  await page.getByRole('button', { name: 'RIVER SURGERY 0042' }).press('Enter');
  const drawer = page.getByRole('dialog').filter({ hasText: '£850.00 came in' });
  await expectAccessible(page, 'the form of one line');
  await drawer.getByRole('button', { name: 'Confirm' }).click();
  await expect(drawer.getByText('Choose who paid')).toBeVisible();
  await drawer.getByRole('button', { name: 'Set aside' }).click();
  await expect(page.getByText('RIVER SURGERY 0042')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'RIVER SURGERY 0042' })).toBeVisible();

  await open(page, file);
  await expect(panel.getByRole('heading', { name: 'No new payments in' })).toBeVisible();
  await expect(panel.getByText('2 payments in are known already and skipped.')).toBeVisible();
  await panel.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('button', { name: 'Accounts' }).click();
  const accounts = page.getByRole('dialog', { name: 'Accounts' });
  await expectAccessible(page, 'the accounts');
  await accounts.getByRole('button', { name: 'Forget Barclays ••5678' }).click();
  await page.getByRole('button', { name: 'Forget the account' }).click();
  await expect(page.getByText('Barclays ••5678 is forgotten.')).toBeVisible();
});

test('a table of no known bank is read by the columns that are chosen, and the next one by itself', async ({ app: { page } }) => {
  await openPayments(page);
  await open(page, 'When,Who,Paid in,Paid out\n02.10.2026,River Surgery,850.00,\n03.10.2026,Cafe,,4.50\n');
  const form = page.getByRole('region', { name: 'Columns of the table' });
  await expect(form.getByRole('table', { name: 'The first rows as they would be read' }).getByText('£850.00')).toBeVisible();
  await expectAccessible(page, 'the choice of columns');
  await form.getByRole('button', { name: 'Read the file so' }).click();
  const panel = page.getByRole('region', { name: 'What the file holds' });
  await panel.getByLabel('Name of the account').fill('Practice');
  await panel.getByRole('button', { name: 'Keep 1 payment in' }).click();

  await open(page, 'When,Who,Paid in,Paid out\n09.10.2026,Hill Clinic,20.00,\n');
  await expect(panel.getByRole('heading', { name: '1 payment in, £20.00' })).toBeVisible();
  await expect(panel.getByLabel('Account', { exact: true })).toHaveValue('Practice');
});

test('what is no statement is said in words, and nothing is kept', async ({ app: { page } }) => {
  await openPayments(page);
  await open(page, '%PDF-1.7', 'statement.pdf');
  await expect(page.getByRole('alert')).toHaveText('This is a PDF. Export the statement as CSV, OFX or QIF.');
  await page.getByRole('button', { name: 'Back to the payments' }).click();
  await open(page, '<!doctype html><title>Sign in</title>');
  await expect(page.getByRole('alert')).toContainText('the bank may have asked to sign in again');
});

test('what fits is confirmed together, taken back together, and leaves the invoice part paid', async ({ app: { page } }) => {
  const invoices = new InvoicesPage(page);
  await openSample(page);
  await invoices.draftFor('Birch Lane Surgery');
  await invoices.issue();
  const whole = (await page.getByRole('heading', { level: 1 }).textContent())?.match(/INV-\d+/u)?.[0] ?? '';
  await invoices.draftByHand('Birch Lane Surgery');
  await invoices.form.getByRole('button', { name: 'Add a line' }).click();
  await invoices.fillLine(1, { description: 'Teaching', count: '1', price: '250' });
  await invoices.check.getByRole('button', { name: /Enter the day or the period/ }).click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '2 March 2026', exact: true }).click();
  await invoices.issue();
  const inPart = (await page.getByRole('heading', { level: 1 }).textContent())?.match(/INV-\d+/u)?.[0] ?? '';
  await goTo(page, 'Payments');
  await open(
    page,
    table([
      row('02/03/2026', '320.00', `BIRCH LANE SURGERY ${whole}`),
      row('02/03/2026', '100.00', `BIRCH LANE SURGERY ${inPart}`),
      row('02/03/2026', '7.77', 'INTEREST'),
    ]),
  );
  await page.getByRole('button', { name: 'Keep 3 payments in' }).click();
  const partLine = page.getByRole('row').filter({ hasText: '£100.00' });
  await expect(partLine).toContainText(`Birch Lane Surgery · ${inPart}`);
  await expect(partLine).toContainText(`The text names invoice ${inPart}.`);
  await expectAccessible(page, 'suggestions of payments');

  await page.getByRole('button', { name: 'Confirm 2 payments that fit' }).click();
  const drawer = page.getByRole('dialog', { name: 'Confirm what is very likely' });
  await expect(drawer).toContainText('2 payments of £420.00 in all.');
  await expectAccessible(page, 'everything that fits');
  await drawer.getByRole('button', { name: 'Confirm 2 payments' }).click();
  await expect(partLine).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'INTEREST', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(partLine).toHaveCount(1);
  await page.getByRole('button', { name: 'Confirm 2 payments that fit' }).click();
  await drawer.getByRole('button', { name: 'Confirm 2 payments' }).click();
  await expect(partLine).toHaveCount(0);

  await page.getByRole('link', { name: 'All payments' }).click();
  const payments = page.getByRole('table', { name: 'Payments' });
  await payments.getByRole('row').filter({ hasText: '£100.00' }).getByRole('link', { name: inPart }).click();
  await expect(invoices.balance).toContainText('£150.00');
  await expect(page.getByText('Part paid')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Settled so far' })).toContainText(`BIRCH LANE SURGERY ${inPart}`);
});
