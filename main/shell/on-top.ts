import type { BrowserWindow } from 'electron';

/** Where windows are drawn; decides what "always on top" can mean. */
export type WindowSystem = 'macos' | 'windows' | 'x11' | 'wayland';

/** @param switches  command-line arguments; Electron can be told to use X11 under Wayland */
export function windowSystem(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, switches: readonly string[]): WindowSystem {
  if (platform === 'darwin') return 'macos';
  if (platform === 'win32') return 'windows';
  if (switches.includes('--ozone-platform=x11')) return 'x11';
  return env['WAYLAND_DISPLAY'] || env['XDG_SESSION_TYPE'] === 'wayland' ? 'wayland' : 'x11';
}

/**
 * Keeps a window above all others, also above full-screen ones where the system has a level for that.
 * Wayland has no such request: there the user sets it in the window's own menu.
 */
export function keepOnTop(window: BrowserWindow, system: WindowSystem, { onTop }: { readonly onTop: boolean }): void {
  switch (system) {
    case 'macos':
      // Levels up to `status` lie below the Dock. Without skipTransformProcessType the Dock icon flickers at each call.
      window.setAlwaysOnTop(onTop, 'screen-saver');
      window.setVisibleOnAllWorkspaces(onTop, { visibleOnFullScreen: onTop, skipTransformProcessType: true });
      return;
    case 'windows':
      // Lower levels go under the taskbar.
      window.setAlwaysOnTop(onTop, 'pop-up-menu');
      return;
    case 'x11':
      window.setAlwaysOnTop(onTop);
      return;
    case 'wayland':
      return;
    default:
      system satisfies never;
  }
}
