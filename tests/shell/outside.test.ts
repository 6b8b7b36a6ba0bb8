import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { calendar, event } from '../support/calendar-text.ts';
import { callsOf } from '../support/electron-stand-in/calls.ts';
import { dashboardLoaded, startDesktop, type Desktop } from '../support/electron-stand-in/desktop.ts';
import { eventually } from '../support/eventually.ts';

// What reaches the desktop app from outside its pages: links, files, menus.
let desktop: Desktop;

beforeAll(async () => {
  desktop = await startDesktop();
  await dashboardLoaded(desktop);
  // The page's own port first: a call from outside would take it. An empty page has not asked for it yet.
  await eventually(async () => expect(await shown()).toContain('Look around first in a sample profile'));
  await call(0, 'vault.openSample');
}, 60_000);
afterAll(() => desktop.stop());

const call: ReturnType<typeof callsOf> = (...args) => callsOf(desktop)(...args);

const place = (): Promise<string> => desktop.run(({ windows }) => windows[0]!.webContents.page!.evaluate('location.hash'));
const shown = (): Promise<string> => desktop.run(({ windows }) => windows[0]!.webContents.page!.locator('body').innerText());
const heading = (name: string): Promise<void> =>
  desktop.run(
    ({ windows }, name) => windows[0]!.webContents.page!.getByRole('heading', { name }).first().waitFor({ timeout: 5_000 }),
    name,
  );

/** As the system calls the app that runs already. */
const secondStart = (words: readonly string[], folder = '/'): Promise<void> =>
  desktop.run(({ app }, { words, folder }) => void app.emit('second-instance', {}, ['/usr/bin/session-desk', ...words], folder), {
    words,
    folder,
  });

interface Item {
  readonly label?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly submenu?: readonly Item[];
}

const tomorrow = Temporal.Now.plainDateISO('UTC').add({ days: 1 }).toString().replaceAll('-', '');
const calendarOf = (name: string): string =>
  calendar(event(`UID:${name}`, `DTSTART:${tomorrow}T100000Z`, `DTEND:${tomorrow}T110000Z`, `SUMMARY:${name} - Massage`));

const menuBar = (): Promise<readonly Item[]> => desktop.run(({ menus }) => JSON.parse(JSON.stringify(menus.at(-1))) as Item[]);

const pick = (menu: string, label: string): Promise<void> =>
  desktop.run(
    ({ menus }, { menu, label }) => {
      interface Pickable {
        readonly label?: string;
        readonly submenu?: readonly Pickable[];
        readonly click?: () => void;
      }
      const items = (menus.at(-1) as readonly Pickable[]).find((one) => one.label === menu)?.submenu;
      const item = items?.find((one) => one.label === label);
      if (!item?.click) throw new Error(`No ${menu}, ${label}`);
      item.click();
    },
    { menu, label },
  );

