import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { aKeptPng } from '../support/kept-files.ts';
import { BookingsPage } from './pages/bookings-page.ts';
import { CalendarPage } from './pages/calendar-page.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { goTo, openSample } from './pages/sample-profile.ts';

const hour = 3_600_000;

test('a booking takes its rate from the rate card, tells its fee while it is typed, and warns of what is too near', async ({
  app: { page },
}) => {
  const bookings = new BookingsPage(page);
  await openSample(page);
  await bookings.goTo();
  await expectAccessible(page, 'the list of bookings');
  await bookings.openNew();
  await bookings.save();
  await expect(bookings.form.getByText('Choose who books you')).toBeVisible();
  await expect(bookings.form.getByRole('combobox', { name: 'Organisation' })).toBeFocused();
  await expect(page.getByRole('option'), 'no list over the message').toHaveCount(0);
  await bookings.form.getByRole('combobox', { name: 'Organisation' }).pressSequentially('glen');
  await expect(page.getByRole('option')).toHaveText(['Glen Rowan Out of Hours']);
  await bookings.form.getByRole('combobox', { name: 'Organisation' }).fill('');

  await bookings.fillIn({ organisation: 'Birch Lane Surgery', title: 'Evening surgery', start: '09:00', end: '13:00' });
  await expect(bookings.form.getByLabel('Rate', { exact: true })).toHaveValue('320.00');
  await expect(bookings.fee).toContainText('£320.00');
  await expect(bookings.form.getByText(/Overlaps .+ by/).first()).toBeVisible();
  await bookings.press('Add an extra');
  await bookings.form.getByLabel('Extra 1: what').fill('Visit');
  await bookings.form.getByLabel('Extra 1: amount').fill('60');
  await bookings.form.getByLabel('Miles charged').fill('10');
  await bookings.form.getByLabel('Per mile').fill('');
  await expect(bookings.form.getByText('Miles without a price are charged at £0.00.')).toBeVisible();
  await bookings.form.getByRole('button', { name: 'Use HMRC’s £0.45 a mile for cars' }).click();
  await expect(bookings.fee).toContainText('£384.50');
  await bookings.form.getByLabel('Per mile').fill('0.55');
  await expect(bookings.form.getByText('Miles without a price')).toHaveCount(0);
  await expect(bookings.fee).toContainText('£385.50');
  await bookings.form.getByRole('spinbutton', { name: 'End, minutes' }).focus();
  await expectAccessible(page, 'the form of a booking');
  await bookings.save();

  await expect(bookings.row(/Birch Lane Surgery, Mon 2 Mar/)).toContainText('£385.50');
});

test('a booking goes from offered over a counter-offer to confirmed and delivered, each step taken back with Undo', async ({ app }) => {
  const bookings = new BookingsPage(app.page);
  await openSample(app.page);
  await bookings.goTo();
  await bookings.openNew();
  await bookings.fillIn({ organisation: 'Glen Rowan Out of Hours', start: '18:00', end: '22:00' });
  await bookings.form.getByText('Offered', { exact: true }).click();
  await bookings.save();

  await bookings.open(/Glen Rowan Out of Hours, Mon 2 Mar/);
  await bookings.press('Record an offer');
  const dialog = bookings.form.getByRole('group', { name: 'Record an offer' });
  await dialog.getByRole('combobox', { name: 'Offered' }).click();
  await app.page.getByRole('option', { name: 'share of takings' }).click();
  await dialog.getByLabel('Offered share').fill('60');
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await bookings.open(/Glen Rowan Out of Hours, Mon 2 Mar/);
  await expect(bookings.form.getByRole('list', { name: 'Offers' })).toContainText('I offered 60% of takings');
  await bookings.press('Record an offer');
  await dialog.getByRole('combobox', { name: 'Offered' }).click();
  await app.page.getByRole('option', { name: 'per hour' }).click();
  await dialog.getByLabel('Offered rate').fill('100');
  await expectAccessible(app.page, 'recording an offer');
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await bookings.open(/Glen Rowan Out of Hours, Mon 2 Mar/);
  await expect(bookings.form.getByRole('list', { name: 'Offers' })).toContainText('I offered £100.00 per hour');
  await expect(bookings.fee).toContainText('£400.00');

  await bookings.press('Confirm');
  await expect(bookings.row(/Glen Rowan Out of Hours, Mon 2 Mar/)).toContainText('Confirmed');
  await app.page.getByRole('button', { name: 'Undo' }).click();
  await expect(bookings.row(/Glen Rowan Out of Hours, Mon 2 Mar/)).toContainText('Offered');
  await bookings.open(/Glen Rowan Out of Hours, Mon 2 Mar/);
  await bookings.press('Confirm');

  await bookings.open(/Glen Rowan Out of Hours, Mon 2 Mar/);
  await expect(bookings.form.getByRole('button', { name: 'Mark as delivered' })).toBeDisabled();
  await expect(bookings.form.getByText('It can be marked as delivered once it has begun, Mon 2 Mar at 18:00.')).toBeVisible();
  await bookings.press('Cancel');
  await app.advance(14 * hour);
  await bookings.show('Past');
  await bookings.open(/Glen Rowan Out of Hours, Mon 2 Mar/);
  await bookings.press('Mark as delivered');
  await expect(bookings.row(/Glen Rowan Out of Hours, Mon 2 Mar/)).toContainText('Delivered');
});

