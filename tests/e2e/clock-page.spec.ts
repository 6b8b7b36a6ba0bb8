import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test, type App } from './fixtures.ts';
import { ClockPage } from './pages/clock-page.ts';
import { openSample } from './pages/sample-profile.ts';
import { SettingsPage } from './pages/settings-page.ts';

// The sample day at this hour: J. 09:45 – 10:45, L. 11:00 – 11:30, S. 11:40 – 12:40, lunch 13:00 – 13:45, Y. at 14:00.
test.use({ start: '2026-03-03T08:30:00Z' });

interface Opened {
  readonly app: App;
  readonly clock: ClockPage;
}

async function openClock(page: Page, entry?: Parameters<typeof ClockPage.open>[1]): Promise<ClockPage> {
  await openSample(page);
  return ClockPage.open(page, entry);
}

/** Moves core and pages to a time of the day, each from where it is: pages go on by themselves while a test looks. */
async function goTo({ app, clock }: Opened, time: string): Promise<void> {
  const at = Date.parse(`2026-03-03T${time}Z`);
  await app.desk.advance(at - (await app.desk.now()));
  await clock.page.context().clock.fastForward(at - (await clock.page.evaluate(() => Date.now())));
}

/** Starts the first session at its planned time. */
async function startOnTime(opened: Opened): Promise<void> {
  await goTo(opened, '09:45:00');
  await opened.clock.press(' ');
  await opened.clock.expectFace('60 min left', 'ends 10:45');
}

/** In the page: counts the tones that are begun. */
function noteTones(): void {
  Object.assign(globalThis, { tones: 0 });
  const { start } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function (when) {
    Object.assign(globalThis, { tones: Number(Reflect.get(globalThis, 'tones')) + 1 });
    start.call(this, when);
  };
}

/** Whether the page has a window in the picture-in-picture manner, which stays on top. */
function hasPicture(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { documentPictureInPicture: pictures } = window as { documentPictureInPicture?: { readonly window: Window | null } }; // missing in the DOM library
    return (pictures?.window ?? null) !== null;
  });
}

test('a session goes through its phases, and the next client shows only in the turnover', async ({ app }) => {
  const clock = await openClock(app.page);
  const opened = { app, clock };
  await clock.expectFace(/^08:3\d$/, 'next 09:45 – J. – 60 min');
  await goTo(opened, '09:36:20');
  await clock.expectFace('9 min to the start', 'next 09:45 – J. – 60 min');
  await startOnTime(opened);
  await expect(clock.above).toHaveText('J. · Deep tissue');

  await goTo(opened, '10:21:20');
  await clock.expectFace('24 min left', 'ends 10:45');
  await goTo(opened, '10:36:20');
  await clock.expectFace('9 min left', 'wind down, ends 10:45');
  await goTo(opened, '10:43:10');
  await clock.expectFace('2 min left', 'close, ends 10:45');
  expect(await clock.everyWord()).not.toContain('L.');
  await goTo(opened, '10:44:10');
  await clock.expectFace(/^\d\d? s left$/, 'close, ends 10:45');
  await goTo(opened, '10:47:00');
  await clock.expectFace(/^\d+ min \d+ s over$/, 'over time, ended 10:45');
  expect(await clock.everyWord()).not.toContain('L.');

  await clock.press('e');
  await expect(clock.said).toHaveText(/^room, until 1\d:\d\d$/);
  await expect(clock.above).toHaveText('next 11:00 – L. – 30 min');
});

test('a break and the end of the day have faces of their own', async ({ app }) => {
  const clock = await openClock(app.page);
  const opened = { app, clock };

  await goTo(opened, '13:10:20');
  await clock.expectFace('35 min left', 'break, until 13:45');
  await expect(clock.above).toHaveText('next 14:00 – Y. – 60 min');
  await expectAccessible(clock.page, 'break');

  await goTo(opened, '20:00:10');
  await clock.expectFace('20:00', 'day done, 0 sessions, 6 not started');
  await expectAccessible(clock.page, 'day done');
});

