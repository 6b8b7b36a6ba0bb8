import { dialog, screen, shell, type BrowserWindow } from 'electron';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Shell } from '../ports/shell.ts';
import { glassOf } from './clock-glass.ts';
import type { ClockWindows } from './clock-windows.ts';
import type { LoginStarter } from './login-start.ts';
import type { Menus } from './menus.ts';
import type { WindowSystem } from './on-top.ts';
import { createPageOpener } from './open-page.ts';
import type { X11Choice } from './x11-choice.ts';

export interface DesktopShellDeps {
  readonly clocks: ClockWindows;
  readonly dashboard: () => BrowserWindow;
  readonly menus: Pick<Menus, 'showGlance'>;
  readonly login: LoginStarter;
  readonly x11: X11Choice;
  readonly system: WindowSystem;
  readonly platform: string;
  /** Where pages may lie that the user's browser is shown. */
  readonly pagesOrigin: string;
}

/** What the desktop app can do beyond showing pages. */
export function createDesktopShell({ clocks, dashboard, menus, login, x11, system, platform, pagesOrigin }: DesktopShellDeps): Shell {
  // The system's dialogs no longer remember the last folder.
  let lastFolder: string | null = null;
  const placesWindows = system !== 'wayland';

  return {
    info: {
      shell: 'desktop',
      shellReason: null,
      platform,
      can: {
        chooseFolder: true,
        openLogs: true,
        alwaysOnTop: placesWindows ? 'native' : 'notSure',
        chooseDisplay: placesWindows,
        ...glassOf[system],
        startAtLogin: login.isPossible,
        onTopByX11: x11.state,
      },
    },
    async chooseFolder() {
      const { filePaths } = await dialog.showOpenDialog(dashboard(), {
        properties: ['openDirectory', 'createDirectory'],
        ...(lastFolder === null ? {} : { defaultPath: lastFolder }),
      });
      lastFolder = filePaths[0] ?? lastFolder;
      return filePaths[0] ?? null;
    },
    async openFolder(path) {
      const problem = await shell.openPath(path);
      if (problem !== '') throw new AppError('NOT_SUPPORTED_HERE');
    },
    openPage: createPageOpener((url) => shell.openExternal(url), pagesOrigin),
    displays() {
      const primary = screen.getPrimaryDisplay().id;
      return screen
        .getAllDisplays()
        .map(({ id, label, size }) => ({ id: String(id), label, primary: id === primary, width: size.width, height: size.height }));
    },
    openClock: async (view, mode, displayId) => clocks.open(view, mode, displayId),
    closeClock: (view) => clocks.close(view),
    setOnTop: (view, onTop) => clocks.setOnTop(view, onTop),
    setClockLook: (look) => clocks.setLook(look),
    holdClock: (view, held) => clocks.hold(view, held),
    setGlance: (glance) => menus.showGlance(glance),
    loginStart: () => login.get(),
    setLoginStart: (on) => login.set(on),
    drawByX11: (on) => x11.choose(on),
  };
}
