import { expectAccessible } from './axe.ts';
import { expect } from './fixtures.ts';
import { secrets, travelTo, waitUntil, type Journey } from './invoice-journey.ts';
import { BookingsPage } from './pages/bookings-page.ts';
import { CalendarPage } from './pages/calendar-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { OrganisationsPage } from './pages/organisations-page.ts';
import { PracticePage } from './pages/practice-page.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { TodayPage } from './pages/today-page.ts';

/** From the first screen to an empty desk that stays open. */
export async function firstRun({ app: { page } }: Journey): Promise<void> {
  await new FirstRunPage(page).finish({ role: 'I do both', passphrase: secrets.passphrase });
  const settings = new SettingsPage(page);
  await settings.open('Security');
  await settings.choose('When nothing is done', 'Never');
}

/** Who trades, with bank details and UTR. */
export async function enterPractice({ app: { page } }: Journey): Promise<void> {
  const practice = new PracticePage(page);
  await practice.goTo();
  await expectAccessible(page, 'an empty practice');
  await practice.openNew();
  await practice.fillIn({
    'Your name': 'Ada Quartermaine',
    'Trading name (optional)': 'Quartermaine Physiotherapy',
    Address: '4 Harbour Row\nWhitby\nYO21 3PR',
    Email: 'ada@quartermaine.example',
    'Name on the account': secrets.accountName,
    'Sort code': '08-99-99',
    'Account number': secrets.accountNumber,
    'UTR (optional)': secrets.utr,
  });
  await expectAccessible(page, 'a new identity');
  await practice.save();
  await expect(practice.row('Quartermaine Physiotherapy')).toContainText('Bank details stored');
  await expectAccessible(page, 'the practice');
}

/** An organisation with an hourly rate and the usual terms: 30 days to pay, and the whole fee within a day. */
export async function enterOrganisation({ app: { page } }: Journey): Promise<void> {
  const organisations = new OrganisationsPage(page);
  await organisations.goTo();
  await expectAccessible(page, 'no organisations');
  await organisations.openNew();
  await organisations.fillIn({
    Name: secrets.client,
    Address: '1 Quillfeather Road\nWhitby\nYO21 1AA',
    'Accounts email': 'acounts@quillfeather.example',
    'Purchase order': 'PO 7788',
  });
  await organisations.addRate('95.50');
  await expectAccessible(page, 'a new organisation');
  await organisations.save();
  await expect(organisations.row(secrets.client)).toBeVisible();
  await expectAccessible(page, 'organisations');
}

const work = [
  { day: '2 March 2026', start: '09:00', end: '11:00' },
  { day: '3 March 2026', start: '14:00', end: '18:00' },
  { day: '5 March 2026', start: '09:00', end: '13:00' },
] as const;

/** Three of them: one that the clock sees, one with mileage, one that will be called off. */
export async function bookThree({ app: { page } }: Journey): Promise<void> {
  const bookings = new BookingsPage(page);
  await bookings.goTo();
  await expectAccessible(page, 'no bookings');
  for (const [index, times] of work.entries()) {
    await bookings.openNew();
    await bookings.fillIn({ organisation: secrets.client, title: secrets.work, ...times });
    if (index === 1) await bookings.form.getByLabel('Miles charged').fill('10');
    if (index === 1) await bookings.form.getByLabel('Per mile').fill('0.55');
    if (index === 1) await expectAccessible(page, 'a new booking');
    await bookings.save();
    await expect(bookings.form).toHaveCount(0);
  }
  await expect(bookings.row(/Quillfeather.*Tue 3 Mar/)).toContainText('£387.50');
  await expectAccessible(page, 'three bookings');
}

/** The clock runs for two hours and twenty minutes where two hours were agreed. */
export async function workByTheClock(journey: Journey): Promise<void> {
  const { page } = journey.app;
  const calendar = new CalendarPage(page);
  await new FramePage(page).goTo('Calendar');
  await calendar.openNew();
  await calendar.fillIn({ client: secrets.patient, start: '09:00', minutes: 120 });
  await calendar.save();
  await expectAccessible(page, 'sessions and bookings in one calendar');

  const today = new TodayPage(page);
  await new FramePage(page).goTo('Today');
  await waitUntil(journey, '2026-03-02T09:00:00Z');
  await today.start();
  await expectAccessible(page, 'a day with a booking, running');
  await waitUntil(journey, '2026-03-02T11:20:00Z');
  await today.finish();
}

/** Two are delivered, the third is called off on the day before. */
export async function deliverAndCancel(journey: Journey): Promise<void> {
  const { page } = journey.app;
  const bookings = new BookingsPage(page);
  await travelTo(journey, '2026-03-04T10:00:00Z');
  await bookings.goTo();
  await bookings.show('Past');
  await bookings.open(/Mon 2 Mar/);
  await expect(bookings.form.getByText('The clock ran 09:00 – 11:20: 2 h 20 min in 1 session.')).toBeVisible();
  await expectAccessible(page, 'a booking that the clock has seen');
  await bookings.press('Mark as delivered');
  await bookings.open(/Tue 3 Mar/);
  await bookings.press('Mark as delivered');
  await expect(bookings.row(/Tue 3 Mar/)).toContainText('Delivered');

  await bookings.show('Upcoming');
  await bookings.open(/Thu 5 Mar/);
  await bookings.press('Cancel booking');
  await expect(bookings.form.getByRole('status', { name: 'Cancellation fee' })).toContainText('£382.00');
  await expectAccessible(page, 'cancelling late');
  await bookings.form.getByRole('button', { name: 'Cancel the booking' }).click();
  await expect(bookings.row(/Thu 5 Mar/)).toContainText('Cancelled');
}
