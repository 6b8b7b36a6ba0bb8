import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { callsOf } from '../support/electron-stand-in/calls.ts';
import { dashboardLoaded, startDesktop, type Desktop } from '../support/electron-stand-in/desktop.ts';
import { eventually } from '../support/eventually.ts';

// One desktop for all: each test leaves it as it was, with the dashboard open and no clock.
let desktop: Desktop;

beforeAll(async () => {
  desktop = await startDesktop();
  await dashboardLoaded(desktop);
}, 60_000);
afterAll(() => desktop.stop());

const call: ReturnType<typeof callsOf> = (...args) => callsOf(desktop)(...args);

function inPage<T>(window: number, source: string): Promise<T> {
  return desktop.run(({ windows }, { window, source }) => windows[window]?.webContents.page?.evaluate(source) as Promise<never>, {
    window,
    source,
  });
}

async function withClock(work: () => Promise<void>, mode = 'mini', displayId: string | null = null): Promise<void> {
  await call(0, 'app.openClock', { view: 'client', mode, displayId });
  await desktop.run(async ({ windows }) => windows[1]?.loaded);
  try {
    await work();
  } finally {
    await call(0, 'app.closeClock', { view: 'client' });
  }
}

const logged = (): string => readFileSync(join(desktop.folder, 'logs', 'session-desk.log'), 'utf8');

test('the dashboard opens in a window that is hardened in every respect', async () => {
  const { count, preferences, shown } = await desktop.run(({ windows }) => {
    const {
      session: _,
      preload,
      ...preferences
    } = windows[0]!.options.webPreferences as Record<string, unknown> & { session: object; preload: string };
    return {
      count: windows.length,
      preferences: { ...preferences, preload: preload.split('/').slice(-3).join('/') },
      shown: windows[0]!.state.visible,
    };
  });

  expect([count, shown]).toEqual([1, true]);
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    devTools: true,
    spellcheck: false,
    navigateOnDragDrop: false,
    backgroundThrottling: true,
    autoplayPolicy: 'document-user-activation-required',
    preload: 'out/preload/index.cjs',
  });
});

test('pages live in memory, in a sandbox, under a scheme that obeys their policy', async () => {
  const { partitions, said } = await desktop.run(({ sessions, said }) => ({
    partitions: [...sessions.values()].map(({ partition, options }) => [partition, options]),
    said,
  }));

  expect(partitions).toEqual([['session-desk', { cache: false }]]);
  expect(said['sandbox']).toBe(true);
  expect(said['schemes']).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }]);
  expect(said['userData']).toBe(join(desktop.folder, 'desktop'));
});

test('the dashboard shows itself, through nothing but its port', async () => {
  await vi.waitFor(async () => expect(await inPage<string>(0, 'document.body.innerText')).toMatch(/Session Desk/), { timeout: 10_000 });

  expect((await call(0, 'app.info')).json).toMatchObject({
    shell: 'desktop',
    shellReason: null,
    can: { chooseFolder: true, openLogs: true },
  });
});

test('the preload script leaves nothing in the page', async () => {
  const added = await desktop.run(async ({ windows }) => {
    const page = windows[0]!.webContents.page!;
    const plain = await page.context().browser()!.newPage();
    await plain.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await plain.goto(page.url());
    const names = () => Object.getOwnPropertyNames(window);
    const [ours, theirs] = [await page.evaluate(names), await plain.evaluate(names)];
    await plain.close();
    return ours.filter((name) => !theirs.includes(name) && !name.startsWith('__playwright'));
  });

  // The page's own libraries leave marks; all else is as Chromium made it.
  expect(added.filter((name) => !/^__(webpack_nonce__$|zod_|TSR_)/.test(name))).toEqual([]);
  expect(await inPage(0, '[typeof require, typeof process, typeof module, typeof electron, typeof standInBridge].join()')).toBe(
    'undefined,undefined,undefined,undefined,undefined',
  );
});

test('a reloaded page gets a port of its own and works on', async () => {
  await desktop.run(async ({ windows }) => void (await windows[0]!.webContents.page!.reload()));

  expect((await call(0, 'app.info')).json).toMatchObject({ shell: 'desktop' });
});

