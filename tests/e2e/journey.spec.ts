import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from './axe.ts';
import { keptByBrowser, leaksIn, leaksInFolder, storedText } from '../support/canaries.ts';
import { startDesk } from './desk.ts';
import { expect, openDashboard, test, type App } from './fixtures.ts';
import { compareWindows, finishDay, killAndReopen, pauseAndExtend, runOver, startLate, turnOver } from './journey-clock.ts';
import { serveBookings } from './journey-feed.ts';
import { advanceTo, expectAccessibleClock, secrets, type Journey } from './journey.ts';
import { AccountSettingsPage } from './pages/account-settings-page.ts';
import { CalendarPage } from './pages/calendar-page.ts';
import { ClientsPage } from './pages/clients-page.ts';
import { ClockWindow } from './pages/clock-window.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { ServicesPage } from './pages/services-page.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { SyncPage } from './pages/sync-page.ts';
import { TodayPage } from './pages/today-page.ts';
import { VaultPage } from './pages/vault-page.ts';

// A plan that is over limits nothing of this day: the same journey goes its whole way.
for (const plan of ['pro', 'ended'] as const)
  test.describe(() => {
    test.use({ plan });

    test(`a practitioner whose plan is ${plan} goes from the first run through a day to a restored backup`, async ({ app }) => {
      test.setTimeout(240_000);
      app.page.context().setDefaultTimeout(15_000);
      const feed = await serveBookings(secrets);
      await using _server = feed.server;

      const recoveryCode = await test.step('first run and recovery code', () => firstRun(app));
      const journey: Journey = { app, feed, recoveryCode, kept: [] };
      if (plan === 'ended') await test.step('the app is restricted', () => seeThatThePlanEnded(app));
      await test.step('a service', () => addService(journey));
      await test.step('the feed is previewed and imported', () => importFeed(journey));
      await test.step('a break is planned', () => planBreak(journey));
      let clock = await test.step('waiting, and an idle lock', () => waitForTheFirst(journey));
      await test.step('not started, started late', () => startLate(journey, clock));
      await test.step('notes', () => takeNotes(journey));
      clock = await test.step('killed while running', () => killAndReopen(journey, clock));
      await test.step('pause, extend and undo', () => pauseAndExtend(journey, clock));
      await test.step('two clock windows agree', () => compareWindows(journey, clock));
      await test.step('wind-down, final, overtime', () => runOver(journey, clock));
      clock = await test.step('killed in overtime', () => killAndReopen(journey, clock));
      await test.step('turnover, next session, break', () => turnOver(journey, clock));
      await test.step('the changed feed is synced', () => syncAgain(journey));
      await test.step('the last session, day done', () => finishDay(journey, clock));
      const backup = await test.step('backup', () => backUp(journey));
      const stored = await test.step('restore in a fresh profile', () => restore(journey, backup));
      await test.step('nothing leaked', () => findNoCanary(journey, clock, stored));
    });
  });

async function firstRun({ page }: App): Promise<string> {
  const run = new FirstRunPage(page);
  await expect(run.heading('What do you do?')).toBeVisible();
  await expectAccessible(page, 'the first step');
  await run.chooseRole('I see clients in my own practice');
  await run.choosePassphrase(secrets.passphrase);
  await expectAccessible(page, 'protection');
  await run.create();
  const code = await run.readCode();
  expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){6}$/);
  await expectAccessible(page, 'the recovery code');
  await run.typeBack(code);
  await expect(run.heading('How do you want to begin?')).toBeVisible();
  await expectAccessible(page, 'the beginning');
  await run.begin('Paste a calendar address');
  return code;
}

async function seeThatThePlanEnded({ page }: App): Promise<void> {
  const account = new AccountSettingsPage(page);
  await account.goTo();
  await expect(account.notice(/^Plus has ended/)).toContainText('Never limited');
}

/** Imported sessions of its name take their turnover from it. */
async function addService({ app: { page } }: Journey): Promise<void> {
  const services = new ServicesPage(page);
  await new FramePage(page).goTo('Services');
  await expectAccessible(page, 'no services');
  await services.openNew();
  await services.form.getByLabel('Name').fill('Massage');
  await expectAccessible(page, 'the form of a service');
  await services.save();
  await expect(services.row('Massage')).toBeVisible();
  await expectAccessible(page, 'services');
}

