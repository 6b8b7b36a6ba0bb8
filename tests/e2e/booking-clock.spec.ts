import { aBooking } from '../support/a-booking.ts';
import { anIdentity } from '../support/an-identity.ts';
import { anOrganisation } from '../support/an-organisation.ts';
import { connectTo } from '../support/built-app.ts';
import { expectAccessible } from './axe.ts';
import { expect, test, type App } from './fixtures.ts';
import { BookingsPage } from './pages/bookings-page.ts';
import { ClockWindow } from './pages/clock-window.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { goTo } from './pages/sample-profile.ts';
import { TodayPage } from './pages/today-page.ts';

test.use({ start: '2026-03-03T08:58:00Z' });

const minute = 60_000;
const at = (time: string): number => Date.parse(`2026-03-03T${time}:00Z`);

/** A locum’s day: a morning with half an hour unpaid, an afternoon, an offer, and a cancelled evening. */
async function aLocumsDay(app: App): Promise<TodayPage> {
  await new FirstRunPage(app.page).finish({ role: 'I work as a locum' });
  const { client, close } = await connectTo({ address: await app.desk.address() });
  const { id: identityId } = await client.identities.create(anIdentity());
  const { id } = await client.organisations.create(anOrganisation({ name: 'Riverside Surgery' }));
  const book = async (start: string, title: string, state: 'offered' | 'confirmed' = 'confirmed') => {
    const hours = title === 'Morning surgery' ? 4 : 2;
    const values = { identityId, title, startsAt: at(start), durationMs: hours * 60 * minute, breakMs: hours === 4 ? 30 * minute : 0 };
    return (await client.bookings.create({ booking: aBooking(id, values), state, alsoOn: [] })).bookings[0]?.id ?? '';
  };
  await book('09:00', 'Morning surgery');
  await book('14:00', 'Afternoon surgery');
  await book('17:00', 'Evening visits', 'offered');
  await client.bookings.cancel({ id: await book('19:00', 'Night cover'), by: 'practitioner', reason: '', scope: 'one' });
  close();
  const today = new TodayPage(app.page);
  await expect(today.now).toContainText('Riverside Surgery');
  return today;
}

test('a booking goes from Today over the clock, a kill and its break to the minutes on the invoice', async ({ app }) => {
  const today = await aLocumsDay(app);
  const list = app.page.getByRole('region', { name: 'Bookings today' });
  await expect(today.now).toContainText(/[12] min until 09:00/);
  await expect(list.getByRole('listitem')).toHaveText([
    /09:00 – 13:00.*Morning surgery.*Confirmed/,
    /14:00 – 16:00.*Afternoon surgery.*Confirmed.*Start on the clock/,
    /17:00 – 19:00.*Evening visits.*Offered/,
    /19:00 – 21:00.*Night cover.*Cancelled/,
  ]);
  await expect(list.getByRole('button')).toHaveCount(1);
  await expectAccessible(app.page, 'a day of bookings');

  await app.advanceTo('2026-03-03T09:00:00Z');
  await app.page.keyboard.press('s');
  await expect(today.now).toContainText('4 h 00 left');
  await expect(list.getByRole('listitem').first()).toContainText('on the clock since 09:00');
  await expect(list.getByRole('button'), 'only one thing runs').toHaveCount(0);
  const clock = await ClockWindow.open(app.page);
  await expect(clock.who).toHaveText('Riverside Surgery · Morning surgery');
  await expect(clock.says).toHaveText('ends 13:00');
  await clock.page.keyboard.press('h');
  await expect(clock.who).toHaveText('');
  await clock.page.keyboard.press('h');

  await app.advanceTo('2026-03-03T10:00:00Z');
  await clock.press('Pause');
  await app.advanceTo('2026-03-03T10:20:00Z');
  await expect(clock.says, 'the agreed break is in the plan').toHaveText('paused, ends 13:00');
  const before = await clock.read();
  const page = await app.reopen('kill');
  await new FramePage(page).places.waitFor();
  const again = await ClockWindow.open(page);
  await expect.poll(() => again.read()).toEqual(before);
  await app.advanceTo('2026-03-03T10:35:00Z');
  await expect(again.says, 'what is longer moves the end').toHaveText('paused, ends 13:05');
  await again.press('Go on');
  await again.press('5 minutes longer');
  await expect(again.says).toHaveText('ends 13:10');
  await app.advanceTo('2026-03-03T13:15:00Z');
  await again.press('Finish');
  await again.page.close();

  const after = new TodayPage(page);
  await expect(after.now).toContainText('until 14:00');
  await expect(page.getByRole('region', { name: 'Bookings today' })).toContainText('actual 09:00 – 13:15');
  const bookings = new BookingsPage(page);
  await page.getByRole('link', { name: /Morning surgery/ }).click();
  await expect(bookings.form).toContainText('The clock ran 09:00 – 13:15: 3 h 40 min of work, 35 min of break taken off.');
  await expectAccessible(page, 'a booking that was run');
  await bookings.press('Mark as delivered');

  const invoices = new InvoicesPage(page);
  await invoices.draftFor('Riverside Surgery');
  await expect(invoices.totals).toContainText('£315.00');
  await page.getByRole('list', { name: 'What the clock saw' }).getByRole('button').click();
  await expect(invoices.totals).toContainText('£330.03');
});

test('a booking is started from the calendar, and only while it can be', async ({ app }) => {
  await aLocumsDay(app);
  const { page } = app;
  const start = page.getByRole('dialog').getByRole('button', { name: 'Start on the clock' });
  const open = async (name: RegExp): Promise<void> => {
    await page.getByRole('button', { name }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).waitFor();
  };
  const close = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  await goTo(page, 'Calendar');
  await open(/Evening visits/);
  await expect(start).toHaveCount(0);
  await close();
  await open(/Morning surgery/);
  await start.click();
  await expect(page.getByRole('dialog')).toContainText(/It is on the clock since 08:5[89]/);
  await expectAccessible(page, 'a booking that runs');
  await close();
  await open(/Afternoon surgery/);
  await expect(start).toHaveCount(0);
  await close();
  await goTo(page, 'Today');
  await expect(new TodayPage(page).now).toContainText(/began 08:5[89]/);
});
