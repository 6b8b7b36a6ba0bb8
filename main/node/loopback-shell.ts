import { AppError } from '../../shared/errors/app-error.ts';
import type { Shell } from '../ports/shell.ts';

/** What the browser shell can do: pages open their own windows, and the core touches no other program. */
export function createLoopbackShell({ reason, platform }: { readonly reason: string | null; readonly platform: string }): Shell {
  function refuse(): never {
    throw new AppError('NOT_SUPPORTED_HERE');
  }
  return {
    info: {
      shell: 'browser',
      shellReason: reason,
      platform,
      can: {
        chooseFolder: false,
        openLogs: false,
        alwaysOnTop: 'pictureInPicture',
        chooseDisplay: false,
        clickThrough: 'no',
        hideFromCapture: 'no',
        everyDesktop: 'no',
        trayTime: 'no',
        startAtLogin: false,
        onTopByX11: 'no',
      },
    },
    chooseFolder: async () => refuse(),
    openFolder: async () => refuse(),
    openPage: async () => refuse(),
    displays: () => [],
    openClock: async () => refuse(),
    closeClock: () => undefined,
    setOnTop: () => undefined,
    setClockLook: () => undefined,
    holdClock: () => false,
    setGlance: () => undefined,
    loginStart: refuse,
    setLoginStart: refuse,
    drawByX11: refuse,
  };
}