async function importFeed({ app: { page }, feed }: Journey): Promise<void> {
  const sync = new SyncPage(page);
  await sync.openFromSettings();
  await expectAccessible(page, 'the address of a calendar');
  await sync.giveAddress(feed.address);
  await expect(page.getByText('This calendar is on your own network. Use it?')).toBeVisible();
  await expectAccessible(page, 'the question about the own network');
  expect(feed.server.seen).toEqual([]);
  await sync.allowPrivate();

  const booked = sync.group('New').getByRole('checkbox', { checked: true });
  await expect(booked.and(page.getByRole('checkbox', { name: /Mar, / }))).toHaveCount(7);
  await expect(sync.group('New').getByRole('checkbox', { name: /^Ada · Massage, .*2 Mar, 09:30 – 10:30$/ })).toBeChecked();
  await expect(sync.group('New').getByRole('checkbox', { name: /^Ada · Massage, .*30 Mar, 09:00 – 10:00$/ })).toBeChecked();
  await expect(sync.group('Skipped').getByRole('checkbox', { name: /^Lunch, .*12:00 – 13:00$/ })).not.toBeChecked();
  await expect(sync.group('Skipped').getByRole('row', { name: /9 Mar, 09:00/ })).toContainText('Cancelled');
  await expectAccessible(page, 'the preview');
  await sync.nameCalendar('Bookings');
  await expect(sync.importButton).toHaveText('Import 7 sessions');
  await sync.import();
  await expect(page.getByText('7 new.')).toBeVisible();
  await expectAccessible(page, 'the end of an import');
}

async function planBreak({ app: { page } }: Journey): Promise<void> {
  const calendar = new CalendarPage(page);
  await new FramePage(page).goTo('Calendar');
  await expect(calendar.session(/^Ada, .*2 Mar, 09:30/)).toBeVisible();
  await expectAccessible(page, 'the calendar');
  await calendar.openNew();
  await calendar.form.getByText('Break', { exact: true }).click();
  await calendar.fillIn({ start: '12:00', minutes: 60 });
  await expectAccessible(page, 'the form of a session');
  await calendar.save();
  await expect(calendar.session(/^Break, .*2 Mar, 12:00/)).toBeVisible();
}

async function waitForTheFirst({ app }: Journey): Promise<ClockWindow> {
  const { page } = app;
  await new FramePage(page).goTo('Today');
  await advanceTo(app, '08:40:05');
  await expect(new TodayPage(page).now).toContainText('50 min until 09:30');
  await expectAccessible(page, 'today');
  const clock = await ClockWindow.open(page);
  await expect(clock.says).toHaveText('next 09:30 – A. – 60 min');
  await expect(clock.figures).toHaveText(/^08:4\d$/);
  await expectAccessibleClock(clock, 'the clock, waiting');

  await advanceTo(app, '09:25:30');
  await expect(clock.says).toHaveCount(0);
  await expect(clock.figures).toHaveText('09:25');
  await expectAccessible(clock.page, 'the clock of a locked profile');
  const vault = new VaultPage(page);
  await expect(vault.heading('Session Desk is locked')).toBeVisible();
  await expectAccessible(page, 'the lock');
  await vault.unlockByPassphrase(secrets.passphrase);
  await expect(clock.figures).toHaveText(/^5\s?min$/);

  await new SettingsPage(page).open('Security');
  await page.getByRole('combobox', { name: 'When nothing is done' }).click();
  await page.getByRole('option', { name: 'Never' }).click();
  for (const name of ['General', 'Clock', 'Sounds', 'Calendars', 'Security', 'Help'] as const) {
    await new SettingsPage(page).open(name);
    await expectAccessible(page, `the settings, ${name}`);
  }
  return clock;
}

async function takeNotes({ app: { page } }: Journey): Promise<void> {
  await new FramePage(page).goTo('Today');
  await new TodayPage(page).now.getByRole('button', { name: 'Notes' }).click();
  await page.getByRole('textbox', { name: 'Notes' }).fill(secrets.note);
  await expectAccessible(page, 'notes');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Notes saved.')).toBeVisible();
}