test('a late start shows what each choice does, and Enter takes the one that is preset', async ({ app }) => {
  const clock = await openClock(app.page);
  const opened = { app, clock };
  await goTo(opened, '09:57:05');
  await clock.expectFace('12 min late', '09:45 not started');

  await clock.press(' ');
  await expect(clock.choice('End on time ends 10:45 – 48 min')).toBeChecked();
  await expect(clock.choice('Give the full length ends 10:57 – 60 min')).toHaveAccessibleName(
    /next client in time; turnover and gaps take up 12 min/,
  );
  await expect(clock.choice('End on time')).toBeFocused();
  await clock.press('Enter');
  await clock.expectFace('48 min left', 'ends 10:45');

  await clock.press('c');
  await clock.choice('Give the full length').check();
  await clock.press('Enter');
  await clock.expectFace('60 min left', 'ends 10:57');
  await clock.press('u');
  await clock.expectFace('48 min left', 'ends 10:45');
});

test('a start that makes others wait says who, and offers to catch up', async ({ app }) => {
  const clock = await openClock(app.page);
  await goTo({ app, clock }, '10:15:05');

  await clock.press(' ');
  await expect(clock.choice('Give the full length')).toHaveAccessibleName(
    /next client 15 min late; turnover and gaps take up 15 min 11:00 → 11:15, 11:40 → 11:45, in time from 14:00/,
  );
  await clock.choice(/^Catch up, .* min shorter ends 11:/).check();
  await clock.press('Enter');

  await expect(clock.timer).toHaveAccessibleName(/^5\d min left$/);
  await expect(clock.said).toHaveText(/^ends 11:(09|1\d)$/);
});

test('keys and buttons extend, shorten, pause and undo', async ({ app }) => {
  const clock = await openClock(app.page);
  const opened = { app, clock };
  await startOnTime(opened);

  await clock.button('5 minutes longer').focus();
  await clock.press('Enter');
  await clock.expectFace('1 h 5 min left', 'ends 10:50');
  const extended = clock.page.getByRole('status').filter({ hasText: 'Extended 5 min' });
  await extended.getByRole('button', { name: 'Undo' }).click();
  await clock.expectFace('60 min left', 'ends 10:45');

  for (let step = 0; step < 4; step++) await clock.press('ArrowDown');
  await clock.page.clock.runFor(500);
  await expect(clock.said).toHaveText('ends 10:44');
  await clock.press('u');
  await expect(clock.said).toHaveText('ends 10:45');

  await goTo(opened, '09:55:20');
  await clock.press(' ');
  await clock.expectFace('50 min left', 'paused, ends 10:45');
  await goTo(opened, '09:59:25');
  await clock.expectFace('50 min left', 'paused, ends 10:49');
  await clock.press(' ');
  await clock.expectFace('50 min left', 'ends 10:49');
});

test('two windows agree, and hiding names in one hides them in both', async ({ app }) => {
  const first = await openClock(app.page);
  const second = await ClockPage.open(app.page);
  const opened = { app, clock: first };
  await startOnTime(opened);
  await second.expectFace('60 min left', 'ends 10:45');

  await second.press('h');
  await expect(first.above).toHaveText('');
  await expect(second.above).toHaveText('');
  await goTo(opened, '10:36:20');
  for (const clock of [first, second]) await clock.expectFace('9 min left', 'wind down, ends 10:45');
  await first.press('h');
  await expect(second.above).toHaveText('J. · Deep tissue');
});

test('the glass shows of a client what the settings allow, and seconds when they are wanted', async ({ app }) => {
  const clock = await openClock(app.page);
  const opened = { app, clock };
  await startOnTime(opened);
  const settings = new SettingsPage(app.page);
  await settings.open('Clock');

  for (const [choice, above] of [
    ['First name', 'Juniper · Deep tissue'],
    ['Code', 'J1 · Deep tissue'],
    ['Nothing', 'Deep tissue'],
  ] as const) {
    await settings.choose('Client', choice);
    await expect(clock.above).toHaveText(above);
  }
  await settings.turn('Title');
  await expect(clock.above).toHaveText('');
  expect(await clock.everyWord()).not.toMatch(/Juniper|J1|J\.|Deep/);

  await goTo(opened, '10:00:20');
  await clock.expectFace('45 min left', 'ends 10:45');
  await settings.choose('Seconds', 'Always');
  await expect(clock.timer).toHaveAccessibleName(/^44 min \d+ s left$/);
  await clock.page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(clock.timer).toHaveAccessibleName('45 min left');
});

