import type { App } from 'electron';
import type { LoginStart } from '../../shared/contract/app.ts';
import { AppError } from '../../shared/errors/app-error.ts';

export interface LoginStartDeps {
  readonly app: Pick<App, 'isPackaged' | 'getLoginItemSettings' | 'setLoginItemSettings'>;
  readonly platform: NodeJS.Platform;
  /** The folder named on the command line; null for the usual one. */
  readonly profile: string | null;
}

/** Starting with the computer, as the system keeps it; nothing of it is stored in the profile. */
export interface LoginStarter {
  readonly isPossible: boolean;
  /** @throws AppError NOT_SUPPORTED_HERE */
  get(): LoginStart;
  /** @throws AppError NOT_SUPPORTED_HERE */
  set(on: boolean): LoginStart;
}

/** Only what is installed can be started by the system: macOS and Windows keep a list, and macOS passes no folder on. */
export function createLoginStart({ app, platform, profile }: LoginStartDeps): LoginStarter {
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
