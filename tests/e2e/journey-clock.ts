import { keptByBrowser } from '../support/canaries.ts';
import { expectAccessible } from './axe.ts';
import { expect } from './fixtures.ts';
import { advanceTo, expectAccessibleClock, secrets, type Journey } from './journey.ts';
import { ClockWindow } from './pages/clock-window.ts';
import { FramePage } from './pages/frame-page.ts';
import { TodayPage } from './pages/today-page.ts';
import { VaultPage } from './pages/vault-page.ts';

export async function startLate({ app }: Journey, clock: ClockWindow): Promise<void> {
  await advanceTo(app, '09:31:30');
  await expect(clock.says).toHaveText('09:30 not started');
  await expect(clock.who).toHaveText('A. · Massage');
  await expectAccessibleClock(clock, 'the clock, not started');
  await clock.press('Start');
  await expectAccessible(clock.page, 'the question of a late start');
  await clock.chooseEnd('Give the full length');
  await expect(clock.says).toHaveText('ends 10:31');
}

/** kill -9, then the same face. */
export async function killAndReopen({ app, kept }: Journey, clock: ClockWindow): Promise<ClockWindow> {
  const before = await clock.read();
  kept.push(await keptByBrowser(app.page), await keptByBrowser(clock.page));

  const page = await app.reopen('kill');
  await new VaultPage(page).unlockByPassphrase(secrets.passphrase);
  await new FramePage(page).places.waitFor();
  const again = await ClockWindow.open(page);

  await expect.poll(() => again.read()).toEqual(before);
  return again;
}

export async function pauseAndExtend({ app }: Journey, clock: ClockWindow): Promise<void> {
  await advanceTo(app, '09:41:40');
  await expect(clock.figures).toHaveText(/^50\s?min$/);
  await expect(clock.says).not.toContainText('B.');
  await expectAccessibleClock(clock, 'the clock, running');

  await clock.press('Pause');
  await expect(clock.says).toHaveText(/^paused, ends 10:31$/);
  await advanceTo(app, '09:46:40');
  await expect(clock.says).toHaveText(/^paused, ends 10:36$/);
  await expect(clock.figures).toHaveText(/^50\s?min$/);
  await expectAccessibleClock(clock, 'the clock, paused');
  await clock.press('Go on');
  await expect(clock.says).toHaveText('ends 10:36');

  await clock.press('5 minutes longer');
  await expect(clock.says).toHaveText('ends 10:41');
  await expect(clock.figures).toHaveText(/^55\s?min$/);
  await clock.press('Undo');
  await expect(clock.says).toHaveText('ends 10:36');
}

export async function compareWindows({ app }: Journey, clock: ClockWindow): Promise<void> {
  const other = await ClockWindow.open(app.page);
  await expect.poll(() => other.read()).toEqual(await clock.read());
  await other.press('1 minute longer');
  await expect(clock.says).toHaveText('ends 10:37');
  await other.press('1 minute shorter');
  await expect(clock.says).toHaveText('ends 10:36');
  await other.page.close();
}

export async function runOver({ app }: Journey, clock: ClockWindow): Promise<void> {
  await advanceTo(app, '10:28:00');
  await expect(clock.says).toHaveText('wind down, ends 10:36');
  await expect(clock.figures).toHaveText(/^9\s?min$/);
  await expectAccessibleClock(clock, 'the clock, wind-down');
  await advanceTo(app, '10:34:20');
  await expect(clock.says).toHaveText('close, ends 10:36');
  await expect(clock.figures).toHaveText(/^3\s?min$/);
  await expectAccessibleClock(clock, 'the clock, final');
  await advanceTo(app, '10:39:00');
  await expect(clock.says).toHaveText('over time, ended 10:36');
  await expect(clock.figures).toHaveText(/^\+2:\d\d$/);
  await expect(clock.page.getByText('B.', { exact: false })).toHaveCount(0);
  await expectAccessibleClock(clock, 'the clock, overtime');
  await expectAccessible(app.page, 'today, overtime');
}

export async function turnOver({ app }: Journey, clock: ClockWindow): Promise<void> {
  await clock.press('Finish');
  await expect(clock.says).toHaveText('room, until 10:45');
  await expect(clock.who).toHaveText('next 10:45 – B. – 60 min');
  await expectAccessibleClock(clock, 'the clock, turnover');

  await advanceTo(app, '10:46:30');
  await expect(clock.says).toHaveText('10:45 not started');
  await clock.press('Start');
  await clock.chooseEnd('End on time');
  await expect(clock.says).toHaveText('ends 11:45');
  await advanceTo(app, '11:26:30');
  await clock.press('Finish');
  await expect(clock.says).toHaveText(/^room, until 11:3\d$/);
  await expect(clock.who).toHaveText('next 12:00 – break – 60 min');

  await advanceTo(app, '12:10:00');
  await expect(clock.says).toHaveText('break, until 13:00');
  await expect(clock.who).toHaveText('next 14:00 – C. – 60 min');
  await expect(clock.figures).toHaveText(/^50\s?min$/);
  await expectAccessibleClock(clock, 'the clock, break');
}

export async function finishDay({ app }: Journey, clock: ClockWindow): Promise<void> {
  await expect(clock.who).toHaveText('next 14:30 – C. – 60 min');
  await advanceTo(app, '14:28:00');
  await expect(clock.says).toHaveText('next 14:30 – C. – 60 min');
  await clock.press('Start next');
  await expect(clock.says).toHaveText('ends 15:30');
  await advanceTo(app, '15:23:00');
  await clock.press('Finish');
  await expect(clock.says).toHaveText(/^day done, 3 sessions, planned 180 min, actual 15\d min/);
  await expectAccessibleClock(clock, 'the clock, day done');
  await new FramePage(app.page).goTo('Today');
  await expect(new TodayPage(app.page).earlier.getByRole('listitem')).toHaveCount(4);
  await expectAccessible(app.page, 'today, done');
}
