import { Menu, Tray, type MenuItemConstructorOptions } from 'electron';
import type { Glance } from '../../shared/domain/clock/glance.ts';

export interface MenuActions {
  readonly showDashboard: () => void;
  readonly showClock: () => void;
  /** Holds the mini clock that clicks go through, or lets it go. */
  readonly holdMini: (held: boolean) => void;
  readonly quit: () => void;
}

export interface MenuLook {
  readonly platform: NodeJS.Platform;
  readonly devTools: boolean;
  /** The image of the tray. */
  readonly icon: string;
}

export interface Menus {
  /** The time in the menu bar (macOS), when the pointer rests on the tray, or as the first line of its menu (Linux). */
  showGlance(glance: Glance | null): void;
  /** Whether the mini clock that clicks go through is held; null while there is none. */
  showHold(isHeld: boolean | null): void;
  close(): void;
}

/** The menu bar and the tray. Some desktops have no tray, so everything in it can be reached from the windows as well. */
export function createMenus(actions: MenuActions, { platform, devTools, icon }: MenuLook): Menus {
  const tray = new Tray(icon);
  let glance: Glance | null = null;
  let isHeld: boolean | null = null;

  function setTrayWords(): void {
    tray.setToolTip(glance?.full ?? 'Session Desk');
    if (platform === 'darwin') tray.setTitle(glance?.short ?? '', { fontType: 'monospacedDigit' });
    // A menu that is set anew closes where it is open: only where little else shows the words do they stand in it.
    if (platform === 'linux') setTrayMenu();
  }

  function setTrayMenu(): void {
    const words: MenuItemConstructorOptions[] =
      platform === 'linux' && glance ? [{ label: glance.full, enabled: false }, { type: 'separator' }] : [];
    tray.setContextMenu(
      Menu.buildFromTemplate([
        ...words,
        { label: 'Open Session Desk', click: actions.showDashboard },
        { label: 'Show the clock', click: actions.showClock },
        ...holdItems(isHeld, actions),
        { type: 'separator' },
        { label: 'Quit', click: actions.quit },
      ]),
    );
  }

  tray.on('click', actions.showDashboard);
  setTrayWords();
  setTrayMenu();
  setApplicationMenu(actions, { platform, devTools, isHeld });
  return {
    showGlance(next) {
      if (next?.full === glance?.full) return;
      glance = next;
      setTrayWords();
    },
    showHold(next) {
      if (next === isHeld) return;
      isHeld = next;
      setTrayMenu();
      setApplicationMenu(actions, { platform, devTools, isHeld });
    },
    close: () => tray.destroy(),
  };
}

/** The menu bar: what the system expects, and nothing that opens the internet. */
function setApplicationMenu(
  actions: MenuActions,
  { platform, devTools, isHeld }: Pick<MenuLook, 'platform' | 'devTools'> & { readonly isHeld: boolean | null },
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
          { label: 'Session Desk', click: actions.showDashboard },
          { label: 'Clock', click: actions.showClock },
          ...holdItems(isHeld, actions),
          { type: 'separator' },
          { role: 'minimize' },
          { role: 'close' },
        ],
      },
    ]),
  );
}

/** A way back to a mini clock that no click reaches. */
function holdItems(isHeld: boolean | null, { holdMini }: MenuActions): MenuItemConstructorOptions[] {
  if (isHeld === null) return [];
  return [{ label: isHeld ? 'Let clicks through the mini clock' : 'Let clicks reach the mini clock', click: () => holdMini(!isHeld) }];
}
