import { Menu, Tray, type MenuItemConstructorOptions } from 'electron';

export interface MenuActions {
  readonly showDashboard: () => void;
  readonly showClock: () => void;
  readonly quit: () => void;
}

/** The menu bar: what the system expects, and nothing that opens the internet. */
export function setApplicationMenu(
  { showDashboard, showClock }: MenuActions,
  { platform, devTools }: { readonly platform: NodeJS.Platform; readonly devTools: boolean },
): void {
  const developer: MenuItemConstructorOptions[] = devTools ? [{ type: 'separator' }, { role: 'toggleDevTools' }] : [];
  const first: MenuItemConstructorOptions = platform === 'darwin' ? { role: 'appMenu' } : { label: 'File', submenu: [{ role: 'quit' }] };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      first,
      { role: 'editMenu' },
      {
        label: 'View',
        submenu: [
          { role: 'reload' },
          { type: 'separator' },
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { type: 'separator' },
          { role: 'togglefullscreen' },
          ...developer,
        ],
      },
      {
        label: 'Window',
        submenu: [
          { label: 'Session Desk', click: showDashboard },
          { label: 'Clock', click: showClock },
          { type: 'separator' },
          { role: 'minimize' },
          { role: 'close' },
        ],
      },
    ]),
  );
}

/** The tray icon; some desktops have no tray, so everything in it can be reached from the windows as well. */
export function createTray({ showDashboard, showClock, quit }: MenuActions, icon: string): Tray {
  const tray = new Tray(icon);
  tray.setToolTip('Session Desk');
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: 'Open Session Desk', click: showDashboard },
      { label: 'Show the clock', click: showClock },
      { type: 'separator' },
      { label: 'Quit', click: quit },
    ]),
  );
  tray.on('click', showDashboard);
  return tray;
}