test('a clock window opens small and on top, without taking the focus, and may call only what a clock needs', async () => {
  await withClock(async () => {
    const clock = await desktop.run(({ windows }) => ({
      url: windows[1]!.webContents.url,
      bounds: windows[1]!.bounds,
      calls: windows[1]!.calls,
      throttled: (windows[1]!.options.webPreferences as unknown as Record<string, unknown>)['backgroundThrottling'],
    }));

    expect(clock.url).toBe('app://bundle/clock.html?view=client');
    expect(clock.bounds).toEqual({ width: 320, height: 140, x: 1920 - 320 - 24, y: 54 });
    expect(clock.calls.map(([name]) => name)).toContain('showInactive');
    expect(clock.calls.map(([name]) => name)).not.toContain('focus');
    expect(clock.calls).toContainEqual(['setAlwaysOnTop', true]);
    expect(clock.throttled).toBe(false);
    expect((await call(1, 'app.info')).json).toMatchObject({ shell: 'desktop' });
    expect((await call(1, 'clients.list', { text: '' })).code).toBe('FORBIDDEN');
    expect((await call(1, 'vault.lock')).code).toBe('FORBIDDEN');
  });
});

test('a full-screen clock leaves no other display covered when its own is unplugged, and returns to it', async () => {
  await withClock(
    async () => {
      const first = await desktop.run(({ windows }) => [windows[1]!.bounds, windows[1]!.state.fullScreen]);
      const [unplugged, back] = await desktop.run(({ windows, displays, screen }) => {
        const place = () => [windows[1]!.bounds, windows[1]!.state.fullScreen] as const;
        const [wall] = displays.splice(1, 1);
        screen.emit('display-removed');
        const alone = place();
        displays.push(wall!);
        screen.emit('display-added');
        return [alone, place()] as const;
      });

      expect(first).toEqual([{ x: 1920, y: 0, width: 1280, height: 720 }, true]);
      expect(unplugged).toEqual([{ x: 600, y: 315, width: 720, height: 480 }, false]);
      expect(back).toEqual(first);
      expect(await desktop.run(({ said }) => said['notification'])).toEqual({
        title: 'Session Desk',
        body: 'The display of the clock is gone. The clock waits in a window, and goes back when the display does.',
        silent: true,
      });
    },
    'fullScreen',
    '2',
  );
});

test('the full-screen key keeps the clock on the display it is on', async () => {
  await withClock(
    async () => {
      await call(1, 'app.openClock', { view: 'client', mode: 'fullScreen', displayId: null });

      expect(await desktop.run(({ windows }) => [windows[1]!.bounds, windows[1]!.state.fullScreen])).toEqual([
        { x: 1920, y: 0, width: 1280, height: 720 },
        true,
      ]);
    },
    'normal',
    '2',
  );
});

test('the mini clock follows its settings at once, and a corner catches it', async () => {
  await call(0, 'vault.openSample');
  await withClock(async () => {
    await call(0, 'preferences.update', { clock: { mini: { corner: 'bottomLeft', opacity: 0.6 } } });
    const set = await desktop.run(({ windows }) => [windows[1]!.bounds, windows[1]!.calls.findLast(([name]) => name === 'setOpacity')]);
    const caught = await desktop.run(({ windows }) => {
      windows[1]!.setBounds({ x: 1530, y: 90, width: 320, height: 140 });
      windows[1]!.emit('moved');
      return windows[1]!.bounds;
    });

    expect(set).toEqual([{ x: 24, y: 916, width: 320, height: 140 }, ['setOpacity', 0.6]]);
    expect(caught).toEqual({ x: 1576, y: 54, width: 320, height: 140 });
    await call(0, 'preferences.update', { clock: { mini: { corner: 'topRight', opacity: 1 } } });
  });
  await call(0, 'vault.removeSample');
}, 60_000);

