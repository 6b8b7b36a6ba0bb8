import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { CalendarPage } from './pages/calendar-page.ts';
import { goTo, openSample } from './pages/sample-profile.ts';

// A Tuesday, so that the week on screen has days on both sides.
test.use({ start: '2026-03-03T08:30:00Z' });

async function openCalendar(page: Page): Promise<CalendarPage> {
  await openSample(page);
  await goTo(page, 'Calendar');
  const calendar = new CalendarPage(page);
  await calendar.show('Week');
  return calendar;
}

test('a session is planned for a client who is new, and taken back with Ctrl Z', async ({ app: { page } }) => {
  const calendar = await openCalendar(page);

  await calendar.openNew();
  await calendar.fillIn({ client: 'Rowan', service: /Follow-up/, start: '19:00' });
  await expect(calendar.form.getByText('Will be added as a new client.')).toBeVisible();
  await expect(calendar.form.getByLabel('Length')).toHaveValue('30 min');
  await calendar.save();

  await expect(calendar.session(/^Rowan, Follow-up, Tue 3 Mar, 19:00 – 19:30/)).toBeVisible();
  await calendar.undo();
  await expect(calendar.session(/^Rowan/)).toHaveCount(0);
});

test('an overlap is told before it is saved', async ({ app: { page } }) => {
  const calendar = await openCalendar(page);
  await calendar.openNew();
  await calendar.fillIn({ client: 'Rowan', start: '19:00', minutes: 60 });
  await calendar.save();

  await calendar.openNew();
  await calendar.fillIn({ client: 'Sage', start: '19:45', minutes: 60 });

  await expect(calendar.form.getByText('Overlaps Rowan 19:00 – 20:00 by 15 min.')).toBeVisible();
});

test('the keyboard moves and resizes a session and keeps the focus on it', async ({ app: { page } }) => {
  const calendar = await openCalendar(page);
  await calendar.openNew();
  await calendar.fillIn({ client: 'Rowan', start: '19:00', minutes: 60 });
  await calendar.save();

  await calendar.session(/^Rowan/).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(calendar.session(/^Rowan, Tue 3 Mar, 18:45 – 19:45/)).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(calendar.session(/^Rowan, Wed 4 Mar, 18:45 – 19:45/)).toBeFocused();
  await page.keyboard.press('Alt+Shift+ArrowDown');

  await expect(calendar.session(/^Rowan, Wed 4 Mar, 18:45 – 20:00/)).toBeFocused();
});

test('the mouse plans, drags and resizes', async ({ app: { page } }) => {
  const calendar = await openCalendar(page);

  await page.getByRole('button', { name: 'Plan a session on Sat 7 Mar at 16:00' }).hover();
  await page.mouse.down();
  await calendar.slot('Sat 7 Mar at 17:30').hover();
  await page.mouse.up();
  await calendar.fillIn({ client: 'Rowan' });
  await expect(calendar.form.getByLabel('Length')).toHaveValue('120 min');
  await calendar.save();

  await calendar
    .session(/^Rowan/)
    .dragTo(calendar.slot('Sun 8 Mar at 14:00'), { sourcePosition: { x: 40, y: 6 }, targetPosition: { x: 40, y: 3 } });
  await expect(calendar.session(/^Rowan, Sun 8 Mar, 14:00 – 16:00/)).toBeVisible();

  const box = await calendar.session(/^Rowan/).boundingBox();
  if (!box) throw new Error('the session is not on screen');
  await page.mouse.move(box.x + 30, box.y + box.height - 1);
  await page.mouse.down();
  await page.mouse.move(box.x + 30, box.y + box.height - 31, { steps: 4 });
  await page.mouse.up();
  await expect(calendar.session(/^Rowan, Sun 8 Mar, 14:00 – 15:30/)).toBeVisible();
});