test('the clock follows the computer’s light and contrast until a theme is chosen', async ({ app }) => {
  const clock = await openClock(app.page);
  const glass = clock.page.getByRole('main').filter({ has: clock.timer });
  const expectTheme = (theme: string, ground: string): Promise<void> =>
    expect
      .poll(() => glass.evaluate((main) => [main.dataset['clockTheme'], getComputedStyle(main).backgroundColor]))
      .toEqual([theme, ground]);
  await clock.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectTheme('light', 'rgb(251, 250, 247)');
  await clock.page.emulateMedia({ colorScheme: 'dark' });
  await expectTheme('dark', 'rgb(20, 19, 18)');
  await clock.page.emulateMedia({ contrast: 'more' });
  await expectTheme('highContrast', 'rgb(0, 0, 0)');

  const settings = new SettingsPage(app.page);
  await settings.open('Clock');
  await settings.choose('Theme of the clock', 'Dark room');
  await expectTheme('roomDark', 'rgb(10, 9, 8)');
  await settings.choose('Theme of the clock', 'Light');
  await expectTheme('light', 'rgb(251, 250, 247)');
  expect(await glass.evaluate((main) => getComputedStyle(main).transitionDuration)).toMatch(/^0s(, 0s)*$/);
});

test('a cue that is switched on sounds in one of two windows, and none while muted', async ({ app }) => {
  await app.page.context().addInitScript(noteTones);
  const first = await openClock(app.page);
  const second = await ClockPage.open(app.page);
  const opened = { app, clock: first };
  const tones = (): Promise<number[]> =>
    Promise.all([first, second].map(({ page }) => page.evaluate(() => Reflect.get(globalThis, 'tones'))));
  const settings = new SettingsPage(app.page);
  await settings.open('Sounds');
  for (const cue of ['Wind-down', 'Final warning']) await settings.turn(cue);
  await startOnTime(opened);
  // A browser plays nothing before a key was pressed.
  for (const clock of [first, second]) await clock.press('a');

  await goTo(opened, '10:35:01');
  await expect.poll(async () => (await tones()).toSorted((a, b) => a - b)).toEqual([0, 3]);

  await first.press('m');
  await goTo(opened, '10:42:01');
  for (const clock of [first, second]) await clock.expectFace('3 min left', 'close, ends 10:45');
  expect((await tones()).toSorted((a, b) => a - b)).toEqual([0, 3]);
});

test('the screen stays on while a session runs, on battery only if that is wanted', async ({ app }) => {
  await app.page.context().addInitScript(() => {
    const battery = Object.assign(new EventTarget(), { charging: false });
    Object.assign(navigator, { getBattery: async () => battery });
  });
  const clock = await openClock(app.page);
  const settings = new SettingsPage(app.page);
  await settings.open('Clock');
  await startOnTime({ app, clock });
  const staysOn = clock.page.getByText('Screen stays on');
  await clock.press('a');
  await expect(staysOn).toBeVisible();

  await settings.turn('Also on battery');
  await clock.press('a');
  await expect(staysOn).toHaveCount(0);

  await settings.turn('Also on battery');
  await clock.press('a');
  await expect(staysOn).toBeVisible();
});

test('the client’s window has the time and the end, no name and nothing to press', async ({ app }) => {
  const own = await openClock(app.page);
  const shown = await ClockPage.open(app.page, 'Clock for the client');
  const opened = { app, clock: own };
  await expect(shown.timer).toHaveAccessibleName(/^08:3\d$/);
  await startOnTime(opened);

  await expect(shown.timer).toHaveAccessibleName('60 min left');
  await expect(shown.page.getByText('ends 10:45')).toBeVisible();
  expect(await shown.everyWord()).not.toMatch(/J\.|Deep|L\.|Follow/);
  await expect(shown.page.getByRole('button')).toHaveCount(0);
  await shown.press(' ');
  await shown.press('e');
  await own.expectFace('60 min left', 'ends 10:45');

  await goTo(opened, '10:49:00');
  await expect(shown.timer).toHaveAccessibleName('0 s left');
  await own.press('e');
  await expect(shown.timer).toHaveAccessibleName(/^10:(49|50)$/);
  expect(await shown.everyWord()).not.toMatch(/L\.|Follow/);
});