test('clicks go through the mini clock when that is wanted, and menus, the clock and the settings give it back', async () => {
  await call(0, 'vault.openSample');
  await withClock(async () => {
    const ignored = () => desktop.run(({ windows }) => windows[1]!.calls.findLast(([name]) => name === 'setIgnoreMouseEvents')?.[1]);
    const menus = () =>
      desktop.run(({ trays, menus }) => {
        const labels = (trays[0]!.menu as { label?: string }[]).map(({ label }) => label);
        const ofBar = JSON.stringify(menus.at(-1));
        return [labels, ofBar].map((menu) => /clicks (through|reach) the mini clock/.exec(menu.toString())?.[1] ?? null);
      });
    const pick = () =>
      desktop.run(({ trays }) => {
        const menu = trays[0]!.menu as { label?: string; click?: () => void }[];
        menu.find(({ label }) => label?.includes('mini clock'))?.click?.();
      });
    expect([await ignored(), await menus()]).toEqual([false, [null, null]]);

    await call(0, 'preferences.update', { clock: { mini: { clickThrough: true } } });
    expect([await ignored(), await menus()]).toEqual([true, ['reach', 'reach']]);
    await pick();
    expect([await ignored(), await menus()]).toEqual([false, ['through', 'through']]);
    await pick();
    expect(await ignored()).toBe(true);

    expect((await call(1, 'app.holdClock', { view: 'client' })).json).toEqual({ through: true });
    expect((await call(1, 'app.holdClock', { view: 'client', held: true })).json).toEqual({ through: false });
    expect(await ignored()).toBe(false);
    await call(1, 'app.holdClock', { view: 'client', held: false });

    await call(0, 'app.openClock', { view: 'client', mode: 'normal', displayId: null });
    expect([await ignored(), await menus()]).toEqual([false, [null, null]]);
    await call(0, 'app.openClock', { view: 'client', mode: 'mini', displayId: null });
    await call(0, 'preferences.update', { clock: { mini: { clickThrough: false } } });
    expect([await ignored(), await menus()]).toEqual([false, [null, null]]);
  });
  await call(0, 'vault.removeSample');
}, 60_000);

/** Whatever the hour at which the tests run. */
const inWords =
  /^(next \d\d:\d\d|\d\d:\d\d not started|(.+, )?\d+ (h|min)( \d+ min)? (left|over)(, (until|ends|ended) \d\d:\d\d)?|day done)$/;

test('the tray says the time in words without a name, and nothing once it is not wanted or the profile is locked', async () => {
  const words = () => desktop.run(({ said, trays }) => [said['toolTip'], (trays[0]!.menu as { label?: string }[])[0]?.label] as const);
  expect(await words()).toEqual(['Session Desk', 'Open Session Desk']);
  await call(0, 'vault.openSample');

  await eventually(async () => expect((await words())[0]).toMatch(inWords));
  const [tip, line] = await words();
  expect(line).toBe(tip);
  await call(0, 'preferences.update', { clock: { trayTime: false } });
  expect(await words()).toEqual(['Session Desk', 'Open Session Desk']);
  await call(0, 'preferences.update', { clock: { trayTime: true } });
  expect((await words())[0]).toMatch(inWords);
  await call(0, 'vault.removeSample');
  expect(await words()).toEqual(['Session Desk', 'Open Session Desk']);
}, 60_000);

test('a clock that lost its place on top takes it back, unless that was switched off', async () => {
  await withClock(async () => {
    const raised = () => desktop.run(({ windows }) => windows[1]!.calls.splice(0).filter(([name]) => name === 'setAlwaysOnTop'));
    await raised();

    await desktop.run(({ windows }) => void windows[1]!.emit('blur'));
    expect(await raised()).toEqual([['setAlwaysOnTop', true]]);
    await call(0, 'app.setOnTop', { view: 'client', onTop: false });
    await desktop.run(({ windows }) => void windows[1]!.emit('blur'));
    expect(await raised()).toEqual([
      ['setAlwaysOnTop', false],
      ['setAlwaysOnTop', false],
    ]);
  });
});

test('no port is handed to a frame that is gone, embedded, foreign or of no window of ours', async () => {
  const posted = await desktop.run(({ ipcMain, windows }) => {
    const { webContents } = windows[0]!;
    const posted: string[] = [];
    const frame = (changes: object) => ({
      origin: 'app://bundle',
      parent: null,
      postMessage: (channel: string) => posted.push(channel),
      ...changes,
    });
    const ask = (sender: object, senderFrame: object | null) => void ipcMain.emit('session-desk:connect', { sender, senderFrame });
    ask(webContents, null);
    ask(webContents, frame({ parent: {} }));
    for (const origin of ['https://evil.example', 'app://bundle.evil', 'app://doc', 'app://', 'null', 'file://', 'http://127.0.0.1'])
      ask(webContents, frame({ origin }));
    ask({}, frame({}));
    const refused = posted.length;
    ask(webContents, frame({}));
    return [refused, posted.length];
  });

  expect(posted).toEqual([0, 1]);
  expect(logged().match(/shell\.port\.refused/g)).toHaveLength(10);
});

