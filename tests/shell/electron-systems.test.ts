import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { callsOf } from '../support/electron-stand-in/calls.ts';
import { dashboardLoaded, startDesktop, type Desktop } from '../support/electron-stand-in/desktop.ts';
import { eventually } from '../support/eventually.ts';

// What the app asks of Windows and of macOS, as far as the stand-in can hear it; it runs on neither.
describe.each(['win32', 'darwin'] as const)('on %s', (platform) => {
  let desktop: Desktop;
  const call: ReturnType<typeof callsOf> = (...args) => callsOf(desktop)(...args);

  beforeAll(async () => {
    desktop = await startDesktop({ env: { STAND_IN_PLATFORM: platform } });
    await dashboardLoaded(desktop);
    // The page's own port first: a call from outside would take it.
    await desktop.run(({ windows }) =>
      windows[0]!.webContents
        .page!.getByText(/Session Desk/)
        .first()
        .waitFor(),
    );
    await call(0, 'vault.openSample');
    await call(0, 'app.openClock', { view: 'practitioner', mode: 'mini', displayId: null });
    await desktop.run(async ({ windows }) => {
      await windows[1]?.loaded;
      await windows[1]?.webContents.page?.getByRole('group', { name: 'Session' }).waitFor();
    });
  }, 60_000);
  afterAll(() => desktop.stop());

  const last = (name: string): Promise<unknown[] | undefined> =>
    desktop.run(({ windows }, name) => windows[1]!.calls.findLast(([called]) => called === name)?.slice(1), name);

  test('the practitioner’s clock is kept out of captures unless that is switched off, the client’s never', async () => {
    expect(await last('setContentProtection')).toEqual([true]);
    await call(0, 'preferences.update', { clock: { hideFromCapture: false } });
    expect(await last('setContentProtection')).toEqual([false]);
    await call(0, 'preferences.update', { clock: { hideFromCapture: true } });

    await call(0, 'app.openClock', { view: 'client', mode: 'normal', displayId: null });
    const asked = await desktop.run(async ({ windows }) => {
      await windows[2]!.loaded;
      return windows[2]!.calls.filter(([name]) => name === 'setContentProtection');
    });
    await call(0, 'app.closeClock', { view: 'client' });

    expect(asked.every(([, hidden]) => hidden === false)).toBe(true);
  });

  test('the clock comes along to every desktop unless that is switched off, where this system hears of it', async () => {
    const before = await last('setVisibleOnAllWorkspaces');
    await call(0, 'preferences.update', { clock: { everyDesktop: false } });
    const after = await last('setVisibleOnAllWorkspaces');
    await call(0, 'preferences.update', { clock: { everyDesktop: true } });

    expect([before?.[0], after?.[0]]).toEqual(platform === 'darwin' ? [true, false] : [undefined, undefined]);
  });

  test('Shift over the mini clock holds it while clicks go through, and letting go of it lets them through again', async () => {
    await call(0, 'preferences.update', { clock: { mini: { clickThrough: true } } });
    const page = <T>(work: string): Promise<T> =>
      desktop.run(({ windows }, work) => {
        const { mouse, keyboard } = windows[1]!.webContents.page!;
        const step = work.split(' ');
        return (step[0] === 'move' ? mouse.move(Number(step[1]), 50) : keyboard[step[0] as 'down' | 'up'](step[1] ?? '')) as Promise<never>;
      }, work);
    const shown = (): Promise<string> => desktop.run(({ windows }) => windows[1]!.webContents.page!.locator('body').innerText());
    expect(await last('setIgnoreMouseEvents')).toEqual([true, { forward: true }]);

    await eventually(async () => {
      await page(`move ${40 + Math.floor(Math.random() * 100)}`);
      expect(await shown()).toContain('Hold Shift to use the clock');
    });
    await page('down Shift');
    await page('move 60');
    await eventually(async () => expect(await last('setIgnoreMouseEvents')).toEqual([false]));
    await eventually(async () => expect(await shown()).not.toContain('Hold Shift'));
    await page('up Shift');
    await page('move 70');
    await eventually(async () => expect(await last('setIgnoreMouseEvents')).toEqual([true, { forward: true }]));
  });

  test('the key T catches clicks for good, and lets them through again', async () => {
    const press = (): Promise<void> => desktop.run(({ windows }) => windows[1]!.webContents.page!.keyboard.press('t'));

    await press();
    await eventually(async () => expect(await last('setIgnoreMouseEvents')).toEqual([false]));
    await press();
    await eventually(async () => expect(await last('setIgnoreMouseEvents')).toEqual([true, { forward: true }]));
  });

  test('the time stands where the system shows it, and leaves the menu of the tray alone', async () => {
    const { said, first } = await desktop.run(({ said, trays }) => ({ said, first: (trays[0]!.menu as { label?: string }[])[0]?.label }));

    expect(said['toolTip']).toMatch(
      /^(next \d\d:\d\d|\d\d:\d\d not started|(.+, )?\d+ (h|min)( \d+ min)? (left|over)(, (until|ends|ended) \d\d:\d\d)?|day done)$/,
    );
    expect(typeof said['trayTitle']).toBe(platform === 'darwin' ? 'string' : 'undefined');
    expect(first).toBe('Open Session Desk');
  });

  test('the app says what this system can do, and an app that is not installed does not start with the computer', async () => {
    const windows = { clickThrough: 'heldKey', hideFromCapture: 'yes', everyDesktop: 'taskView', trayTime: 'hover', startAtLogin: false };
    const macos = { ...windows, hideFromCapture: 'notAll', everyDesktop: 'yes', trayTime: 'text' };

    expect((await call(0, 'app.info')).json).toMatchObject({ can: platform === 'win32' ? windows : macos });
    expect((await call(0, 'app.setStartAtLogin', { on: true })).code).toBe('NOT_SUPPORTED_HERE');
  });
});

test('on Linux the settings say what this system cannot do', async () => {
  const desktop = await startDesktop();
  onTestFinished(desktop.stop);
  await dashboardLoaded(desktop);

  const words = await desktop.run(async ({ windows }) => {
    const page = windows[0]!.webContents.page!;
    await page.getByRole('button', { name: 'Look around first in a sample profile' }).click();
    const main = page.getByRole('navigation', { name: 'Main' });
    await main.getByRole('link', { name: 'Settings' }).click();
    const read = async (name: string): Promise<string> => {
      await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      return page.locator('body').innerText();
    };
    return { clock: await read('Clock'), general: await read('General') };
  });

  expect(words.clock).toContain('no held key can on this desktop');
  expect(words.clock).toContain('This system cannot keep a window out of a shared screen');
  expect(words.clock).toContain('comes along to each virtual desktop');
  expect(words.clock).toContain('Time in the tray');
  expect(words.general).toContain('Only the installed app can do this');
}, 60_000);
