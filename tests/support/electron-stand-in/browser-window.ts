import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Browser, Frame, Page, Route } from '@playwright/test';
import type { MessagePortMain } from './ports.ts';
import type { Session } from './session.ts';

/** Chromium knows no app: scheme, so the pages of the tests live under a name of this computer. */
const PAGE_ORIGIN = 'http://bundle.localhost';
const APP_ORIGIN = 'app://bundle';
const toPage = (url: string): string => url.replace(APP_ORIGIN, PAGE_ORIGIN);
const toApp = (url: string): string => url.replace(PAGE_ORIGIN, APP_ORIGIN);

interface WebPreferences {
  readonly session: Session;
  readonly preload: string;
}

interface Outside {
  readonly browser: () => Browser;
  readonly appEvents: EventEmitter;
  readonly ipcMain: EventEmitter;
  readonly windows: BrowserWindow[];
  /** A window is about to be seen. */
  readonly shown: () => void;
}

type FromPage = { type: 'next' } | { type: 'send'; channel: string; args: unknown[] } | { type: 'port'; port: number; data: unknown };

/** What the preload script of a window and its page send to and get from the main process. */
class PageBridge {
  #waiting: ((message: unknown) => void) | null = null;
  #queue: unknown[] = [];
  readonly #ports = new Map<number, MessagePortMain>();

