// Takes the pictures of the README and of the account's first page from the running app: `npm run pictures`.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { startDesk } from './desk.ts';
import { openDashboard } from './fixtures.ts';
import { ClockWindow } from './pages/clock-window.ts';
import { goTo, openSample } from './pages/sample-profile.ts';
import { SyncPage } from './pages/sync-page.ts';
import config from './playwright.config.ts';

const pictures = join(import.meta.dirname, '../../docs/pictures');
const servicePictures = join(import.meta.dirname, '../../cloud/web/pictures');
const start = '2026-03-03T13:36:00Z';

const home = mkdtempSync(join(tmpdir(), 'session-desk-pictures-'));
for (const folder of [pictures, servicePictures]) mkdirSync(folder, { recursive: true });
const desk = await startDesk({ folder: join(home, 'Session Desk'), start, zone: 'Europe/London', keychain: 'available' });
const browser = await chromium.launch(config.use?.launchOptions ?? {});
try {
  const context = await newContext('light');
  const page = await openDashboard(context, desk);
  await openSample(page);
  await page.getByRole('button', { name: 'Start early' }).waitFor();
  await take(page, 'today');
  await takeForService(page);
  await goTo(page, 'Calendar');
  await page.getByText('Swedish massage').first().waitFor();
  await take(page, 'calendar');
  await new SyncPage(page).openFromSettings();
  await new SyncPage(page).giveFile('bookings.ics', bookings());
  await page.getByRole('region', { name: /^New/ }).waitFor();
  await take(page, 'sync');
  await goTo(page, 'Invoices');
  await page.getByRole('link', { name: 'To invoice' }).click();
  await page.getByRole('button', { name: 'Make a draft' }).first().click();
  await page.getByText('Complete: nothing is missing.').waitFor();
  await page.getByText('Given at issue').waitFor();
  await take(page, 'invoice');
  await context.close();
  await takeClock();
} finally {
  await browser.close();
  await desk.stop();
  rmSync(home, { recursive: true, force: true });
}

/** Small and in both colours, for the first page of the account's service. */
async function takeForService(page: Page): Promise<void> {
  const whole = page.viewportSize();
  await page.setViewportSize({ width: 1120, height: 690 });
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await take(page, `today-${colorScheme}`, servicePictures);
  }
  if (whole) await page.setViewportSize(whole);
}

async function takeClock(): Promise<void> {
  const context = await newContext('dark');
  const page = await openDashboard(context, desk);
  const clock = await ClockWindow.open(page);
  await clock.page.setViewportSize({ width: 1440, height: 810 });
  await passUntil(clock.page, '2026-03-03T13:45:01Z');
  await clock.page.keyboard.press('Space');
  await passUntil(clock.page, '2026-03-03T14:09:00Z');
  await take(clock.page, 'clock-running');
  await clock.page.setViewportSize({ width: 720, height: 405 });
  await take(clock.page, 'clock', servicePictures);
  await clock.page.setViewportSize({ width: 1440, height: 810 });
  await passUntil(clock.page, '2026-03-03T14:43:00Z');
  await take(clock.page, 'clock-final');
  await context.close();
}

/** Real time goes by while pictures are taken: each is of an hour, not of a while after the one before. */
async function passUntil(page: Page, time: string): Promise<void> {
  const at = Date.parse(time);
  await desk.advance(at - (await desk.now()));
  await page.clock.fastForward(at - (await page.evaluate(() => Date.now())));
}

async function newContext(colorScheme: 'light' | 'dark'): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    colorScheme,
    reducedMotion: 'reduce',
  });
  await context.clock.install({ time: new Date(await desk.now()) });
  return context;
}

/** After the fonts and the last state have been painted, without the pointer. */
async function take(page: Page, name: string, folder = pictures): Promise<void> {
  await page.mouse.move(0, 0);
  await settle(page);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.clock.runFor(6_000);
  await page.waitForTimeout(400);
}

/** A few invented bookings of the coming days. */
function bookings(): string {
  const rows = [
    ['20260307T090000Z', 'Sofia Harper - 60 min Massage'],
    ['20260307T103000Z', 'Omar Bennett - Follow-up'],
    ['20260307T120000Z', 'Lunch'],
    ['20260307T140000Z', 'Helen Brooks - 60 min Massage'],
    ['20260309T093000Z', 'Canceled: Peter Marsh - 60 min Massage'],
    ['20260309T110000Z', 'Ines Fletcher - 60 min Massage'],
    ['20260309T130000Z', 'Daniel Wood - Follow-up'],
  ] as const;
  const events = rows.flatMap(([at, summary], index) => [
    'BEGIN:VEVENT',
    `UID:picture-${index}`,
    `DTSTART:${at}`,
    'DURATION:PT60M',
    `SUMMARY:${summary}`,
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');
}
