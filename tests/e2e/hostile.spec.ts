import type { BrowserContext, Page } from '@playwright/test';
import { minutes } from '../../shared/domain/time.ts';
import { connectTo, type ServedApp } from '../support/built-app.ts';
import { feedServer } from '../support/feed-server.ts';
import type { Client } from '../support/transports.ts';
import { expect, test, type App } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { SyncPage } from './pages/sync-page.ts';

/** Each would leave a mark, send a request or break the page if it were anything but text. At most 60 characters: they stand as names too. */
const payloads = [
  '<script>window.ran=1</script>',
  '<img src=//evil.example/i onerror=window.ran=1>',
  '<svg onload=window.ran=1>',
  '<style>*{display:none}</style>',
  '"><b onmouseover=window.ran=1>x</b>',
  "' autofocus onfocus=window.ran=1 '",
  '[x](javascript:window.ran=1) **b**',
  '&lt;i&gt;&amp;&#106;avascript:',
  '${window.ran=1}{{window.ran=1}}',
  '=HYPERLINK("//evil.example")',
  'javascript:window.ran=1',
  '\u202Egnp.elif\u2066',
  'A\u200B\u200DB',
  '👩‍👩‍👧‍👦 🏳️‍🌈 é̀̂',
  'W'.repeat(60),
  '__proto__',
  'constructor',
] as const;

interface Watch {
  readonly dialogs: string[];
  readonly elsewhere: string[];
  readonly reports: string[];
}

/** Keeps whatever a page does that text alone cannot make it do. */
async function watchFor(context: BrowserContext, origin: string): Promise<Watch> {
  const watch: Watch = { dialogs: [], elsewhere: [], reports: [] };
  context.on('dialog', (dialog) => {
    watch.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:')) watch.elsewhere.push(request.url());
  });
  await context.exposeFunction('keepReport', (report: string) => void watch.reports.push(report));
  await context.addInitScript(() => {
    const { keepReport } = window as unknown as { keepReport: (report: string) => void };
    document.addEventListener('securitypolicyviolation', (event) => keepReport(`${event.violatedDirective} ${event.blockedURI}`));
  });
  return watch;
}

/** Nothing ran and nothing was made of the texts in this page. */
async function expectOnlyText(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    ran: 'ran' in window || 'polluted' in Object.prototype,
    made: [
      ...document.querySelectorAll(
        '[onerror],[onload],[onfocus],[onmouseover],[src*="evil"],[href*="evil"],[href^="javascript:"],iframe,object,embed',
      ),
    ].map(({ outerHTML }) => outerHTML),
  }));
  expect(found).toEqual({ ran: false, made: [] });
}

/** The name of a window is read by whoever stands near, and by the system. */
async function expectPlainTitle(page: Page): Promise<void> {
  expect(await page.title()).toMatch(/^[A-Za-z0-9 ,.·–’]+$/);
}

/** A day of half hours whose client, service, title and notes are all payloads. */
async function fill(client: Client, dayStart: number): Promise<void> {
  for (const [index, text] of payloads.entries()) {
    const person = await client.clients.create({ name: text, code: text.slice(0, 16).trim() });
    const service = await client.services.create({
      name: text, durationMs: minutes(30), colour: '#0f6b6b', windDownMs: 0, finalWarningMs: 0, turnoverMs: 0, silent: true, lateStart: 'endOnTime',
    }); // prettier-ignore
    await client.sessions.create({
      session: {
        kind: 'session', clientId: person.id, serviceId: service.id, title: text, notes: `${text}\n${payloads.join('\n')}`,
        startsAt: dayStart + index * minutes(30), durationMs: minutes(30), zone: 'Europe/London',
      },
      repeat: null,
    }); // prettier-ignore
  }
}

/** Once the first screen is there: by then the page has traded its one-time address for a pass. */
async function loadAgain(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Look around first in a sample profile' }).waitFor();
  await page.reload();
}

