import { join } from 'node:path';
import { app, session, type Session } from 'electron';
import { clockViews, type NudgeCommand } from '../shared/contract/app.ts';
import { createCore } from './core.ts';
import { createFrameServer } from './frames.ts';
import { defaultDataFolder } from './node/data-folder.ts';
import { appVersion } from './node/app-version.ts';
import { licenceUrl } from './licence-token/licence-source.ts';
import { createNodePorts } from './node-ports.ts';
import { createPages } from './node/pages.ts';
import { createPageSessions } from './node/pages-sessions.ts';
import { chooseCalendarFile } from './shell/choose-calendar-file.ts';
import { announceAppScheme, serveAppScheme } from './shell/app-scheme.ts';
import { createClockWindows } from './shell/clock-windows.ts';
import { watchCrashes } from './shell/crash-watch.ts';
import { createDashboard } from './shell/dashboard.ts';
import { createDesktopShell } from './shell/desktop-shell.ts';
import { createDesktopUpdater } from './shell/desktop-updater.ts';
import { failFast } from './shell/fail-fast.ts';
import { guardContents, guardSession } from './shell/guard.ts';
import { guardLeaving } from './shell/leaving.ts';
import { createLoginStart } from './shell/login-start.ts';
import { createMenus } from './shell/menus.ts';
import { windowSystem } from './shell/on-top.ts';
import { answerOutside, hearOutside } from './shell/outside.ts';
import { handOverPorts } from './shell/port-handover.ts';
import { followSystem } from './shell/system-events.ts';
import { systemFetch } from './shell/system-fetch.ts';
import { tellDisplayGone } from './shell/tell-display-gone.ts';
import { offerTextMenus } from './shell/text-menu.ts';
import { createWindowFactory } from './shell/window-factory.ts';
import { createX11Choice } from './shell/x11-choice.ts';

const built = join(import.meta.dirname, '..');
const resources = join(built, '..', 'resources');

// Read from the arguments themselves: Electron's own reader of switches changes their case.
const folder = profileOf(process.argv) ?? defaultDataFolder();
// One instance per profile, for the lock of the instance lies in this folder. Chromium deletes folders named `databases`.
app.setPath('userData', join(folder, 'desktop'));
announceAppScheme();
app.enableSandbox();

const x11 = createX11Choice({ app, here: process, file: join(folder, 'desktop', 'draws-by-x11') });
const outside = hearOutside(app, process.argv.slice(1));
if (!app.requestSingleInstanceLock()) app.quit();
else if (!x11.obey()) void app.whenReady().then(open);

async function open(): Promise<void> {
  // Without `persist:` the session lives in memory; without the cache nothing of a client reaches the disk.
  const memory = session.fromPartition('session-desk', { cache: false });
  const { platform, env, execPath } = process;
  const system = windowSystem(platform, env, process.argv);
  const devTools = !app.isPackaged;
  const windows = createWindowFactory({
    session: memory,
    preload: join(built, 'preload', 'index.cjs'),
    icon: join(resources, 'icon.png'),
    devTools,
  });
  const clocks = createClockWindows(windows, system, { onHold: () => menus.showHold(clocks.isHeld()), onAway: tellDisplayGone });
  const dashboard = createDashboard(windows);
  const actions = {
    showDashboard: () => void dashboard.show(),
    showClock: () => clocks.open('practitioner', 'normal', null),
    run: (id: NudgeCommand) => {
      dashboard.show();
      core.ask({ to: 'command', id, waits: false });
    },
    openFile: () => void chooseCalendarFile(dashboard.show()).then((file) => file && core.ask(file)),
    turnNames: () => core.turnNames(),
    holdMini: (held: boolean) => clockViews.forEach((view) => clocks.hold(view, held)),
    quit: () => app.quit(),
  };
  const icon = join(resources, platform === 'darwin' ? 'trayTemplate.png' : 'tray.png');
  const menus = createMenus(actions, { platform, devTools, icon });
  const login = createLoginStart({ app, platform, env, execPath, profile: profileOf(process.argv) });
  const shell = createDesktopShell({
    clocks,
    dashboard: dashboard.show,
    menus,
    login,
    x11,
    system,
    platform,
    pagesOrigin: new URL(licenceUrl).origin,
  });
  const updater = createDesktopUpdater({ folder, version: appVersion(), fetch: systemFetch });
  const ports = createNodePorts({ folder, shell, updater, fetch: systemFetch });
  const core = createCore(ports);

  failFast({ app, report: (error) => ports.log.error('process.failed', error) });
  watchCrashes({ app, log: ports.log, windows, steady: () => ports.clock.steady() });
  offerTextMenus(app);
  app.on('web-contents-created', (_, contents) => guardContents(contents, ports.log));
  servePages(memory, { windows, core, ports });
  followSystem(core.power, clocks);

  guardLeaving({
    app,
    isRunning: core.isRunning,
    showDashboard: actions.showDashboard,
    close: () => {
      menus.close();
      return core.close();
    },
    // An update that was accepted is put in place now, and ends the app itself.
    end: () => updater?.finish() || app.exit(0),
  });
  // The dashboard shows itself while the profile opens: the keychain may ask the user first.
  void core.start();
  outside.follow(answerOutside({ show: actions.showDashboard, ask: core.ask }));
}

interface Served {
  readonly windows: ReturnType<typeof createWindowFactory>;
  readonly core: ReturnType<typeof createCore>;
  readonly ports: ReturnType<typeof createNodePorts>;
}

/** The built pages under the app's own scheme, each with a port to the core. */
function servePages(memory: Session, { windows, core, ports: { clock, log } }: Served): void {
  const sessions = createPageSessions(() => clock.steady());
  guardSession(memory);
  serveAppScheme(
    memory,
    createPages({ folder: join(built, 'renderer'), shell: 'desktop', sockets: null, sessions, uploads: core.uploads, log }),
  );
  handOverPorts({ windows, frames: createFrameServer(core.router, log), sessions, log });
}

function profileOf(words: readonly string[]): string | null {
  const at = words.indexOf('--profile');
  return (at === -1 ? undefined : words[at + 1]) ?? null;
}