test.each([
  ['another site', "location.href = 'https://evil.example/'"],
  ['a look-alike host', "location.href = 'http://bundle.localhost.evil.example/'"],
  ['another page of ours', "location.href = '/clock.html'"],
  [
    'a form',
    "(() => { const form = document.createElement('form'); form.action = 'https://evil.example/'; document.body.append(form); form.submit(); form.remove(); })()",
  ],
  ['a file', "location.href = 'file:///etc/passwd'"],
])('the dashboard cannot be led to %s', async (_, lead) => {
  await inPage(0, `void (${lead})`).catch(() => undefined); // Chromium itself refuses some of them
  const loads = await desktop.run(({ windows }) =>
    windows[0]!.webContents.page!.waitForTimeout(200).then(() => windows[0]!.webContents.url),
  );

  expect(loads).toBe('app://bundle/');
  expect((await call(0, 'app.info')).json).toMatchObject({ shell: 'desktop' });
});

test('no page opens a window, embeds a page or speaks to the internet', async () => {
  const opened = await desktop.run(async ({ windows }) => {
    const page = windows[0]!.webContents.page!;
    const context = page.context();
    const asked = ['https://evil.example/', '/clock.html'];
    for (const address of asked) {
      const made = context.waitForEvent('page');
      await page.evaluate(`void window.open('${address}')`);
      const popup = await made;
      if (!popup.isClosed()) await popup.waitForEvent('close');
    }
    return context.pages().length;
  });
  const asked = await inPage(0, "fetch('https://evil.example/').then(() => 'went out', () => 'refused')");
  const framed = await inPage(
    0,
    "new Promise((resolve) => { const frame = document.createElement('iframe'); frame.src = '/clock.html'; frame.onload = () => resolve(frame.contentDocument?.title ?? 'refused'); document.body.append(frame); })",
  );
  const network = await desktop.run(({ sessions }) => {
    const session = sessions.get('session-desk')!;
    return Promise.all(
      [
        'app://bundle/',
        'blob:app://bundle/1',
        'https://evil.example/',
        'http://127.0.0.1/',
        'ws://x/',
        'file:///etc/passwd',
        'data:text/html,x',
        'app://bundle.evil/',
        'blob:https://evil.example/1',
      ].map((url) => session.mayLoad(url)),
    );
  });

  expect(opened).toBe(1);
  expect([asked, framed]).toEqual(['refused', 'refused']);
  expect(network).toEqual([true, true, false, false, false, false, false, false, false]);
  await inPage(0, "document.querySelector('iframe').remove()");
});

test('permissions and devices are denied but for the four that the app uses', async () => {
  const names = [
    'notifications',
    'clipboard-sanitized-write',
    'screen-wake-lock',
    'speaker-selection',
    'media',
    'geolocation',
    'clipboard-read',
    'openExternal',
    'fileSystem',
    'midi',
    'usb',
    'unknown',
  ];
  const granted = await desktop.run(({ sessions }, names) => {
    const { permissionRequest, permissionCheck, device, bluetooth, displayMedia } = sessions.get('session-desk')!
      .handlers as unknown as Record<string, (...args: unknown[]) => unknown>;
    const requested = names.filter((name) => {
      let answer = false;
      permissionRequest!(null, name, (value: boolean) => (answer = value), { requestingUrl: 'app://bundle/' });
      return answer;
    });
    let foreign = false;
    permissionRequest!(null, 'notifications', (value: boolean) => (foreign = value), { requestingUrl: 'https://evil.example/' });
    let screenShared: unknown = 'unasked';
    displayMedia!({}, (streams: unknown) => (screenShared = streams));
    let paired: unknown = 'unasked';
    bluetooth!({}, (answer: unknown) => (paired = answer));
    const checked = names.filter((name) => permissionCheck!(null, name, 'app://bundle'));
    return {
      requested,
      checked,
      foreign,
      foreignCheck: permissionCheck!(null, 'notifications', 'https://evil.example'),
      device: device!({}),
      screenShared,
      paired,
    };
  }, names);

  expect(granted).toEqual({
    requested: names.slice(0, 4),
    checked: names.slice(0, 4),
    foreign: false,
    foreignCheck: false,
    device: false,
    screenShared: null,
    paired: { confirmed: false },
  });
});