test('a change of a repeat asks how far it reaches', async ({ app: { page } }) => {
  const calendar = await openCalendar(page);
  await calendar.openNew();
  await calendar.fillIn({ client: 'Rowan', start: '19:00', minutes: 60, weeks: 3 });
  await calendar.save();
  await expect(calendar.message('3 sessions are planned.')).toBeVisible();

  await page.getByRole('button', { name: 'Later', exact: true }).click();
  await calendar.session(/^Rowan, Tue 10 Mar/).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await calendar.answerScope('This and all following');
  await expect(calendar.session(/^Rowan, Tue 10 Mar, 18:45/)).toBeVisible();
  await page.getByRole('button', { name: 'Later', exact: true }).click();
  await expect(calendar.session(/^Rowan, Tue 17 Mar, 18:45/)).toBeVisible();

  await calendar.session(/^Rowan, Tue 17 Mar/).focus();
  await page.keyboard.press('Delete');
  await calendar.answerScope('Only this session');
  await expect(calendar.session(/^Rowan/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Earlier', exact: true }).click();
  await expect(calendar.session(/^Rowan, Tue 10 Mar/)).toBeVisible();
});

test('a failed save keeps what was typed', async ({ app: { page } }) => {
  const calendar = await openCalendar(page);
  await calendar.openNew();
  await calendar.fillIn({ client: 'Rowan', notes: 'Prefers the window open' });
  await calendar.form.getByLabel('Length').fill('');

  await calendar.form.getByRole('button', { name: 'Save', exact: true }).click();

  await expect(calendar.form.getByText('Enter a length in minutes')).toBeVisible();
  await expect(calendar.form.getByLabel('Notes')).toHaveValue('Prefers the window open');
  await expect(calendar.form.getByLabel('Client')).toHaveValue('Rowan');
});

test('a session of another zone keeps its clock and says so', async ({ app: { page } }) => {
  const calendar = await openCalendar(page);
  await calendar.openNew();
  await calendar.form.getByRole('button', { name: 'Another time zone' }).click();
  await calendar.form.getByRole('combobox', { name: 'Time zone' }).fill('New York');
  await page.getByRole('option', { name: /New York/ }).click();
  await calendar.fillIn({ client: 'Rowan', start: '13:00', minutes: 60 });
  await calendar.save();

  await expect(calendar.session(/^Rowan, Tue 3 Mar, 18:00 – 19:00, 13:00 – 14:00 New York/)).toBeVisible();
});

test('search finds a session by its notes and opens it', async ({ app: { page } }) => {
  const calendar = await openCalendar(page);
  await calendar.openNew();
  await calendar.fillIn({ client: 'Rowan', start: '19:00', notes: 'Brings the dog Pepper' });
  await calendar.save();
  await calendar.show('Month');

  await page.keyboard.press('/');
  await page.keyboard.type('pepper');
  await page.getByRole('option', { name: /^Rowan/ }).click();

  await expect(calendar.form.getByLabel('Notes')).toHaveValue('Brings the dog Pepper');
});

test('a month folds away what does not fit, and shows it on request', async ({ app: { page } }) => {
  const calendar = await openCalendar(page);
  await calendar.show('Month');

  await page
    .getByRole('button', { name: /^\+\d more$/ })
    .first()
    .click();

  await expect(page.getByRole('dialog').getByRole('button').nth(3)).toBeVisible();
});

test('the printed day is a sheet of its own', async ({ app: { page } }) => {
  const calendar = await openCalendar(page);
  await calendar.openNew();
  await calendar.fillIn({ client: 'Rowan', start: '19:00', minutes: 60, notes: 'Not for paper' });
  await calendar.save();

  await page.emulateMedia({ media: 'print' });

  await expect(page.getByRole('heading', { name: 'Tue 3 Mar 2026' })).toBeVisible();
  await expect(page.getByRole('row', { name: /19:00 – 20:00 Rowan .*60 min/ })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await expect(page.getByText('Not for paper')).toHaveCount(0);
});

for (const view of ['Day', 'Week', 'Month'] as const) {
  test(`the ${view.toLowerCase()} view has no accessibility faults`, async ({ app: { page } }) => {
    const calendar = await openCalendar(page);
    await calendar.show(view);
    await expect(calendar.session(/Tue 3 Mar/).first()).toBeVisible();

    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}

test.describe('on the days on which the clock changes', () => {
  test.use({ start: '2026-10-23T08:30:00Z' });

  for (const day of ['2026-03-29', '2026-10-25'] as const) {
    test(`the week of ${day} draws each session at its hour, and a drag lands where it is dropped`, async ({ app: { page } }) => {
      const name = day === '2026-03-29' ? 'Sun 29 Mar' : 'Sun 25 Oct';
      await openCalendar(page);
      await page.goto(`${page.url().split('#')[0]}#/calendar?view=week&day=${day}`);
      const calendar = new CalendarPage(page);
      await calendar.openNew();
      await calendar.fillIn({ client: 'Rowan', start: '10:00', minutes: 60 });
      await calendar.save();

      const session = calendar.session(new RegExp(`^Rowan, ${name}, 10:00 – 11:00`));
      const [drawn, hour] = await Promise.all([session.boundingBox(), calendar.slot(`${name} at 10:00`).boundingBox()]);
      expect(Math.abs((drawn?.y ?? 0) - (hour?.y ?? Infinity))).toBeLessThan(4);

      await session.dragTo(calendar.slot(`${name} at 14:00`), { sourcePosition: { x: 40, y: 6 }, targetPosition: { x: 40, y: 3 } });
      await expect(calendar.session(new RegExp(`^Rowan, ${name}, 14:00 – 15:00`))).toBeVisible();
    });
  }
});