test('the mini clock lies in a window of its own on top, with the same face and its keys', async ({ app }) => {
  const clock = await openClock(app.page, 'Mini clock, on top');
  const opened = { app, clock };
  await startOnTime(opened);

  expect(await hasPicture(app.page)).toBe(true);
  await clock.page.setViewportSize({ width: 320, height: 180 });
  await expect(clock.above).toHaveText('J. · Deep tissue');
  const box = await clock.timer.boundingBox();
  expect(box?.height, 'the page’s styles reach into the window').toBeGreaterThan(60);
  await goTo(opened, '10:43:20');
  await clock.expectFace('2 min left', 'close, ends 10:45');
  await clock.page.close();
  await expect.poll(() => hasPicture(app.page)).toBe(false);
});

test('without the app the clock counts on and says that the connection is lost', async ({ app }) => {
  const clock = await openClock(app.page);
  await startOnTime({ app, clock });

  await app.desk.kill();

  await expect(clock.page.getByText(/^Connection lost/)).toBeVisible();
  await clock.page.context().clock.fastForward(Date.parse('2026-03-03T10:36:20Z') - (await clock.page.evaluate(() => Date.now())));
  await clock.expectFace('9 min left', 'wind down, ends 10:45');
});

test('the keys are listed on request, and Esc closes the list', async ({ app }) => {
  const clock = await openClock(app.page);

  await clock.press('?');
  await expect(clock.panel.getByRole('heading', { name: 'Keys of the clock' })).toBeVisible();
  await expect(clock.panel.getByRole('definition').filter({ hasText: 'Hide or show names' })).toBeVisible();
  await clock.press('Escape');
  await expect(clock.panel).toHaveCount(0);
});

test('the time is read aloud on request', async ({ app }) => {
  const clock = await openClock(app.page);
  await startOnTime({ app, clock });

  await clock.press('a');

  await expect(clock.page.getByRole('status').filter({ hasText: 'J. · Deep tissue, 60 min left, ends 10:45' })).toHaveCount(1);
});

test('axe finds nothing in any phase of a session', async ({ app }) => {
  const clock = await openClock(app.page);
  const opened = { app, clock };
  await expectAccessible(clock.page, 'waiting');
  await goTo(opened, '09:57:05');
  await expect(clock.said).toHaveText('09:45 not started');
  await expectAccessible(clock.page, 'due');
  await clock.press(' ');
  await expect(clock.choice('End on time')).toBeFocused();
  await expectAccessible(clock.page, 'the question of a late start');
  await clock.press('Enter');
  await expect(clock.said).toHaveText('ends 10:45');
  await expectAccessible(clock.page, 'running');
  await clock.press(' ');
  await expect(clock.said).toHaveText(/^paused/);
  await expectAccessible(clock.page, 'paused');
  await clock.press(' ');
  await expect(clock.said).toHaveText(/^ends/);
  await goTo(opened, '10:38:00');
  await expect(clock.said).toHaveText(/^wind down/);
  await expectAccessible(clock.page, 'wind-down');
  await goTo(opened, '10:44:00');
  await expect(clock.said).toHaveText(/^close/);
  await expectAccessible(clock.page, 'final');
  await goTo(opened, '10:50:00');
  await expect(clock.said).toHaveText(/^over time/);
  await expectAccessible(clock.page, 'overtime');
  await clock.press('e');
  await expect(clock.said).toHaveText(/^room/);
  await expectAccessible(clock.page, 'turnover');
  await clock.press('?');
  await expect(clock.panel).toBeVisible();
  await expectAccessible(clock.page, 'the list of keys');
});
