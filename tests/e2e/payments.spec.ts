import { readFile } from 'node:fs/promises';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { goTo, openSample } from './pages/sample-profile.ts';

test('a payment settles invoices in part, over several, with a rest on account that pays the next one', async ({ app: { page } }) => {
  const invoices = new InvoicesPage(page);
  await openSample(page);
  await invoices.draftFor('Birch Lane Surgery');
  await invoices.issue();
  await page.getByRole('button', { name: 'Record a payment' }).click();
  await expect(invoices.drawer.getByLabel('For INV-0001')).toHaveValue('320.00');
  await invoices.drawer.getByLabel('Amount').fill('100');
  await invoices.drawer.getByRole('button', { name: 'Record it' }).click();
  await expect(invoices.drawer).toContainText('More is given to invoices than came in');
  await invoices.drawer.getByRole('button', { name: 'Oldest first' }).click();
  await expect(invoices.drawer.getByLabel('For INV-0001')).toHaveValue('100.00');
  await expectAccessible(page, 'recording a payment');
  await invoices.drawer.getByRole('button', { name: 'Record it' }).click();
  await expect(invoices.balance).toContainText('£220.00');
  await expect(invoices.balance).toContainText('£100.00 came in');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(invoices.balance).not.toContainText('came in');
  await expect(invoices.balance).toContainText('£320.00');

  await page.getByRole('button', { name: 'Record a payment' }).click();
  await invoices.drawer.getByLabel('Amount').fill('400');
  await invoices.drawer.getByLabel('Reference (optional)').fill('BACS 77');
  await expect(invoices.drawer).toContainText('£80.00 stays on account.');
  await invoices.drawer.getByRole('button', { name: 'Record it' }).click();
  await expect(invoices.balance).toContainText('Paid.');
  await expect(page.getByRole('region', { name: 'Settled so far' })).toContainText('BACS 77');
  await expectAccessible(page, 'a paid invoice');

  await page.getByRole('link', { name: 'Birch Lane Surgery' }).click();
  await page.getByRole('heading', { level: 1, name: 'Birch Lane Surgery' }).waitFor();
  await expect(page.getByText('In their favour')).toBeVisible();
  await page.getByRole('button', { name: 'New invoice' }).click();
  await invoices.drawer.getByRole('button', { name: 'Make the draft' }).click();
  await invoices.form.getByRole('button', { name: 'Add a line' }).click();
  await invoices.fillLine(1, { description: 'Teaching', count: '1', price: '50' });
  await invoices.check.getByRole('button', { name: /Enter the day or the period/ }).click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '2 March 2026', exact: true }).click();
  await invoices.issue();
  await page.getByRole('button', { name: 'Use £50.00' }).click();
  await expect(invoices.balance).toContainText('Paid.');
  await invoices.more('Money that went back');
  await invoices.drawer.getByText('Payment bounced').click();
  await expectAccessible(page, 'money that went back');
  await invoices.drawer.getByRole('button', { name: 'Record it' }).click();
  await expect(invoices.balance).toContainText('£50.00');
});

