import { dialog, type App, type BrowserWindow } from 'electron';
import type { Log } from '../ports/log.ts';
import type { WindowFactory } from './window-factory.ts';

export interface CrashWatchDeps {
  readonly app: App;
  readonly log: Log;
  readonly windows: Pick<WindowFactory, 'roleOf'>;
  /** A time that cannot be set. */
  readonly steady: () => number;
}

/** A page that is gone this often within a minute is not opened again unasked. */
const MOST_RELOADS = 3;
const RELOADS_WITHIN_MS = 60_000;

/**
 * Brings pages back that crashed or hang. The clock runs in this process, not in a page: a page that comes back shows
 * it as if nothing had been. Nothing is sent anywhere; what is written down is the reason alone.
 */
export function watchCrashes({ app, log, windows, steady }: CrashWatchDeps): void {
  app.on('browser-window-created', (_, window) => {
    let reloads: number[] = [];
    const { webContents } = window;
    webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit' || window.isDestroyed()) return;
      const role = windows.roleOf(webContents);
      log.warn('shell.page.gone', { reason, role: role ?? 'none' });
      reloads = [...reloads.filter((at) => steady() - at < RELOADS_WITHIN_MS), steady()];
      if (reloads.length <= MOST_RELOADS) webContents.reload();
      else void offerReload(window);
    });
    offerWhileItHangs(window, log);
  });
  app.on('child-process-gone', (_, { type, reason }) => {
    if (reason !== 'clean-exit') log.warn('shell.process.gone', { type, reason });
  });
}

const goneWords = {
  message: 'This window has stopped several times',
  detail: 'Saved data is unchanged, and a session goes on. The window can also be opened later, by View, Reload.',
  other: 'Not now',
};

const hangingWords = {
  message: 'This window does not answer',
  detail: 'Saved data is unchanged, and a session goes on. What was typed and not saved is lost when the window is opened again.',
  other: 'Wait',
};

/** The question goes when the window answers again. */
function offerWhileItHangs(window: BrowserWindow, log: Log): void {
  let question: AbortController | null = null;
  async function ask(): Promise<void> {
    question = new AbortController();
    const wanted = await wantsReload(window, hangingWords, question.signal);
    question = null;
    // A page that hangs hears no request to load itself again; once gone, it is brought back.
    if (wanted) window.webContents.forcefullyCrashRenderer();
  }
  window.on('unresponsive', () => {
    if (question) return;
    log.warn('shell.page.hangs');
    void ask();
  });
  window.on('responsive', () => question?.abort());
}

async function offerReload(window: BrowserWindow): Promise<void> {
  if (await wantsReload(window, goneWords)) window.webContents.reload();
}

async function wantsReload(window: BrowserWindow, { other, ...words }: typeof goneWords, signal?: AbortSignal): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Session Desk',
    ...words,
    buttons: ['Open again', other],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
    ...(signal ? { signal } : {}),
  });
  return response === 0 && signal?.aborted !== true && !window.isDestroyed();
}