test('a cancellation shows what it costs by the agreed terms before it is made', async ({ app: { page } }) => {
  const bookings = new BookingsPage(page);
  await openSample(page);
  await bookings.goTo();
  await bookings.open(/Glen Rowan Out of Hours, Sat 7 Mar/);
  await expect(bookings.form.getByText(/Agreed: 30 days to pay/)).toBeVisible();
  await bookings.press('Cancel booking');
  const dialog = bookings.form.getByRole('group', { name: 'Cancel this booking' });

  await expect(dialog.getByRole('status', { name: 'Cancellation fee' })).toContainText('£285.00');
  await dialog.getByLabel('I do').check();
  await expect(dialog.getByRole('status', { name: 'Cancellation fee' })).toContainText('£0.00');
  await dialog.getByLabel('The organisation').check();
  await expectAccessible(page, 'cancelling a booking');
  // Told a week before, and entered only now.
  await dialog.getByLabel('Called off on').click();
  await page.locator('button[data-direction="previous"]').click();
  await page.getByRole('button', { name: '21 February 2026', exact: true }).click();
  await expect(dialog.getByRole('status', { name: 'Cancellation fee' })).toContainText('£0.00');
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await bookings.press('Cancel booking');
  await dialog.getByRole('button', { name: 'Cancel the booking' }).click();

  await expect(bookings.row(/Glen Rowan Out of Hours, Sat 7 Mar/)).toContainText('Cancelled');
  await bookings.open(/Glen Rowan Out of Hours, Sat 7 Mar/);
  await expect(bookings.form.getByText(/by the organisation. Fee £285.00./)).toBeVisible();
});

test('who is paid by others checks the pay, and the gap is told live', async ({ app: { page } }) => {
  const bookings = new BookingsPage(page);
  await openSample(page);
  await bookings.goTo();
  await bookings.show('Past');
  await bookings.open(/Alder Staffing/);
  await bookings.form.getByRole('combobox', { name: 'What came in' }).click();
  await page.getByRole('option', { name: 'Paid short' }).click();
  await bookings.form.getByLabel('Paid before deductions').fill('300');
  await expect(bookings.form.getByText('£69.00 short of £369.00')).toBeVisible();
  await bookings.form.getByRole('combobox', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Inside IR35' }).click();
  await bookings.form.getByLabel('PAYE tax').fill('40');
  await bookings.form.getByLabel('National Insurance').fill('12.5');
  await expect(bookings.form.getByText('£300.00 less £52.50 is £247.50.')).toBeVisible();
  await bookings.form.getByLabel('Net pay received').fill('240');
  await expect(bookings.form.getByText('£300.00 less £52.50 is £247.50. £7.50 is missing.')).toBeVisible();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), bookings.press('Add a PDF or picture')]);
  await chooser.setFiles({ name: 'sds.png', mimeType: 'image/png', buffer: Buffer.from(aKeptPng()) });
  await expect(bookings.form.getByText(/kept/)).toBeVisible();
  await expectAccessible(page, 'pay check and IR35');
  await bookings.form.getByRole('button', { name: 'sds.png', exact: true }).click();
  await page.getByRole('dialog', { name: 'sds.png' }).getByRole('button', { name: 'Close' }).click();
  await expect(bookings.form.getByLabel('Net pay received'), 'what was typed is still there').toHaveValue('240.00');
  await bookings.save();

  await expect(bookings.row(/Alder Staffing/)).toContainText('Paid short');
  await bookings.open(/Alder Staffing/);
  await expect(bookings.form.getByLabel('PAYE tax')).toHaveValue('40.00');
  await bookings.form.getByRole('combobox', { name: 'Who pays how' }).click();
  await page.getByRole('option', { name: 'I invoice as a sole trader' }).click();
  await expect(bookings.form.getByLabel('PAYE tax')).toHaveCount(0);
});