async function syncAgain({ app, feed }: Journey): Promise<void> {
  const { page } = app;
  feed.change();
  await new SettingsPage(page).open('Calendars');
  await page.getByRole('button', { name: 'Sync Bookings' }).click();

  const sync = new SyncPage(page);
  await expect(sync.group('Moved').getByRole('row')).toHaveCount(1);
  await expect(sync.group('Moved')).toContainText('was 14:00 – 15:00');
  await expect(sync.group('New').getByRole('checkbox', { name: /^Finn/ })).toBeChecked();
  await expect(sync.group('Gone').getByRole('checkbox', { name: /^Dora/ })).toBeChecked();
  await expectAccessible(page, 'the preview of changes');
  await expect(sync.importButton).toHaveText('Import 2 sessions, remove 1');
  await sync.import();
  await expect(page.getByText('1 new, 1 moved, 1 removed.')).toBeVisible();
}

/** The path of a backup made by hand. */
async function backUp({ app }: Journey): Promise<string> {
  const before = backupsIn(app.folder);
  await new SettingsPage(app.page).backUp();
  await expectAccessible(app.page, 'the settings, Backups');
  const made = backupsIn(app.folder).filter((file) => !before.includes(file));
  expect(made).toHaveLength(1);
  return made[0] ?? '';
}

/** Brings the backup into an app that has no profile yet; answers with what that app printed, and what lies in its folder and browser. */
async function restore({ app, recoveryCode, kept }: Journey, backup: string): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'session-desk-e2e-other-'));
  const folder = join(home, 'Session Desk');
  const other = await startDesk({
    folder,
    start: new Date(await app.desk.now()).toISOString(),
    zone: 'Europe/London',
    keychain: 'available',
  });
  try {
    const page = await openDashboard(app.page.context(), other);
    await page.getByRole('button', { name: 'I have a backup: move here from another computer' }).click();
    await expectAccessible(page, 'the restore of a backup');
    await new VaultPage(page).restore(backup, recoveryCode);

    await new FramePage(page).goTo('Today');
    const { earlier } = new TodayPage(page);
    await expect(earlier.getByRole('listitem')).toHaveCount(4);
    await earlier
      .getByRole('button', { name: /Ada/ })
      .or(earlier.getByRole('button', { name: /A\./ }))
      .first()
      .click();
    await expect(page.getByLabel('Notes')).toHaveValue(secrets.note);
    await page.keyboard.press('Escape');
    await new FramePage(page).goTo('Clients');
    for (const name of ['Ada', 'Ben', 'Cleo', 'Finn']) await expect(new ClientsPage(page).row(name)).toBeVisible();
    await expectAccessible(page, 'clients');

    kept.push(await keptByBrowser(page));
    await page.close();
    await other.stop();
    expect(leaksInFolder(folder, canariesOf(recoveryCode))).toEqual([]);
    return other.output();
  } finally {
    await other.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function findNoCanary({ app, feed, recoveryCode, kept }: Journey, clock: ClockWindow, printedByOther: string): Promise<void> {
  const canaries = canariesOf(recoveryCode);
  kept.push(await keptByBrowser(app.page), await keptByBrowser(clock.page));
  await clock.page.close();
  await app.page.close();
  await app.desk.stop();

  expect(
    feed.server.seen.map(({ path }) => path),
    'the feed was fetched when asked for, and then only',
  ).toHaveLength(2);
  expect(leaksInFolder(app.folder, canaries), 'no file holds it in the clear').toEqual([]);
  expect(leaksIn(app.output() + printedByOther, canaries), 'nothing was printed').toEqual([]);
  expect(leaksIn(kept.join('\n'), canaries), 'no browser keeps it').toEqual([]);
  expect(leaksIn(storedText(app.folder, secrets.passphrase), canaries), 'the encrypted database holds the note and no more').toEqual([
    'note',
  ]);
  for (const line of logLines(app.folder)) {
    const { at, level, event, ...fields } = JSON.parse(line) as Record<string, unknown>;
    expect(`${String(at)} ${String(level)} ${String(event)}`).toMatch(/^\d{4}-[\dT:.-]+Z (?:info|warn) [A-Za-z]+(?:\.[A-Za-z]+)+$/);
    for (const value of Object.values(fields)) expect(String(value), line).toMatch(/^[\w.:[\]-]*$/);
  }
}

function canariesOf(recoveryCode: string): Readonly<Record<string, string>> {
  return { ...secrets, recoveryCode, recoveryLetters: recoveryCode.replaceAll('-', '') };
}

function logLines(folder: string): readonly string[] {
  const lines = readFileSync(join(folder, 'logs', 'session-desk.log'), 'utf8')
    .trim()
    .split('\n');
  expect(lines.length).toBeGreaterThan(1);
  return lines;
}

function backupsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sdbackup'))
    .map((name) => join(folder, name));
}
