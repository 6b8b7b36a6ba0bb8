import type { BrowserWindow } from 'electron';

/** Where windows are drawn; decides what "always on top" can mean. */
export type WindowSystem = 'macos' | 'windows' | 'x11' | 'wayland';

/** @param switches  command-line arguments; Electron can be told to use X11 under Wayland */
export function windowSystem(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  switches: readonly string[],
): WindowSystem {
  if (platform === 'darwin') return 'macos';
  if (platform === 'win32') return 'windows';
  if (switches.includes('--ozone-platform=x11')) return 'x11';
  return env['WAYLAND_DISPLAY'] || env['XDG_SESSION_TYPE'] === 'wayland' ? 'wayland' : 'x11';
}

export interface OnTop {
  readonly onTop: boolean;
  /** As long as it is on top, the window comes along to each virtual desktop. */
  readonly everyDesktop: boolean;
}

/**
 * Keeps a window above all others, also above full-screen ones where the system has a level for that.
 * Wayland has no such request: there the user sets it in the window's own menu. Virtual desktops of Windows
 * are left to its Task View, for no request of Electron reaches them.
 */
export function keepOnTop(window: BrowserWindow, system: WindowSystem, { onTop, everyDesktop }: OnTop): void {
  const everywhere = onTop && everyDesktop;
  switch (system) {
    case 'macos':
      // Levels up to `status` lie below the Dock. Without skipTransformProcessType the Dock icon flickers at each call.
      window.setAlwaysOnTop(onTop, 'screen-saver');
      // A full-screen app has a desktop of its own.
      window.setVisibleOnAllWorkspaces(everywhere, { visibleOnFullScreen: everywhere, skipTransformProcessType: true });
      return;
    case 'windows':
      // Lower levels go under the taskbar.
      window.setAlwaysOnTop(onTop, 'pop-up-menu');
      return;
    case 'x11':
      window.setAlwaysOnTop(onTop);
      window.setVisibleOnAllWorkspaces(everywhere);
      return;
    case 'wayland':
      return;
    default:
      system satisfies never;
  }
}
