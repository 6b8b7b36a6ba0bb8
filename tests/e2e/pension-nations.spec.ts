import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { BookingsPage } from './pages/bookings-page.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { PensionPage } from './pages/pension-page.ts';
import { aPensionedLocum } from './pages/pensioned-locum.ts';

test.use({ start: '2026-02-10T09:00:00Z' });

test('in Scotland one answer holds for the year, and no draft leaves work out beside it or asks the practice for its share', async ({
  app,
}) => {
  const { page } = app;
  const [practice, bookings, invoices, pension] = ['Glen Surgery', new BookingsPage(page), new InvoicesPage(page), new PensionPage(page)];
  const { client, book, close } = await aPensionedLocum(app, { nation: 'scotland', practice });
  await client.bookings.step({ id: await book('2026-02-03T09:00Z'), step: 'deliver' });
  await book('2026-02-12T14:00Z');
  close();

  await bookings.goTo();
  await bookings.open(new RegExp(`${practice}.*14:00`));
  await bookings.form.getByRole('radiogroup', { name: 'Pension this work' }).getByText('No', { exact: true }).click();
  await expect(bookings.form.getByText('No holds for all work of 2025/26 there that is not invoiced yet.')).toBeVisible();
  await expectAccessible(page, 'an answer for all work in Scotland');
  await bookings.save();
  await expect(bookings.form).toHaveCount(0);
  await pension.goTo();
  await expect(pension.row(practice)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(pension.row(practice)).toBeVisible();

  await invoices.draftFor(practice);
  await expect(invoices.totals).not.toContainText('Pension');
  await expect(invoices.totals).toContainText('£400.00');
  await invoices.form.getByRole('radiogroup', { name: 'Pension this work' }).getByText('No', { exact: true }).click();
  await expect(invoices.form.getByText(/all or none, and other work of 2025\/26 there is pensioned/)).toBeVisible();
});

test('in Northern Ireland Form B has no share of the practice, its own due day, and says what is not certain of its reference', async ({
  app,
}) => {
  const { page } = app;
  const pension = new PensionPage(page);
  const { client, book, identityId, organisationId, close } = await aPensionedLocum(app, {
    nation: 'northernIreland',
    practice: 'Lough Surgery',
  });
  const bookingId = await book('2026-02-03T09:00Z');
  await client.bookings.step({ id: bookingId, step: 'deliver' });
  const { invoice } = await client.invoices.draftFromBookings({ identityId, organisationId, bookingIds: [bookingId] });
  await client.invoices.issue({ id: invoice.id, changedAt: invoice.changedAt });
  const [form] = await client.pension.makeForms({ invoiceId: invoice.id });
  for (const what of ['approved', 'paid'] as const)
    await client.pension.note({ id: form?.id ?? '', what, on: '2026-02-09', by: 'Dr Birch' });
  close();

  await pension.goTo();
  const month = pension.month('Form B of February 2026, 2025/26');
  await expect(month).toContainText('by Fri 6 Mar');
  await expect(month.getByRole('row').filter({ hasText: 'Lough Surgery' })).toContainText('£360.00£0.00');
  await expect(month).toContainText('Payment reference: 12345678LOCFEB2026');
  await expect(month).toContainText(/under the GMC number/);
  await expectAccessible(page, 'a month that waits in Northern Ireland');
});

test('six months at one practice are told at the next booking there, and hinder nothing', async ({ app }) => {
  const { page } = app;
  const bookings = new BookingsPage(page);
  const { book, close } = await aPensionedLocum(app, { nation: 'england', practice: 'Long Lane Surgery' });
  const weeks = Array.from({ length: 27 }, (_, week) => new Date(Date.UTC(2026, 1, 12 + 7 * (week + 1))).toISOString().slice(0, 10));
  await book('2026-02-12T09:00Z', ...weeks);
  await book('2026-08-21T14:00Z');
  close();
  const warning = bookings.form.getByText(/^You have worked here for six months\. After that you may be treated as a salaried GP/);

  await bookings.goTo();
  await bookings.open(/Long Lane Surgery.*12 Feb/);
  await expect(bookings.form.getByText(/^Locum work for an NHS practice/)).toBeVisible();
  await expect(warning).toHaveCount(0);
  await page.keyboard.press('Escape');
  await bookings.open(/Long Lane Surgery.*21 Aug/);
  await expect(warning).toBeVisible();
  await expectAccessible(page, 'a booking after six months');
  await bookings.form.getByLabel('What (optional)').fill('Duty doctor');
  await bookings.save();
  await expect(bookings.form).toHaveCount(0);
  await expect(page.getByRole('row').filter({ hasText: 'Duty doctor' })).toBeVisible();
});
