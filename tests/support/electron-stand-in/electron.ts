// Stands in for `electron` in a plain Node process: real message ports, and a real Chromium page for each window.
// What only a window system could show (levels, places, the tray) is kept, for the tests to look at.
import { EventEmitter, once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { chromiumOptions } from '../chromium.ts';
import { BrowserWindow } from './browser-window.ts';
import { followDriver } from './control.ts';
import { Session } from './session.ts';

export { BrowserWindow } from './browser-window.ts';
export { MessageChannelMain } from './ports.ts';

const sessions = new Map<string, Session>();
const menus: unknown[] = [];
const trays: Tray[] = [];
const said: Record<string, unknown> = {};
/** Questions that the system asked, and the buttons that a test presses; without one, that of Escape. */
const questions: MessageBox[] = [];
const answers: number[] = [];
/** What register.mjs saw being loaded. */
const loaded = (globalThis as unknown as Record<symbol, readonly string[]>)[Symbol.for('stand-in.loaded')] ?? [];
const start = {
  firstShow: null as FirstShow | null,
  /** Ends when the first window is seen. @throws Error when it is not by then */
  async seen(withinMs: number): Promise<void> {
    if (start.firstShow === null) await once(starting, 'seen', { signal: AbortSignal.timeout(withinMs) });
  },
};
const starting = new EventEmitter();
let browser: Browser | null = null;

export interface FirstShow {
  /** On the clock that all processes share. */
  readonly at: number;
  /** Addresses of what was loaded until then. */
  readonly loaded: readonly string[];
}

export const ipcMain = new EventEmitter();
export const powerMonitor = new EventEmitter();

export const app = Object.assign(new EventEmitter(), {
  /** As if it was installed; the variable names the folder of its resources. */
  isPackaged: process.env['STAND_IN_PACKAGED'] !== undefined,
  getVersion: () => '0.0.0-test',
  setPath: (name: string, path: string) => void (said[name] = path),
  enableSandbox: () => void (said['sandbox'] = true),
  requestSingleInstanceLock,
  releaseSingleInstanceLock: () => rmSync(lockFile(), { force: true }),
  async whenReady() {
    browser = await chromium.launch({ ...chromiumOptions(), handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
    said['ready'] = true;
    pretendPlatform(process.env['STAND_IN_PLATFORM']);
  },
  quit() {
    let prevented = false;
    app.emit('before-quit', { preventDefault: () => (prevented = true) });
    if (!prevented) app.exit(0);
  },
  relaunch(options?: { readonly execPath?: string; readonly args?: readonly string[] }) {
    said['relaunched'] = options ?? true;
    // The process may end before a test can ask.
    process.stdout.write(`relaunch ${JSON.stringify(options ?? null)}\n`);
  },
  exit(code: number) {
    if (said['holdsLock']) rmSync(lockFile(), { force: true });
    void (browser ? browser.close() : Promise.resolve()).finally(() => process.exit(code));
  },
});

export const protocol = {
  registerSchemesAsPrivileged(schemes: unknown) {
    if (said['ready']) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    said['schemes'] = schemes;
  },
};

export const session = {
  fromPartition(partition: string, options: object): Session {
    const made = sessions.get(partition) ?? new Session(partition, options);
    sessions.set(partition, made);
    return made;
  },
};

export const Menu = {
  buildFromTemplate: (template: object[]) => Object.assign(template, { popup: () => void (said['popup'] = template) }),
  setApplicationMenu: (menu: unknown) => void menus.push(menu),
};

export class Tray extends EventEmitter {
  readonly icon: string;
  menu: unknown = null;

  constructor(icon: string) {
    super();
    if (!existsSync(icon)) throw new Error(`Failed to load image from path '${icon}'`);
    this.icon = icon;
    trays.push(this);
  }

  setToolTip(text: string): void {
    said['toolTip'] = text;
  }

  setTitle(title: string): void {
    said['trayTitle'] = title;
  }

  setContextMenu(menu: unknown): void {
    this.menu = menu;
  }

  destroy(): void {
    trays.splice(trays.indexOf(this), 1);
  }
}

export class Notification {
  static isSupported = () => true;
  readonly #options: unknown;

  constructor(options: unknown) {
    this.#options = options;
  }

  show(): void {
    said['notification'] = this.#options;
  }
}

const displays = [
  {
    id: 1,
    label: 'Built-in',
    size: { width: 1920, height: 1080 },
    bounds: { x: 0, y: 0, width: 1920, height: 1080 },
    workArea: { x: 0, y: 30, width: 1920, height: 1050 },
  },
  {
    id: 2,
    label: 'Wall',
    size: { width: 1280, height: 720 },
    bounds: { x: 1920, y: 0, width: 1280, height: 720 },
    workArea: { x: 1920, y: 0, width: 1280, height: 720 },
  },
];

export const screen = Object.assign(new EventEmitter(), {
  getAllDisplays: () => displays,
  getPrimaryDisplay: () => displays[0],
});

interface MessageBox {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly cancelId: number;
}

export const dialog = {
  async showOpenDialog(_: unknown, options: unknown) {
    said['dialog'] = options;
    return { canceled: false, filePaths: [said['chosen'] ?? '/chosen/folder'] };
  },
  async showMessageBox(...args: readonly unknown[]) {
    return { response: dialog.showMessageBoxSync(args.at(-1) as MessageBox) };
  },
  showMessageBoxSync(box: MessageBox): number {
    questions.push(box);
    return answers.shift() ?? box.cancelId;
  },
};

export const shell = {
  async openPath(path: string) {
    said['openedPath'] = path;
    return '';
  },
};

BrowserWindow.outside = {
  browser() {
    if (!browser) throw new Error('Cannot create BrowserWindow before app is ready');
    return browser;
  },
  appEvents: app,
  ipcMain,
  windows: [],
  shown() {
    start.firstShow ??= { at: performance.timeOrigin + performance.now(), loaded: [...loaded] };
    starting.emit('seen');
  },
};

/** What a test sees and moves from outside. */
const standIn = {
  app,
  ipcMain,
  powerMonitor,
  screen,
  displays,
  sessions,
  menus,
  trays,
  said,
  questions,
  answers,
  start,
  windows: BrowserWindow.outside.windows,
};
export type StandIn = typeof standIn;

if (app.isPackaged) Object.assign(process, { resourcesPath: process.env['STAND_IN_PACKAGED'] });
followDriver(standIn);
// The app ends on these and logs no message, so that a test sees which it was.
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event as 'uncaughtException', (error) => process.stderr.write(`${error.stack}\n`));
// Electron quits when it is asked to end, unless the app hears it itself.
process.on('SIGTERM', () => void (process.listenerCount('SIGTERM') === 1 && app.quit()));

/** What the app reads as it opens; all that runs later sees the real one again. */
function pretendPlatform(platform: string | undefined): void {
  if (platform === undefined) return;
  const real = process.platform;
  Object.defineProperty(process, 'platform', { value: platform });
  setImmediate(() => Object.defineProperty(process, 'platform', { value: real }));
}

function lockFile(): string {
  return join(String(said['userData']), 'SingletonLock');
}

/** False when the process is gone: it was killed, and its lock counts no longer. */
function wake(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGUSR2');
  } catch {
    return false; // there is no such process
  }
}

/** As Electron's: one instance per data folder; a second one wakes the first and gives way. */
function requestSingleInstanceLock(): boolean {
  mkdirSync(String(said['userData']), { recursive: true });
  process.on('SIGUSR2', () => app.emit('second-instance', {}, [], ''));
  if (existsSync(lockFile()) && wake(Number(readFileSync(lockFile(), 'utf8')))) return false;
  writeFileSync(lockFile(), String(process.pid));
  said['holdsLock'] = true;
  return true;
}
