import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { ClockWindow } from './pages/clock-window.ts';
import { openSample } from './pages/sample-profile.ts';
import { TodayPage } from './pages/today-page.ts';

// The invented clinic at 11:02: one session done, the room being made ready, the next one at 11:10.
test.use({ start: '2026-03-03T11:02:00Z' });

async function openToday(page: Page): Promise<TodayPage> {
  await openSample(page);
  const today = new TodayPage(page);
  await today.now.waitFor();
  return today;
}

test('the day is told as now, later and earlier, planned beside actual', async ({ app }) => {
  const today = await openToday(app.page);

  await expect(today.now).toContainText('7 min to make ready');
  await expect(today.now).toContainText('Next: L. at 11:10');
  await expect(today.standing).toHaveText('8 min in hand before 11:10');
  await expect(today.lines(today.later)).toHaveText([
    /11:10 ?L\. ?Follow-up ?30 min/,
    /11:50 ?S\. ?Deep tissue ?60 min/,
    /13:10 ?Break ?Lunch ?45 min/,
    /14:10 ?Y\. ?Deep tissue ?60 min/,
    /15:25 ?B\. ?Swedish massage ?90 min/,
    /17:15 ?C\. ?Follow-up ?30 min/,
  ]);
  await expect(today.lines(today.earlier)).toHaveText([/09:55 – 10:55 ?J\. ?Deep tissue ?actual 09:58 – 10:59/]);
  await expect(app.page.getByText('Done today 1 · planned 60 min · actual 61 min · 5 to come')).toBeVisible();
});

test('a session goes its whole way by keyboard', async ({ app }) => {
  const { page } = app;
  const today = await openToday(page);
  await app.advanceTo('2026-03-03T11:15:00Z');
  await expect(today.now).toContainText('11:10 not started');
  await expect(today.standing).toHaveText('5 min late, caught up by 11:50');

  await page.keyboard.press('s');
  await expect(page.getByRole('radio', { name: 'End on time' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('radio', { name: 'End on time' })).toHaveCount(0);
  await page.keyboard.press('s');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Give the full length' })).toBeChecked();
  await tabTo(page, 'Start now');
  await page.keyboard.press('Enter');
  await expect(today.now).toContainText('11:10 – 11:40, began 11:15, ends 11:45');
  await expect(today.button('Extend')).toBeFocused();

  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: '5 min longer', exact: true }).press('Enter');
  await expect(today.now).toContainText('ends 11:50');
  await page.keyboard.press('s');
  await expect(today.button('Go on')).toBeVisible();
  await page.keyboard.press('s');
  await expect(today.button('Pause')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(today.button('Go on')).toBeVisible();
  await page.keyboard.press('s');
  await app.advanceTo('2026-03-03T11:52:00Z');
  await expect(today.now).toContainText('over');

  await page.keyboard.press('e');
  await expect(today.lines(today.earlier).last()).toHaveText(/11:10 – 11:40 ?L\. ?Follow-up ?actual 11:15 – 11:52/);
  await expect(today.button('Start')).toBeVisible();
});

test('running late is shown where it lands, and what would catch up is told', async ({ app }) => {
  const { page } = app;
  const today = await openToday(page);
  await today.start();
  for (let times = 0; times < 3; times++) {
    await today.extend('15 min longer');
    await expect(today.now).toContainText(`ends ${['11:47', '12:02', '12:17'][times]}`);
  }

  await expect(today.standing).toHaveText('37 min late, caught up by 14:10');
  await expect(today.lines(today.later).first()).toHaveText(/11:50 → 12:17 ?S\./);
  await expect(today.later).toContainText('To catch up: S. 6 min shorter; then still 21 min late.');
});

test('a session that is off is marked, seen on every screen, left out by the clock, and planned again', async ({ app }) => {
  const { page } = app;
  const today = await openToday(page);

  await today.choose('L., 11:10', 'Mark as cancelled');
  await expect(today.lines(today.later).first()).toHaveText(/11:10 ?L\. ?Follow-up ?Cancelled/);
  await expect(today.now).toContainText('Next: S. at 11:50');
  const clock = await ClockWindow.open(page);
  await app.advanceTo('2026-03-03T11:12:00Z');
  await expect(clock.figures).toHaveText('11:12');
  await expect(clock.page.getByText(/11:50/).first()).toBeVisible();
  await expect(clock.page.getByText(/11:10|not started/)).toHaveCount(0);
  await clock.page.close();
  await page.getByRole('link', { name: 'Calendar' }).click();
  await expect(page.getByRole('button', { name: /^Linden, Follow-up, Tue 3 Mar, 11:10 – 11:40, Cancelled/ })).toBeVisible();

  await page.getByRole('link', { name: 'Today' }).click();
  await today.choose('L., 11:10', 'Plan it again');
  await expect(today.now).toContainText('11:10 not started');
  await today.button('No-show').click();
  await expect(today.now).toContainText('S.');
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect(undo, 'the message before has gone').toHaveCount(1);
  await undo.click();
  await expect(today.now).toContainText('11:10 not started');
});

test('a session that was never started is settled afterwards', async ({ app }) => {
  const today = await openToday(app.page);
  await app.advanceTo('2026-03-03T12:02:00Z');
  await expect(today.lines(today.earlier).last()).toHaveText(/L\. ?Follow-up ?Not started/);

  await today.choose('L., 11:10', 'Took place as planned');

  await expect(today.lines(today.earlier).last()).toHaveText(/L\. ?Follow-up ?actual 11:10 – 11:40/);
});

test.describe('on a day of work for an organisation', () => {
  test.use({ start: '2026-03-07T08:30:00Z' });

  test('its bookings stand on Today, each the way to its form', async ({ app: { page } }) => {
    await openSample(page);
    const bookings = page.getByRole('region', { name: 'Bookings today' });
    await expect(bookings.getByRole('listitem')).toHaveText([/09:00 – 15:00 ?Glen Rowan Out of Hours ?Weekend cover ?Confirmed/]);
    await expectAccessible(page, 'Today with a booking');

    await bookings.getByRole('link').click();
    await expect(page.getByRole('dialog', { name: 'Glen Rowan Out of Hours, Weekend cover' })).toBeVisible();
  });
});

test('a browser that has no Temporal of its own is given one', async ({ app, context }) => {
  await context.addInitScript(() => Reflect.deleteProperty(globalThis, 'Temporal'));
  const today = await openToday(await app.reopen('stop'));

  await expect(today.now).toContainText('Next: L. at 11:10');
});

test('Today has no accessibility faults, nor do its question and its menu', async ({ app }) => {
  const { page } = app;
  const today = await openToday(page);
  await expectAccessible(page, 'Today');

  await app.advanceTo('2026-03-03T11:15:00Z');
  await today.button('Start').click();
  await expectAccessible(page, 'Today, asking how a late session ends');
  await page.keyboard.press('Escape');
  await today.open('S., 11:50');
  await expect(page.getByRole('menu'), 'the menu has faded in').toHaveCSS('opacity', '1');
  // Alone, as it is drawn outside the landmarks.
  const menu = new AxeBuilder({ page }).include('[role="menu"]');
  expect((await menu.analyze()).violations).toEqual([]);
});

/** Goes on by Tab until the button has the focus; a screen without it fails. */
async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name });
  for (let step = 0; step < 10; step++) {
    await page.keyboard.press('Tab');
    if (await button.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(button).toBeFocused();
}
