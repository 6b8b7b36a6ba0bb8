import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { callsOf } from '../support/electron-stand-in/calls.ts';
import { dashboardLoaded, startDesktop, type Desktop, type DesktopOptions } from '../support/electron-stand-in/desktop.ts';

// How the desktop app comes back from what breaks, and how it is left.
async function open(options: DesktopOptions = {}): Promise<{ desktop: Desktop; call: ReturnType<typeof callsOf> }> {
  const desktop = await startDesktop(options);
  onTestFinished(() => desktop.stop());
  await dashboardLoaded(desktop);
  await vi.waitFor(
    async () =>
      expect(await desktop.run(({ windows }) => windows[0]!.webContents.page!.locator('body').innerText())).not.toMatch(/^(Opening.*)?$/),
    { timeout: 10_000 },
  );
  const call = callsOf(desktop);
  await call(0, 'vault.openSample');
  return { desktop, call };
}

const logOf = (desktop: Desktop): string => readFileSync(join(desktop.folder, 'logs', 'session-desk.log'), 'utf8');

/** Starts whatever of the sample's day can be started; answers whether something runs. */
async function startSession(call: ReturnType<typeof callsOf>): Promise<void> {
  const { json: services } = await call(0, 'services.list', { archived: false });
  const { json: clients } = await call(0, 'clients.list', { search: '', archived: false, offset: 0, limit: 1 });
  const [service] = services as { id: string }[];
  const [client] = (clients as { clients: { id: string }[] }).clients;
  const session = {
    kind: 'session', clientId: client?.id, serviceId: service?.id, title: '', startsAt: Date.now(), durationMs: 3_600_000, zone: 'Europe/London', notes: '',
  }; // prettier-ignore
  const { json } = await call(0, 'sessions.create', { session, repeat: null });
  const [made] = (json as { sessions: { id: string }[] }).sessions;
  expect((await call(0, 'clock.start', { itemId: made?.id, lateStart: 'fullLength', remember: false })).code).toBeUndefined();
}

test('a page that crashes comes back by itself, thrice a minute; then it is asked about', async () => {
  const { desktop, call } = await open();
  const crash = (): Promise<number> =>
    desktop.run(async ({ windows, questions }) => {
      const { webContents } = windows[0]!;
      const loaded = webContents.page!.waitForEvent('load', { timeout: 1_000 }).catch(() => null);
      webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
      await loaded;
      return questions.length;
    });

  expect([await crash(), await crash(), await crash(), await crash()]).toEqual([0, 0, 0, 1]);
  expect((await call(0, 'app.info')).json).toMatchObject({ shell: 'desktop' });
  expect(logOf(desktop)).toMatch(/shell\.page\.gone.*crashed/);
}, 60_000);

test('a page that hangs is asked about once, and opened again if that is wanted', async () => {
  const { desktop, call } = await open();
  const questions = await desktop.run(async ({ windows, questions, answers }) => {
    answers.push(0);
    const loaded = windows[0]!.webContents.page!.waitForEvent('load');
    windows[0]!.emit('unresponsive');
    windows[0]!.emit('unresponsive');
    await loaded;
    return questions.map(({ message, buttons }) => [message, ...buttons]);
  });

  expect(questions).toEqual([['This window does not answer', 'Open again', 'Wait']]);
  expect((await call(0, 'app.info')).json).toMatchObject({ shell: 'desktop' });
}, 60_000);

test('a bug outside every call ends the app with its reference and the offer to start again, and names nothing', async () => {
  const { desktop } = await open();
  const ended = once(desktop.process, 'exit');
  const asked = desktop
    .run(({ answers, questions, said }) => {
      answers.push(0);
      setTimeout(() => {
        throw new Error('about Ottoline at secret@example.org');
      });
      return new Promise((resolve) => setTimeout(() => resolve({ question: questions[0], relaunched: said['relaunched'] }), 100));
    })
    .catch(() => null); // it may be gone before it answers

  const [code] = await ended;
  const written = /process\.failed.*/.exec(logOf(desktop))?.[0] ?? '';
  expect(code).toBe(1);
  expect(await asked).toMatchObject({
    relaunched: { execPath: process.execPath },
    question: { message: 'Session Desk has to stop', buttons: ['Start again', 'Quit'] },
  });
  expect(written).toMatch(/E-[0-9A-Z]{4}/);
  expect(written).not.toMatch(/Ottoline|secret@example/);
}, 60_000);

test('quitting asks while a session runs, and stays or ends as was said; a shutdown asks nobody', async () => {
  const { desktop, call } = await open();
  await startSession(call);

  const first = await desktop.run(async ({ app, questions }) => {
    app.quit();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return questions.map(({ message }) => message);
  });
  expect(first).toEqual(['A session is running. Quit Session Desk?']);
  expect((await call(0, 'app.info')).json).toMatchObject({ shell: 'desktop' });

  const ended = once(desktop.process, 'exit');
  await desktop.run(({ app, powerMonitor }) => {
    powerMonitor.emit('shutdown');
    setTimeout(() => app.quit());
  });
  expect((await ended)[0]).toBe(0);
}, 60_000);

test('a window that is closed while a session runs comes back when the user stays, and a log-out ends the app', async () => {
  const { desktop, call } = await open();
  await startSession(call);

  await desktop.run(({ windows }) => windows[0]!.close());
  await vi.waitFor(async () => expect(await desktop.run(({ windows }) => windows[0]?.state.visible)).toBe(true), { timeout: 10_000 });

  const ended = once(desktop.process, 'exit');
  desktop.process.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
}, 60_000);

test('under Wayland the settings restart it through X11 unless a session runs, and from then on it does so by itself', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'desktop-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const env = { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0', APPIMAGE: '/home/a/My Apps/desk.AppImage' };
  const restart = (desktop: Desktop): string => /^relaunch .*$/mu.exec(desktop.output())?.[0] ?? '';
  const wanted = [env.APPIMAGE, `"--profile","${folder}","--ozone-platform=x11"]`];
  const { desktop, call } = await open({ folder, env });
  const ended = once(desktop.process, 'exit');
  await startSession(call);
  expect((await call(0, 'app.drawByX11', { on: true })).code).toBe('SESSION_RUNNING');
  expect(restart(desktop)).toBe('');
  await call(0, 'clock.finish');

  await desktop.run(async ({ windows }) => {
    const page = windows[0]!.webContents.page!;
    await page.getByRole('link', { name: 'Settings', exact: true }).first().click();
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Clock' }).click();
    await page.getByText('This desktop (Wayland) keeps no window on top').waitFor();
    void page.getByRole('button', { name: 'Restart through X11' }).click();
  });
  expect(await ended).toEqual([0, null]);
  for (const words of wanted) expect(restart(desktop)).toContain(words);

  const next = await startDesktop({ folder, env });
  onTestFinished(next.stop);
  expect(await once(next.process, 'exit')).toEqual([0, null]);
  for (const words of wanted) expect(restart(next)).toContain(words);
}, 60_000);