test('hostile text stays text, and the search of the app leads to the booking', async ({ app: { page } }) => {
  const bookings = new BookingsPage(page);
  await openSample(page);
  await bookings.goTo();
  const hostile = '=cmd|x <img src=x onerror=alert(1)> \u202Egnp.exe שלום';
  await bookings.openNew();
  await bookings.fillIn({ organisation: 'Birch Lane Surgery', title: hostile, start: '19:00', end: '20:00' });
  for (const label of ['Their reference (optional)', 'Private notes']) await bookings.form.getByLabel(label, { exact: true }).fill(hostile);
  await bookings.save();
  await expect(bookings.form).toBeHidden();
  await expect(page.getByText(hostile).first()).toBeVisible();
  await expect(bookings.form).toHaveCount(0);

  await new FramePage(page).search('gnp');
  await page
    .getByRole('dialog', { name: 'Search' })
    .getByRole('button', { name: /^Birch Lane Surgery/ })
    .click();
  await expect(bookings.form.getByLabel('What (optional)')).toHaveValue(hostile);
});

test('filters narrow the list, and a list without a match says so', async ({ app: { page } }) => {
  const bookings = new BookingsPage(page);
  await openSample(page);
  await bookings.goTo();
  await bookings.show('All');
  await expect(page.getByText('11 bookings', { exact: true })).toBeVisible();
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Offered' }).click();
  await expect(page.getByText('1 booking', { exact: true })).toBeVisible();
  await bookings.show('Upcoming');
  await page.getByRole('combobox', { name: 'State or pay' }).click();
  await page.getByRole('option', { name: 'Not paid yet' }).click();
  await expect(page.getByRole('radio', { name: 'All' })).toBeChecked();
  await page.getByRole('searchbox', { name: 'Search bookings' }).fill('zzz');
  await expect(page.getByText('No booking matches.')).toBeVisible();
});

test('bookings stand beside sessions in the calendar, open there, and are told to a session that comes too near', async ({
  app: { page },
}) => {
  const bookings = new BookingsPage(page);
  const calendar = new CalendarPage(page);
  await openSample(page);
  await goTo(page, 'Calendar');
  const saturday = page.getByRole('button', {
    name: /^Booking, Glen Rowan Out of Hours, Weekend cover, Sat 7 Mar, 09:00 – 15:00, Confirmed/,
  });
  await expect(saturday).toBeVisible();
  await expectAccessible(page, 'a week with bookings');
  await saturday.click();
  await expect(bookings.form.getByLabel('What (optional)')).toHaveValue('Weekend cover');
  await bookings.press('Cancel');

  await calendar.show('Month');
  await expect(saturday).toBeVisible();
  await calendar.show('Day');
  await calendar.openNew();
  await calendar.fillIn({ start: '15:30', minutes: 30 });
  await expect(calendar.form.getByText(/before Glen Rowan|after Glen Rowan/)).toHaveCount(0);
  await calendar.form.getByLabel('Day', { exact: true }).click();
  await page.getByRole('button', { name: '7 March 2026', exact: true }).click();
  await expect(calendar.form.getByText('Leaves too little time after Glen Rowan Out of Hours 09:00 – 15:00.')).toBeVisible();
  await calendar.fillIn({ client: 'Rowan' });
  await calendar.save();

  await calendar.show('Week');
  await calendar.session(/^Rowan, Sat 7 Mar/).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(calendar.message('Leaves too little time after Glen Rowan Out of Hours 09:00 – 15:00.')).toBeVisible();
});