test('a link leads to its screen, on whichever way the system hands it over', async () => {
  await secondStart(['--some-switch', 'session-desk://clients']);
  await eventually(async () => expect(await place()).toBe('#/clients'));

  const prevented = await desktop.run(({ app }) => {
    let isPrevented = false;
    app.emit('open-url', { preventDefault: () => (isPrevented = true) }, 'session-desk://calendar/');
    return isPrevented;
  });
  await eventually(async () => expect(await place()).toMatch(/^#\/calendar/));
  expect(prevented).toBe(true);
});

test('ten thousand hostile links and words change nothing, open nothing and start nothing', async () => {
  await secondStart(['session-desk://settings']);
  await eventually(async () => expect(await place()).toMatch(/^#\/settings/));
  const before = await place();
  const part = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      'session-desk://',
      'session-desk:',
      'clients',
      '/../',
      '?',
      '#',
      '@',
      '%00',
      '%2e',
      'javascript:',
      '--inspect',
      '--profile',
    ),
  );
  const hostile = fc
    .sample(
      fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('')),
      { numRuns: 10_000, seed: 20_261_122 },
    )
    .filter((text) => !/^session-desk:\/\/[a-z]+\/?$/.test(text));
  const logBefore = readFileSync(join(desktop.folder, 'logs', 'session-desk.log'), 'utf8').length;

  const after = await desktop.run(({ app, windows, said, questions }, texts) => {
    for (const text of texts) {
      app.emit('second-instance', {}, ['session-desk', text], '/nowhere');
      app.emit('open-url', { preventDefault: () => undefined }, text);
      app.emit('open-file', { preventDefault: () => undefined }, text);
    }
    return { windows: windows.length, opened: said['openedPath'] ?? null, questions: questions.length };
  }, hostile);

  expect(hostile.length).toBeGreaterThan(9_900);
  expect(after).toEqual({ windows: 1, opened: null, questions: 0 });
  expect((await call(0, 'app.info')).json).toMatchObject({ shell: 'desktop' });
  expect(await place()).toBe(before);
  expect(readFileSync(join(desktop.folder, 'logs', 'session-desk.log'), 'utf8').slice(logBefore)).not.toMatch(/ERROR|failed/i);
}, 60_000);

test('a calendar file that is opened leads to its preview and imports nothing', async () => {
  const file = join(desktop.folder, 'Week of Ada.ics');
  writeFileSync(file, calendarOf('Ottoline'));
  const before = (await call(0, 'feeds.list')).json;

  await desktop.run(({ app }, file) => void app.emit('open-file', { preventDefault: () => undefined }, file), file);
  await eventually(async () => expect(await place()).toBe('#/sync/new'));
  await vi.waitFor(async () => expect(await shown()).toContain('Ottoline'), { timeout: 10_000 });

  expect((await call(0, 'feeds.list')).json).toEqual(before);
  await secondStart(['session-desk://today']);
});

test('a file that is none, is gone or is too large is told, and the app goes on', async () => {
  const large = join(desktop.folder, 'large.ics');
  writeFileSync(large, '');
  truncateSync(large, 2 ** 40);
  for (const [words, told] of [
    [['gone.ics'], 'The file could not be read'],
    [[large], 'The calendar is too large'],
  ] as const) {
    await secondStart(words, desktop.folder);
    await eventually(async () => expect(await shown()).toContain(told));
  }
  expect(readFileSync(join(desktop.folder, 'logs', 'session-desk.log'), 'utf8')).not.toContain('large.ics');
});

test('a link that comes while the profile is locked waits for it; what a menu asked then is forgotten', async () => {
  await secondStart(['session-desk://today']);
  await eventually(async () => expect(await place()).toBe('#/'));
  await call(0, 'vault.removeSample');
  await pick('Edit', 'Search');
  await pick('View', 'Clients');
  await call(0, 'vault.openSample');
  await eventually(async () => expect(await shown()).toContain('Calendar'));
  expect(await place()).toBe('#/');
  await call(0, 'vault.removeSample');
  await secondStart(['session-desk://clients']);
  await call(0, 'vault.openSample');

  await eventually(async () => expect(await place()).toBe('#/clients'));
}, 60_000);

test('the menus run the commands of the dashboard, and name the keys that the list of shortcuts names', async () => {
  await pick('View', 'Today');
  await eventually(async () => expect(await place()).toBe('#/'));
  await pick('Help', 'Keyboard shortcuts');
  await heading('Keyboard shortcuts');
  const list = await shown();
  await desktop.run(({ windows }) => windows[0]!.webContents.page!.keyboard.press('Escape'));
  await pick('File', 'Settings…');
  await eventually(async () => expect(await place()).toMatch(/^#\/settings/));

  const items = (await menuBar()).flatMap(({ submenu = [] }) => submenu).filter(({ accelerator }) => accelerator !== undefined);
  expect(items.map(({ label }) => label)).toEqual(['Open a calendar file…', 'Settings…', 'Search']);
  for (const { accelerator = '' } of items) expect(list.replaceAll('\n', '')).toContain(`Ctrl${accelerator.replace('CmdOrCtrl+', '')}`);
});

test('names are hidden and shown from the menu and the tray, without a window coming up', async () => {
  const hidden = (): Promise<string | null> =>
    desktop.run(({ windows }) => windows[0]!.webContents.page!.evaluate('document.documentElement.dataset.names ?? null'));
  const shows = (): Promise<number> => desktop.run(({ windows }) => windows[0]!.calls.filter(([name]) => name === 'show').length);
  const before = await shows();

  await pick('View', 'Hide or show names');
  await eventually(async () => expect(await hidden()).toBe('hidden'));
  await desktop.run(({ trays }) => {
    const menu = trays[0]!.menu as { label?: string; click?: () => void }[];
    menu.find(({ label }) => label === 'Hide or show names')?.click?.();
  });
  await eventually(async () => expect(await hidden()).toBe(null));

  expect(await shows()).toBe(before);
});

test('a calendar file is chosen from the menu', async () => {
  const file = join(desktop.folder, 'chosen.ics');
  writeFileSync(file, calendarOf('Peregrine'));
  await desktop.run(({ said }, file) => void (said['chosen'] = file), file);

  await pick('File', 'Open a calendar file…');

  await vi.waitFor(async () => expect(await shown()).toContain('Peregrine'), { timeout: 10_000 });
});

test('the menu on text cuts, copies and pastes, and teaches the system no names', async () => {
  const popup = (place: object): Promise<readonly Item[] | null> =>
    desktop.run(
      ({ said, windows }, place) => {
        said['popup'] = null;
        windows[0]!.webContents.emit('context-menu', {}, place);
        return said['popup'] as Item[] | null;
      },
      { isEditable: false, selectionText: '', dictionarySuggestions: [], editFlags: { canPaste: true }, ...place },
    );
  const words = (items: readonly Item[] | null): unknown => items?.map(({ label, role }) => label ?? role ?? '-');

  expect(await popup({})).toBe(null);
  expect(words(await popup({ selectionText: 'a word' }))).toEqual(['copy']);
  expect(words(await popup({ isEditable: true }))).toEqual(['undo', 'redo', '-', 'cut', 'copy', 'paste', '-', 'selectAll']);
  expect(words(await popup({ isEditable: true, dictionarySuggestions: ['one', 'two', '3', '4', '5', '6'] }))).toEqual(
    expect.arrayContaining(['one', '5', 'paste']),
  );
  expect(JSON.stringify(await popup({ isEditable: true, dictionarySuggestions: ['one'] }))).not.toMatch(/dictionary|learn|6/i);
});
