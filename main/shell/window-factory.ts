import { BrowserWindow, type BrowserWindowConstructorOptions, type Session, type WebContents } from 'electron';
import type { WindowRole } from '../rpc.ts';
import { APP_ORIGIN } from './app-scheme.ts';

export interface WindowFactoryDeps {
  /** In memory only, so that nothing of a client reaches Chromium's files. */
  readonly session: Session;
  /** The bundled script `out/preload/index.cjs`. */
  readonly preload: string;
  readonly icon: string;
  readonly devTools: boolean;
}

export interface WindowFactory {
  /** Opens one of our pages, hidden until it has drawn itself. */
  open(role: WindowRole, path: string, look: WindowLook): BrowserWindow;
  /** The role of a window of ours; null for any other contents. */
  roleOf(contents: WebContents): WindowRole | null;
}

export type WindowLook = Pick<
  BrowserWindowConstructorOptions,
  | 'x'
  | 'y'
  | 'name'
  | 'windowStatePersistence'
  | 'width'
  | 'height'
  | 'minWidth'
  | 'minHeight'
  | 'frame'
  | 'backgroundColor'
  | 'title'
  | 'skipTaskbar'
  | 'fullscreenable'
>;

/** The only place where windows are made; all share the same hardened settings. */
export function createWindowFactory(deps: WindowFactoryDeps): WindowFactory {
  const roles = new WeakMap<WebContents, WindowRole>();

  return {
    open(role, path, look) {
      const window = new BrowserWindow({
        ...look,
        show: false,
        icon: deps.icon,
        autoHideMenuBar: true,
        webPreferences: {
          session: deps.session,
          preload: deps.preload,
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          nodeIntegrationInWorker: false,
          nodeIntegrationInSubFrames: false,
          webSecurity: true,
          allowRunningInsecureContent: false,
          webviewTag: false,
          devTools: deps.devTools,
          // Chromium would fetch dictionaries.
          spellcheck: false,
          navigateOnDragDrop: false,
          // A covered clock must still change its colour and sound its bell in time.
          backgroundThrottling: role === 'dashboard',
          autoplayPolicy: role === 'clock' ? 'no-user-gesture-required' : 'document-user-activation-required',
        },
      });
      roles.set(window.webContents, role);
      void window.loadURL(`${APP_ORIGIN}${path}`);
      return window;
    },
    roleOf: (contents) => roles.get(contents) ?? null,
  };
}
