import { dialog, powerMonitor, type App } from 'electron';

export interface LeavingDeps {
  readonly app: App;
  /** Whether a session runs. */
  readonly isRunning: () => boolean;
  readonly showDashboard: () => void;
  /** Closes the profile. */
  readonly close: () => Promise<void>;
  /** Ends the process, once the profile is closed. */
  readonly end: () => void;
}

/**
 * The way out: a session that runs is asked about once, then the profile is closed. When the computer shuts down nobody
 * is asked. What was started is stored in any case, and goes on when the app is opened again.
 */
export function guardLeaving({ app, isRunning, showDashboard, close, end }: LeavingDeps): void {
  let state: 'staying' | 'asking' | 'leaving' | 'left' = 'staying';
  let isShuttingDown = false;
  // Linux and macOS tell it here; Windows to each window.
  powerMonitor.on('shutdown', () => (isShuttingDown = true));
  app.on('browser-window-created', (_, window) => window.on('query-session-end', () => (isShuttingDown = true)));
  // A desktop that logs its user out.
  process.on('SIGTERM', leave);

  async function ask(): Promise<void> {
    state = 'asking';
    const { response } = await dialog.showMessageBox({ ...question, buttons: ['Quit', 'Stay'] });
    if (state !== 'asking') return;
    state = 'staying';
    if (response === 0) leave();
    else showDashboard();
  }

  function leave(): void {
    if (state === 'leaving' || state === 'left') return;
    state = 'leaving';
    void close().finally(() => {
      state = 'left';
      end();
    });
  }

  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (state === 'left') return; // whoever puts an update in place quits once more
    event.preventDefault();
    if (state === 'asking') return;
    if (isRunning() && !isShuttingDown) void ask();
    else leave();
  });
}

const question = {
  type: 'question',
  title: 'Session Desk',
  message: 'A session is running. Quit Session Desk?',
  detail: 'No clock is shown and nothing sounds until it is opened again. The session itself goes on, and its time is kept.',
  defaultId: 1,
  cancelId: 1,
  noLink: true,
} as const;
