import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { BookingsPage } from './pages/bookings-page.ts';
import { aPensionedIdentity } from './pages/pensioned-identity.ts';
import { openSample } from './pages/sample-profile.ts';
import { SettingsPage } from './pages/settings-page.ts';

test('a delivered out-of-hours booking is in the annual record by itself, and can be left out', async ({ app }) => {
  const { page } = app;
  const bookings = new BookingsPage(page);
  const settings = new SettingsPage(page);
  await openSample(page);
  await aPensionedIdentity(page);
  await bookings.goTo();
  await bookings.openNew();
  await bookings.fillIn({ organisation: 'Glen Rowan Out of Hours', title: 'Early shift', start: '06:00', end: '08:00', rate: '95' });
  await expect(bookings.form.getByText('Once delivered, it is in your annual return as SOLO work.')).toBeVisible();
  await expectAccessible(page, 'a booking of SOLO work');
  await bookings.save();
  await expect(bookings.form).toBeHidden();
  await bookings.show('All');
  await bookings.open(/Glen Rowan Out of Hours, Mon 2 Mar/);
  await bookings.press('Mark as delivered');

  await settings.open('Pension');
  const record = page.getByRole('table', { name: 'Other NHS work in 2025/26' });
  await expect(record.getByRole('row', { name: /Glen Rowan Out of Hours/ })).toContainText('SOLO (out of hours, ICB), from 2 bookings');
  await expect(record.getByRole('row', { name: /Glen Rowan Out of Hours/ })).toContainText('Not known');
  await expectAccessible(page, 'the record of SOLO work');

  await bookings.goTo();
  await bookings.show('All');
  await bookings.open(/Glen Rowan Out of Hours, Mon 2 Mar/);
  await bookings.form.getByRole('button', { name: 'Leave it out' }).press('Enter');
  await expect(bookings.form.getByText('It is not recorded as SOLO work.')).toBeVisible();
  await bookings.save();
  await expect(bookings.form).toBeHidden();
  await settings.open('Pension');
  await expect(record.getByRole('row', { name: /Glen Rowan Out of Hours/ })).toContainText('from 1 booking');
});
