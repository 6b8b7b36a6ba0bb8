import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { App } from 'electron';
import type { AppInfo } from '../../shared/contract/app.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { makePrivateFolder, translateFileErrors, writeDurably } from '../files/durable-file.ts';
import { windowSystem } from './on-top.ts';
import { relaunch, type Here } from './relaunch.ts';

export interface X11ChoiceDeps {
  readonly app: Pick<App, 'relaunch' | 'quit' | 'exit'>;
  readonly here: Here;
  /** Is there while the choice holds: it is needed before any profile can be read. */
  readonly file: string;
}

/** Drawing the windows by X11 under Wayland, where alone a clock can stay on top (docs/rules/session-clock.md). */
export interface X11Choice {
  readonly state: AppInfo['can']['onTopByX11'];
  /** Restarts when the choice asks for it; true when this process is to end here. */
  obey(): boolean;
  /** Remembers the choice and restarts. @throws AppError NOT_SUPPORTED_HERE, or of the disk */
  choose(on: boolean): void;
}

const anySystem = '--ozone-platform=';
const byX11 = `${anySystem}x11`;

/** Chromium decides how to draw before any script runs: only a new process can draw otherwise. */
export function createX11Choice({ app, here, file }: X11ChoiceDeps): X11Choice {
  const { platform, env, argv } = here;
  const isUnderWayland = platform === 'linux' && windowSystem(platform, env, []) === 'wayland';
  const state = stateOf();

  function stateOf(): X11Choice['state'] {
    if (!isUnderWayland) return 'no';
    if (argv.includes(byX11)) return 'chosen';
    // Without a display of X11 the app would not start at all.
    return env['DISPLAY'] ? 'offered' : 'no';
  }

  function restart(last: readonly string[]): void {
    relaunch(app, here, [...argv.slice(1).filter((word) => !word.startsWith(anySystem)), ...last]);
  }

  function remember(on: boolean): void {
    makePrivateFolder(dirname(file));
    if (on) writeDurably(file, '');
    else translateFileErrors(() => rmSync(file, { force: true }));
  }

  return {
    state,
    obey() {
      // Whoever names a window system in the command line means it.
      const isAsked = state === 'offered' && !argv.some((word) => word.startsWith(anySystem)) && existsSync(file);
      if (!isAsked) return false;
      restart([byX11]);
      app.exit(0);
      return true;
    },
    choose(on) {
      if (state !== (on ? 'offered' : 'chosen')) throw new AppError('NOT_SUPPORTED_HERE');
      remember(on);
      restart(on ? [byX11] : []);
      // The answer to the page goes out first.
      setImmediate(() => app.quit());
    },
  };
}