test('the scheme gives away nothing but the built pages', async () => {
  const statuses = await desktop.run(
    async ({ sessions }, urls) => {
      const handle = sessions.get('session-desk')!.schemes.get('app')!;
      return Promise.all(urls.map(async (url) => (await handle(new Request(url))).status));
    },
    [
      'app://bundle/',
      'app://bundle/clock.html',
      'app://bundle/assets/..%2f..%2fmain%2fcli.js',
      'app://bundle/../main/cli.js',
      'app://bundle/main/cli.js',
      'app://bundle.evil/',
      'app://doc/1',
      'app://bundle/package.json',
    ],
  );

  expect(statuses).toEqual([200, 200, 404, 404, 404, 404, 404, 404]);
});

test('a file goes over in the dashboard, and not without its session', async () => {
  const session =
    "new Promise((resolve) => { addEventListener('message', ({ data }) => data.session && resolve(data.session)); postMessage('session-desk:connect', location.origin); })";
  const send = (window: number) =>
    inPage<number>(
      window,
      `${session}.then((session) => fetch('/upload', { method: 'POST', body: 'x', headers: { Authorization: 'Bearer ' + session } })).then(({ status }) => status)`,
    );

  expect(await send(0)).toBe(200);
  expect(await inPage(0, "fetch('/upload', { method: 'POST', body: 'x' }).then(({ status }) => status)")).toBe(401);
  await withClock(async () => expect(await send(1)).toBe(403));
});

test('folders are chosen and shown by the system', async () => {
  expect((await call(0, 'app.chooseFolder')).json).toEqual({ folder: '/chosen/folder' });
  await call(0, 'app.chooseFolder');
  await call(0, 'app.openLogs');

  const said = await desktop.run(({ said }) => said);
  expect(said['dialog']).toEqual({ properties: ['openDirectory', 'createDirectory'], defaultPath: '/chosen/folder' });
  expect(said['openedPath']).toBe(join(desktop.folder, 'logs'));
});

test('the menus and the tray lead to every window and out', async () => {
  const { menu, tray, icon } = await desktop.run(({ menus, trays }) => ({
    menu: JSON.stringify(menus.at(-1)),
    tray: trays[0]!.menu as { label?: string }[],
    icon: trays[0]!.icon,
  }));

  expect(menu).toMatch(/"label":"Session Desk".*"label":"Clock"/);
  expect(menu).not.toMatch(/http/i);
  expect(tray.map(({ label }) => label)).toEqual(['Open Session Desk', 'Show the clock', 'Hide or show names', undefined, 'Quit']);
  expect(existsSync(icon)).toBe(true);
});

test('a second start brings the window up and ends; nothing else may use the profile meanwhile', async () => {
  const second = await startDesktop({ folder: desktop.folder });
  const [code] = second.process.exitCode === null ? await once(second.process, 'exit') : [second.process.exitCode];
  const focused = await desktop.run(({ windows }) => windows[0]!.calls.some(([name]) => name === 'focus'));
  // The lock of the profile itself, which holds between the shells and the command line.
  const other = execFile(process.execPath, [join(import.meta.dirname, '../../out/main/cli.js'), 'backup', '--profile', desktop.folder]);
  let said = '';
  other.stderr?.on('data', (data) => (said += String(data)));
  const [otherCode] = await once(other, 'exit');

  expect([code, focused]).toEqual([0, true]);
  expect(otherCode).toBe(2);
  expect(said).toContain('This profile is already open');
});

test('sleep locks a profile that has a passphrase', async () => {
  await call(0, 'vault.create', { role: 'clinic', passphrase: 'four ordinary words here' });
  const before = (await call(0, 'clients.list', { text: '' })).code;

  await desktop.run(({ powerMonitor }) => void powerMonitor.emit('suspend'));

  expect(before).not.toBe('VAULT_LOCKED');
  await eventually(async () => expect((await call(0, 'preferences.get')).code).toBe('VAULT_LOCKED'));
}, 60_000);

test('what Chromium was given holds no folder that it deletes, and quitting ends the process', async () => {
  expect(readdirSync(desktop.folder)).not.toContain('databases');
  const ended = once(desktop.process, 'exit');

  void desktop.run(({ trays }) => (trays[0]!.menu as { click?: () => void }[]).at(-1)?.click?.());

  expect((await ended)[0]).toBe(0);
});
