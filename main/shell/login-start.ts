import type { App } from 'electron';
import type { LoginStart } from '../../shared/contract/app.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { translateFileErrors } from '../files/durable-file.ts';
import { createAutostartFile } from './autostart-file.ts';

export interface LoginStartDeps {
  readonly app: Pick<App, 'isPackaged' | 'getLoginItemSettings' | 'setLoginItemSettings'>;
  readonly platform: NodeJS.Platform;
  /** The folder named on the command line; null for the usual one. */
  readonly profile: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The program that runs; an AppImage says in `APPIMAGE` where it lies itself. */
  readonly execPath: string;
}

/** Starting with the computer, as the system keeps it; nothing of it is stored in the profile. */
export interface LoginStarter {
  readonly isPossible: boolean;
  /** @throws AppError NOT_SUPPORTED_HERE */
  get(): LoginStart;
  /** @throws AppError NOT_SUPPORTED_HERE, or of the disk */
  set(on: boolean): LoginStart;
}

/**
 * Only what is installed can be started by the system: macOS and Windows keep a list, and macOS passes no folder on;
 * desktops of Linux read a file.
 */
export function createLoginStart(deps: LoginStartDeps): LoginStarter {
  return deps.platform === 'linux' ? byFile(deps) : byList(deps);
}

function byFile({ app, profile, env, execPath }: LoginStartDeps): LoginStarter {
  const command = [env['APPIMAGE'] ?? execPath, ...(profile === null ? [] : ['--profile', profile])];
  const file = createAutostartFile({ env, command });
  function get(): LoginStart {
    if (!app.isPackaged) throw new AppError('NOT_SUPPORTED_HERE');
    return { on: file.isOn(), needsApproval: false };
  }
  return {
    isPossible: app.isPackaged,
    get,
    set(on) {
      get();
      translateFileErrors(() => file.set(on));
      return get();
    },
  };
}

function byList({ app, platform, profile }: LoginStartDeps): LoginStarter {
  const isPossible = app.isPackaged && (platform === 'win32' || (platform === 'darwin' && profile === null));
  const options = profile === null ? {} : { args: ['--profile', `"${profile}"`] };

  function get(): LoginStart {
    if (!isPossible) throw new AppError('NOT_SUPPORTED_HERE');
    const { openAtLogin, executableWillLaunchAtLogin, status } = app.getLoginItemSettings(options);
    const needsApproval = platform === 'darwin' ? status === 'requires-approval' : openAtLogin && !executableWillLaunchAtLogin;
    return { on: openAtLogin || needsApproval, needsApproval };
  }

  return {
    isPossible,
    get,
    set(on) {
      if (!isPossible) throw new AppError('NOT_SUPPORTED_HERE');
      app.setLoginItemSettings({ ...options, openAtLogin: on });
      return get();
    },
  };
}
