import { dialog, type App } from 'electron';
import { relaunch } from './relaunch.ts';

export interface FailFastDeps {
  readonly app: App;
  /** Writes a bug down, redacted; answers with its reference. */
  readonly report: (error: unknown) => string;
}

/**
 * A bug outside every call leaves the app in an unknown state; what is saved is safe, so it ends at once, with the
 * offer to start again.
 */
export function failFast({ app, report }: FailFastDeps): void {
  let isEnding = false;
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event as 'uncaughtException', (error) => {
      if (isEnding) return; // one question is enough
      isEnding = true;
      const reference = report(error);
      const answer = dialog.showMessageBoxSync({
        type: 'error',
        title: 'Session Desk',
        message: 'Session Desk has to stop',
        detail: `Unexpected error ${reference}. Saved data is unchanged, and a session that runs goes on when the app starts again. Nothing was sent anywhere.`,
        buttons: ['Start again', 'Quit'],
        defaultId: 0,
        cancelId: 1,
        noLink: true,
      });
      if (answer === 0) relaunch(app, process);
      app.exit(1);
    });
  }
}