  /** A long poll, so that nothing has to be left in the page for answers to come in by. */
  next(): Promise<unknown> {
    const first = this.#queue.shift();
    return first === undefined ? new Promise((resolve) => (this.#waiting = resolve)) : Promise.resolve(first);
  }

  push(message: unknown): void {
    if (!this.#waiting) return void this.#queue.push(message);
    this.#waiting(message);
    this.#waiting = null;
  }

  lend(port: MessagePortMain): number {
    const id = this.#ports.size + 1;
    this.#ports.set(id, port);
    port.raw.on('message', (data) => this.push({ type: 'port', port: id, data }));
    return id;
  }

  toPort(id: number, data: unknown): void {
    this.#ports.get(id)?.postMessage(data);
  }

  /** The page went: its ends of the ports close. */
  drop(): void {
    for (const port of this.#ports.values()) port.close();
    this.#queue = [];
    this.#waiting = null;
  }
}

export class WebContents extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  page: Page | null = null;
  bridge = new PageBridge();
  url = '';

  getURL(): string {
    return this.url;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }

  reload(): void {
    void this.page?.reload();
  }

  /** The page is gone from the glass until it is loaded again. */
  forcefullyCrashRenderer(): void {
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
  }

  /** A frame as `senderFrame` shows it. */
  frame(frame: Pick<Frame, 'url' | 'parentFrame'>) {
    return {
      origin: toApp(new URL(frame.url()).origin),
      parent: frame.parentFrame(),
      postMessage: (channel: string, message: unknown, ports: MessagePortMain[]): void =>
        this.bridge.push({ type: 'message', channel, message, ports: ports.map((port) => this.bridge.lend(port)) }),
    };
  }
}

/** A window whose page is a real one of Chromium; its place and level are only kept for the tests to look at. */
export class BrowserWindow extends EventEmitter {
  static outside: Outside;
  readonly options: { readonly webPreferences: WebPreferences; readonly width: number; readonly height: number };
  readonly webContents = new WebContents();
  readonly calls: [string, ...unknown[]][] = [];
  state = { visible: false, focused: false, minimized: false, fullScreen: false, destroyed: false };
  bounds = { x: 0, y: 0, width: 0, height: 0 };
  loaded: Promise<void> = Promise.resolve();

  constructor(options: BrowserWindow['options']) {
    super();
    this.options = options;
    this.bounds = { x: 0, y: 0, width: options.width, height: options.height };
    BrowserWindow.outside.windows.push(this);
    BrowserWindow.outside.appEvents.emit('web-contents-created', {}, this.webContents);
    BrowserWindow.outside.appEvents.emit('browser-window-created', {}, this);
  }

  loadURL(url: string): Promise<void> {
    this.loaded = this.#load(url);
    return this.loaded;
  }

  async #load(url: string): Promise<void> {
    const { webPreferences, width, height } = this.options;
    const context = await BrowserWindow.outside.browser().newContext({ viewport: { width, height } });
    const page = await context.newPage();
    this.webContents.page = page;
    this.webContents.url = url;
    // Chromium makes the window before it asks; the app's answer decides whether it stays.
    context.on(
      'page',
      (opened) => void (opened !== page && this.webContents.openHandler?.({ url: opened.url() }).action !== 'allow' && opened.close()),
    );
    page.on('framenavigated', (frame) => void (frame === page.mainFrame() && (this.webContents.url = toApp(frame.url()))));
    await page.exposeBinding('standInBridge', ({ frame }, message: FromPage) => this.#receive(frame, message));
    await page.addInitScript({ content: preloadScript(readFileSync(webPreferences.preload, 'utf8')) });
    // A page that was opened from ours loads nothing; ours is served by the app.
    await context.route('**/*', (route) => route.abort());
    await page.route('**/*', (route) => this.#serve(route));
    await page.goto(toPage(url));
    this.emit('ready-to-show');
  }

  async #receive(frame: Frame, message: FromPage): Promise<unknown> {
    const { bridge } = this.webContents;
    if (message.type === 'next') return bridge.next();
    if (message.type === 'port') bridge.toPort(message.port, message.data);
    else
      BrowserWindow.outside.ipcMain.emit(
        message.channel,
        { sender: this.webContents, senderFrame: this.webContents.frame(frame) },
        ...message.args,
      );
    return null;
  }

  async #serve(route: Route): Promise<void> {
    const request = route.request();
    const url = toApp(request.url());
    const { session } = this.options.webPreferences;
    if (request.isNavigationRequest() && !this.#mayNavigate(request.frame(), url)) return route.abort('aborted');
    const handler = session.schemes.get(new URL(url).protocol.slice(0, -1));
    if (!handler || !(await session.mayLoad(url))) return route.abort('blockedbyclient');
    if (request.isNavigationRequest()) this.#renewBridge();
    const body = request.postDataBuffer();
    const answer = await handler(
      new Request(url, { method: request.method(), headers: await request.allHeaders(), ...(body ? { body: new Uint8Array(body) } : {}) }),
    );
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  }

  #mayNavigate(frame: Frame, url: string): boolean {
    if (frame.url() === 'about:blank' && frame.parentFrame() === null) return true; // our own loadURL
    let prevented = false;
    const event = { url, isMainFrame: frame.parentFrame() === null, preventDefault: () => (prevented = true) };
    if (event.isMainFrame) this.webContents.emit('will-navigate', event);
    this.webContents.emit('will-frame-navigate', event);
    return !prevented;
  }

  #renewBridge(): void {
    this.webContents.bridge.drop();
    this.webContents.bridge = new PageBridge();
  }

  show(): void {
    this.#note('show');
    BrowserWindow.outside.shown();
    Object.assign(this.state, { visible: true });
    this.emit('show');
  }

  showInactive(): void {
    this.#note('showInactive');
    Object.assign(this.state, { visible: true });
    this.emit('show');
  }

  focus(): void {
    this.#note('focus');
  }

  restore(): void {
    this.state.minimized = false;
  }

  isVisible(): boolean {
    return this.state.visible;
  }

  isMinimized(): boolean {
    return this.state.minimized;
  }

  isDestroyed(): boolean {
    return this.state.destroyed;
  }

  setBounds(bounds: BrowserWindow['bounds']): void {
    this.bounds = { ...this.bounds, ...bounds };
  }

  getBounds(): BrowserWindow['bounds'] {
    return this.bounds;
  }

  setFullScreen(fullScreen: boolean): void {
    this.state.fullScreen = fullScreen;
  }

  setOpacity(opacity: number): void {
    this.#note('setOpacity', opacity);
  }

  setIgnoreMouseEvents(...args: unknown[]): void {
    this.#note('setIgnoreMouseEvents', ...args);
  }

  setContentProtection(enable: boolean): void {
    this.#note('setContentProtection', enable);
  }

  setAlwaysOnTop(...args: unknown[]): void {
    this.#note('setAlwaysOnTop', ...args);
  }

  setVisibleOnAllWorkspaces(...args: unknown[]): void {
    this.#note('setVisibleOnAllWorkspaces', ...args);
  }

  moveTop(): void {
    this.#note('moveTop');
  }

  close(): void {
    this.state.destroyed = true;
    this.webContents.bridge.drop();
    void this.webContents.page?.context().close();
    const { windows, appEvents } = BrowserWindow.outside;
    windows.splice(windows.indexOf(this), 1);
    this.emit('closed');
    if (windows.length === 0) appEvents.emit('window-all-closed');
  }

  #note(...call: [string, ...unknown[]]): void {
    this.calls.push(call);
  }
}

/** Runs the bundled preload script before the page, with the little that a sandboxed one may require. */
function preloadScript(code: string): string {
  return `(() => {
    const call = globalThis.standInBridge;
    delete globalThis.standInBridge;
    if (window.top !== window) return;
    const listeners = new Map();
    const ports = new Map();
    const ipcRenderer = {
      on: (channel, listener) => void listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
      send: (channel, ...args) => void call({ type: 'send', channel, args }),
    };
    const receive = (message) => {
      if (message.type === 'port') return ports.get(message.port).postMessage(message.data);
      const given = message.ports.map((id) => {
        const { port1, port2 } = new MessageChannel();
        ports.set(id, port1);
        port1.onmessage = ({ data }) => void call({ type: 'port', port: id, data });
        return port2;
      });
      for (const listener of listeners.get(message.channel) ?? []) listener({ ports: given }, message.message);
    };
    (async () => { for (;;) receive(await call({ type: 'next' })); })();
    const require = (name) => {
      if (name === 'electron') return { ipcRenderer };
      throw new Error('A sandboxed preload script cannot load ' + name);
    };
    ((require, module, exports) => {${code}
    })(require, { exports: {} }, {});
  })();`;
}