test('a booking is dragged, resized and moved by keys like a session, with what it gets in the way of and a way back', async ({
  app: { page },
}) => {
  const calendar = new CalendarPage(page);
  await openSample(page);
  await goTo(page, 'Calendar');
  const cover = (when: string) =>
    page.getByRole('button', { name: new RegExp(`^Booking, Glen Rowan Out of Hours, Weekend cover, ${when}`) });
  await cover('Sat 7 Mar, 09:00 – 15:00').dragTo(calendar.slot('Sun 8 Mar at 10:00'), {
    sourcePosition: { x: 40, y: 6 },
    targetPosition: { x: 40, y: 3 },
  });
  await expect(cover('Sun 8 Mar, 10:00 – 16:00')).toBeVisible();
  await expect(calendar.message('Glen Rowan Out of Hours, Weekend cover is now Sun 8 Mar, 10:00 – 16:00.')).toBeVisible();

  const box = await cover('Sun 8 Mar').boundingBox();
  if (!box) throw new Error('the booking is not on screen');
  await page.mouse.move(box.x + 30, box.y + 1);
  await page.mouse.down();
  await page.mouse.move(box.x + 30, box.y + 61, { steps: 4 });
  await page.mouse.up();
  await expect(cover('Sun 8 Mar, 11:00 – 16:00')).toBeVisible();

  await cover('Sun 8 Mar').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(cover('Sun 8 Mar, 10:45 – 15:45')).toBeFocused();
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect(cover('Sun 8 Mar, 10:45 – 16:00')).toBeFocused();
  for (const day of ['Sat 7 Mar', 'Fri 6 Mar', 'Thu 5 Mar']) {
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(cover(`${day}, 10:45 – 16:00`)).toBeFocused();
  }
  await expect(calendar.message(/is now Thu 5 Mar.+Leaves too little time after .+\. And \d more\./)).toBeVisible();
  await calendar.undo();
  await expect(cover('Fri 6 Mar, 10:45 – 16:00')).toBeVisible();

  // Taken back before the core has answered: what was pressed last is meant.
  await cover('Fri 6 Mar').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(cover('Sat 7 Mar, 10:45 – 16:00')).toBeVisible();
});

test('a booking of a repeat asks which to move, and one that is billed stays and says why', async ({ app }) => {
  const { page } = app;
  const calendar = new CalendarPage(page);
  const bookings = new BookingsPage(page);
  await openSample(page);
  await bookings.goTo();
  await bookings.openNew();
  await bookings.fillIn({ organisation: 'Birch Lane Surgery', title: 'Evenings', start: '19:00', end: '20:00' });
  await bookings.form.getByRole('combobox', { name: 'Repeat' }).click();
  await page.getByRole('option', { name: 'Every week' }).click();
  await bookings.form.getByLabel('Bookings in all').fill('3');
  await bookings.save();
  await goTo(page, 'Calendar');
  const evening = (when: string) => page.getByRole('button', { name: new RegExp(`^Booking, Birch Lane Surgery, Evenings, ${when}`) });
  await page.getByRole('button', { name: 'Later', exact: true }).click();
  await evening('Mon 9 Mar, 19:00').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.getByRole('dialog', { name: 'Move which bookings?' })).toBeVisible();
  await expectAccessible(page, 'the question which bookings to move');
  await page.getByRole('button', { name: 'This and all following' }).click();
  await expect(evening('Tue 10 Mar, 19:00')).toBeVisible();
  await expect(calendar.message('2 bookings are moved.')).toBeVisible();
  await page.getByRole('button', { name: 'Later', exact: true }).click();
  await expect(evening('Tue 17 Mar, 19:00')).toBeVisible();

  await new InvoicesPage(page).draftFor('Birch Lane Surgery');
  await goTo(page, 'Calendar');
  await page.getByRole('button', { name: 'Earlier', exact: true }).click();
  await page.getByRole('button', { name: 'Earlier', exact: true }).click();
  await page.getByRole('button', { name: /^Booking, Birch Lane Surgery, Catch-up clinic/ }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(calendar.message('Birch Lane Surgery stays where it is: it is on a draft.')).toBeVisible();
});

