import type { App } from 'electron';

/** What of the process that runs decides how it is started again. */
export type Here = Pick<NodeJS.Process, 'platform' | 'env' | 'argv' | 'execPath'>;

/**
 * Has the app started anew once this process has ended.
 *
 * @param words  without the program; those of this start unless others are given
 */
export function relaunch(app: Pick<App, 'relaunch'>, { env, argv, execPath }: Here, words: readonly string[] = argv.slice(1)): void {
  // The program inside an AppImage goes with the process; the variable names the file itself.
  app.relaunch({ execPath: env['APPIMAGE'] ?? execPath, args: [...words] });
}