async function openFilled({ desk, page }: App): Promise<{ readonly client: Client; close(): void }> {
  const address = await desk.address();
  const connected = await connectTo({ address } as ServedApp); // the address is all that is asked for
  await connected.client.vault.create({ role: 'clinic', passphrase: null });
  await connected.client.preferences.update({ clock: { nameDisplay: 'firstName', showTitle: true } });
  await fill(connected.client, (await desk.now()) + minutes(1));
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  return connected;
}

function feedOf(summaries: readonly string[]): string {
  const events = summaries.map(
    (summary, index) =>
      `BEGIN:VEVENT\r\nUID:${index}\r\nDTSTART:202603${String(5 + index).padStart(2, '0')}T200000Z\r\nDURATION:PT1H\r\nSUMMARY:${summary.replaceAll(/[\\;,]/g, '\\$&')}\r\nEND:VEVENT\r\n`,
  );
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.join('')}END:VCALENDAR\r\n`;
}

test('whatever clients, services, titles and notes are called, every screen shows it as text and does nothing else', async ({
  app,
  context,
}) => {
  const { page } = app;
  const watch = await watchFor(context, new URL(page.url()).origin);
  await loadAgain(page);
  const { client, close } = await openFilled(app);
  const frame = new FramePage(page);

  await frame.goTo('Today');
  await expect(page.getByRole('main')).toContainText(payloads[0]);
  await expectOnlyText(page);
  await expectPlainTitle(page);
  await page.emulateMedia({ media: 'print' });
  await expectOnlyText(page);
  await page.emulateMedia({ media: 'screen' });

  await frame.goTo('Calendar');
  for (const view of ['Day', 'Week', 'Month'] as const) {
    await page.getByRole('radiogroup', { name: 'View' }).getByText(view, { exact: true }).click();
    await expect(page.getByRole('main')).toContainText(payloads[0]);
    await expectOnlyText(page);
    await expectPlainTitle(page);
  }
  await page.getByRole('radiogroup', { name: 'View' }).getByText('Day', { exact: true }).click();
  await page.emulateMedia({ media: 'print' });
  await expectOnlyText(page);
  await page.emulateMedia({ media: 'screen' });

  await frame.goTo('Clients');
  for (const text of payloads) await expect(page.getByRole('button', { name: text, exact: true })).toHaveCount(1);
  await expectOnlyText(page);
  await expectPlainTitle(page);
  await page.getByRole('button', { name: payloads[1], exact: true }).click();
  await expect(frame.dialog.getByLabel('First name or initials')).toHaveValue(payloads[1]);
  await frame.dialog.getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectOnlyText(page);
  await expectPlainTitle(page);

  await frame.goTo('Services');
  for (const text of payloads) await expect(page.getByRole('main').getByText(text, { exact: true }).first()).toBeVisible();
  await expectOnlyText(page);
  await expectPlainTitle(page);

  expect(watch).toEqual({ dialogs: [], elsewhere: [], reports: [] });
  expect((await client.app.logTail({})).lines.join('\n')).not.toMatch(/evil|window\.ran|W{20}/);
  close();
});

test('the clock, small and large and for the client, shows hostile names as text', async ({ app, context }) => {
  const { page } = app;
  const watch = await watchFor(context, new URL(page.url()).origin);
  await loadAgain(page);
  const { client, close } = await openFilled(app);
  const { sessions } = await todaysSessions(client, await app.desk.now());

  for (const [index, { id }] of sessions.slice(0, 7).entries()) {
    await client.clock.start({ itemId: id, lateStart: 'endOnTime', remember: false });
    for (const open of index === 0 ? ['Open clock', 'Open mini clock', 'Open clock for the client'] : ['Open clock']) {
      const clock = await openByCommand(page, open);
      await clock.getByRole('timer').first().waitFor();
      await expectOnlyText(clock);
      await expectPlainTitle(clock);
      if (open === 'Open clock') await expect(clock.locator('body')).toContainText(payloads[index] ?? '');
      await clock.close();
    }
    await client.clock.finish({});
  }

  expect(watch).toEqual({ dialogs: [], elsewhere: [], reports: [] });
  close();
});

async function todaysSessions(client: Client, now: number) {
  return { sessions: await client.sessions.range({ from: now - minutes(60), to: now + minutes(60 * 23) }) };
}

/** By the search, which every command can be run from. */
async function openByCommand(page: Page, command: string): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  await new FramePage(page).search(command);
  await page.getByRole('dialog').getByText(command, { exact: true }).click();
  return await opened;
}

test('hostile summaries, calendar names, file names and search texts stay text from the preview to the settings', async ({
  app,
  context,
}) => {
  const { page } = app;
  const watch = await watchFor(context, new URL(page.url()).origin);
  await loadAgain(page);
  const { client, close } = await openFilled(app);
  const frame = new FramePage(page);
  const sync = new SyncPage(page);
  const hostileName = '<img src=//evil.example onerror=window.ran=1>.ics';

  await sync.openFromSettings();
  await sync.giveFile(hostileName, feedOf(payloads));
  await sync.importButton.waitFor();
  await expectOnlyText(page);
  await expectPlainTitle(page);
  await sync.nameCalendar(payloads[1]);
  await sync.import();
  await expect(page.getByRole('heading', { name: /is up to date$/ })).toContainText(payloads[1]);
  await expectOnlyText(page);
  await expectPlainTitle(page);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Calendars' }).click();
  await expect(page.getByText(payloads[1]).first()).toBeVisible();
  await expectOnlyText(page);
  await expectPlainTitle(page);

  for (const text of payloads) {
    await frame.search(text);
    await expect(frame.dialog).toContainText(text.trim());
    await expectOnlyText(page);
    await expectPlainTitle(page);
    await page.keyboard.press('Escape');
    await frame.dialog.waitFor({ state: 'detached' });
  }

  expect(watch).toEqual({ dialogs: [], elsewhere: [], reports: [] });
  expect((await client.app.logTail({})).lines.join('\n')).not.toMatch(/evil|window\.ran|W{20}/);
  close();
});

test('what a calendar is called stays out of the window title through every step of a sync', async ({ app, context }) => {
  const { page, desk } = app;
  const watch = await watchFor(context, new URL(page.url()).origin);
  await loadAgain(page);
  const { client, close } = await openFilled(app);
  const named = payloads[2];
  let text = feedOf(payloads.slice(0, 2));
  await using server = await feedServer((request, response) => {
    const etag = `"${text.length}"`;
    response.writeHead(request.headers['if-none-match'] === etag ? 304 : 200, { etag });
    response.end(request.headers['if-none-match'] === etag ? '' : text);
  });
  const sync = new SyncPage(page);
  await sync.openFromSettings();
  await sync.giveAddress(`http://127.0.0.1:${server.port}/${encodeURIComponent(payloads[1])}.ics`);
  await sync.allowPrivate();
  await sync.importButton.waitFor();
  await expectPlainTitle(page);
  await sync.nameCalendar(named);
  await sync.import();
  await expect(page.getByRole('heading', { name: /is up to date$/ })).toContainText(named);
  await expectPlainTitle(page);
  const [feed] = await client.feeds.list({});

  for (const next of [text, feedOf(payloads.slice(0, 4))]) {
    text = next;
    await desk.advance(minutes(1));
    await new FramePage(page).goTo('Today');
    await page.evaluate((id) => location.assign(`#/sync/${id}`), feed?.id ?? '');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(named);
    await expectPlainTitle(page);
    await page.getByRole('main').getByRole('button', { name: 'Sync' }).click();
    await page.getByRole('button', { name: /^(Done|Import \d+ sessions?)$/ }).waitFor();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(named);
    await expectOnlyText(page);
    await expectPlainTitle(page);
  }

  expect(watch).toEqual({ dialogs: [], elsewhere: [], reports: [] });
  close();
});