test('a booking repeats on the days that are named, and the repeat is cancelled from one on, and taken back whole', async ({
  app: { page },
}) => {
  const bookings = new BookingsPage(page);
  await openSample(page);
  await bookings.goTo();
  await bookings.openNew();
  await bookings.fillIn({ organisation: 'Birch Lane Surgery', title: 'Monday surgery', start: '18:00', end: '20:00' });
  await bookings.form.getByRole('combobox', { name: 'Repeat' }).click();
  await page.getByRole('option', { name: 'Every week' }).click();
  await bookings.form.getByLabel('Bookings in all').fill('6');
  await expect(bookings.form.getByText(/^5 bookings: Mon 2 Mar, .* Mon 30 Mar\. Left out: Mon 6 Apr \(Easter Monday\)\.$/)).toBeVisible();
  await expectAccessible(page, 'a booking that repeats');
  await bookings.form.getByLabel('Leave bank holidays out').uncheck();
  await expect(bookings.form.getByText(/^6 bookings: .* Bank holidays among them: Mon 6 Apr \(Easter Monday\)\.$/)).toBeVisible();
  await bookings.save();
  await expect(page.getByRole('status').filter({ hasText: 'and 5 more: saved.' })).toBeVisible();

  await bookings.open(/Birch Lane Surgery, Mon 16 Mar, 18:00/);
  await expect(bookings.form.getByText('3 of 6 in this repeat')).toBeVisible();
  await bookings.press('Cancel booking');
  await bookings.form.getByRole('button', { name: 'Cancel the booking' }).click();
  await page.getByRole('button', { name: 'This and all following' }).click();
  await expect(page.getByRole('status').filter({ hasText: '4 bookings are cancelled; fees £0.00.' })).toBeVisible();
  await expect(bookings.row(/Birch Lane Surgery, Mon 6 Apr/)).toContainText('Cancelled');
  await expect(bookings.row(/Birch Lane Surgery, Mon 9 Mar/)).toContainText('Confirmed');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(bookings.row(/Birch Lane Surgery, Mon 6 Apr/)).toContainText('Confirmed');

  await bookings.open(/Birch Lane Surgery, Mon 9 Mar, 18:00/);
  await bookings.fillIn({ start: '18:30', end: '20:30' });
  await bookings.save();
  await expect(page.getByRole('dialog', { name: 'Save which bookings?' })).toBeVisible();
  await expectAccessible(page, 'the question which bookings to save, over the drawer');
  await page.getByRole('button', { name: 'All bookings of the repeat' }).click();
  await expect(bookings.row(/Birch Lane Surgery, Mon 6 Apr/)).toContainText('18:30 – 20:30');
});

test('a booking is confirmed by mail with its terms, and says when it has changed since', async ({ app }) => {
  const { page } = app;
  const bookings = new BookingsPage(page);
  await openSample(page);
  await bookings.goTo();
  await bookings.openNew();
  await bookings.fillIn({ organisation: 'Birch Lane Surgery', start: '09:00', end: '13:00' });
  await bookings.save();
  await bookings.open(/Birch Lane Surgery, Mon 2 Mar/);

  await bookings.press('Send a confirmation');
  const letter = page.getByRole('dialog', { name: 'Confirm to Birch Lane Surgery' });
  await expect(letter.getByLabel('Subject')).toHaveValue('Booking confirmed: Monday 2 March 2026');
  await expect(letter.getByLabel('Text')).toHaveValue(/Time: 09:00 to 13:00/);
  await expect(letter.getByText('Booking 2026-03-02.pdf')).toBeVisible();
  await expectAccessible(page, 'a confirmation of a booking');
  const saved = page.waitForEvent('download');
  await letter.getByRole('button', { name: 'Save as a draft' }).last().click();
  expect((await saved).suggestedFilename()).toBe('Booking 2026-03-02.eml');
  await letter.getByRole('button', { name: 'I sent it myself' }).click();

  await expect(bookings.form.getByText('Confirmed in writing Mon 2 Mar.')).toBeVisible();
  await bookings.form.getByLabel('Rate', { exact: true }).fill('330');
  await expect(bookings.form.getByRole('button', { name: 'Send it anew' })).toBeDisabled();
  await bookings.save();
  await bookings.open(/Birch Lane Surgery, Mon 2 Mar/);
  await expect(bookings.form.getByText('It has changed since it was confirmed in writing Mon 2 Mar.')).toBeVisible();
  await expectAccessible(page, 'a booking that changed since it was confirmed');
});