test('an account shows all that passed, for a period too, and its statement as it can be sent', async ({ app: { page } }) => {
  const invoices = new InvoicesPage(page);
  await openSample(page);
  await invoices.draftFor('Birch Lane Surgery');
  await invoices.issue();
  await goTo(page, 'Organisations');
  await page.getByRole('button', { name: 'Birch Lane Surgery' }).click();
  await page.getByRole('button', { name: 'Account' }).click();
  const statement = page.getByRole('table', { name: 'Statement of account' });
  await expect(statement).toContainText('Invoice INV-0001');
  await page.getByRole('button', { name: 'Record a payment' }).click();
  await invoices.drawer.getByLabel('Amount').fill('320');
  await invoices.drawer.getByRole('button', { name: 'Oldest first' }).click();
  await invoices.drawer.getByRole('button', { name: 'Record it' }).click();
  await expect(statement).toContainText('-£320.00');
  await expectAccessible(page, 'an account');
  await page.getByRole('button', { name: 'Statement as PDF' }).click();
  await expect(page.getByRole('document', { name: /Statement of account/ })).toContainText('INV-0001');
  await expectAccessible(page, 'a statement of account');
  await page.getByRole('combobox', { name: 'Period' }).click();
  await page.getByRole('option', { name: 'Last tax year' }).click();
  await expect(page.getByText('Nothing passed between you in this period.')).toBeVisible();
  await page
    .getByRole('table', { name: 'Payments' })
    .getByRole('button', { name: /Remove the payment/ })
    .click();
  await expect(page.getByRole('table', { name: 'Payments' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('table', { name: 'Payments' })).toContainText('INV-0001');
});

test('all payments are searched, filtered, summed and saved as they are shown; one opens beside with what it was for', async ({
  app: { page },
}) => {
  const invoices = new InvoicesPage(page);
  await openSample(page);
  await invoices.draftFor('Birch Lane Surgery');
  await invoices.issue();
  const number = (await page.getByRole('heading', { level: 1 }).textContent())?.match(/INV-\d+/u)?.[0] ?? '';
  await page.getByRole('button', { name: 'Record a payment' }).click();
  await invoices.drawer.getByLabel('Amount').fill('400');
  await invoices.drawer.getByLabel('Reference (optional)').fill('=BACS 77');
  await invoices.drawer.getByRole('button', { name: 'Record it' }).click();
  await expect(invoices.balance).toContainText('Paid.');

  await goTo(page, 'Payments');
  await page.getByRole('link', { name: 'All payments' }).click();
  const payments = page.getByRole('table', { name: 'Payments' });
  const search = page.getByRole('searchbox', { name: 'Search payments' });
  await page.getByRole('combobox', { name: 'How it was paid' }).waitFor(); // both lists of payments have a search
  await search.fill('=BACS 77');
  await expect(page.getByText('1 payment, £400.00 · £80.00 on account')).toBeVisible();
  await expectAccessible(page, 'all payments');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save these payments as CSV' }).click();
  const csv = (await readFile(await (await saved).path(), 'utf8')).trim().split('\r\n');
  expect(csv).toHaveLength(2);
  expect(csv[1]).toContain(`400.00,80.00,Bank transfer,'=BACS 77,${number}`);
  await search.fill(number);
  await expect(payments.getByRole('row')).toHaveCount(2);
  await search.fill('nothing like it');
  await expect(page.getByText('No payment matches.')).toBeVisible();
  await search.fill('400');
  await page.getByRole('combobox', { name: 'How it was paid' }).click();
  await page.getByRole('option', { name: 'Cash' }).click();
  await expect(page.getByText('No payment matches.')).toBeVisible();
  await page.getByRole('combobox', { name: 'How it was paid' }).click();
  await page.getByRole('option', { name: 'Bank transfer' }).click();
  await page.getByRole('checkbox', { name: 'On account' }).check();

  await payments.getByRole('button', { name: /^Birch Lane Surgery, £400.00/ }).press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Payment' });
  await expect(drawer.getByRole('table', { name: 'What it was for' })).toContainText(
    `Invoice ${number}£320.00On account£80.00In all£400.00`,
  );
  await expectAccessible(page, 'one payment');
  await drawer.getByRole('button', { name: 'Remove the payment' }).click();
  await expect(page.getByText('No payment matches.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(payments.getByRole('row')).toHaveCount(2);

  await goTo(page, 'Today');
  for (const text of ['400', '=BACS 77', number]) {
    await new FramePage(page).search(text);
    const found = page.getByRole('dialog', { name: 'Search' });
    await expect(found.getByPlaceholder('Search clients, sessions, bookings, invoices and payments')).toBeVisible();
    const payment = found.getByRole('button', { name: /^£400.00, Birch Lane Surgery/ });
    await expect(payment, text).toBeVisible();
    if (text === number) break;
    await page.keyboard.press('Escape');
    await expect(found).toBeHidden();
  }
  await expectAccessible(page, 'payments in the search');
  await page
    .getByRole('dialog', { name: 'Search' })
    .getByRole('button', { name: /^£400.00, Birch Lane Surgery/ })
    .click();
  await expect(drawer.getByRole('table', { name: 'What it was for' })).toContainText('In all£400.00');
});
