import { Menu, Tray, type MenuItemConstructorOptions } from 'electron';
import type { Glance } from '../../shared/domain/clock/glance.ts';
import { holdItems, setMenuBar, type MenuActions, type MenuBarLook } from './menu-bar.ts';

export interface MenuLook extends Omit<MenuBarLook, 'isHeld'> {
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
export function createMenus(actions: MenuActions, { icon, ...look }: MenuLook): Menus {
  const { platform } = look;
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
        { label: 'Hide or show names', click: actions.turnNames },
        ...holdItems(isHeld, actions),
        { type: 'separator' },
        { label: 'Quit', click: actions.quit },
      ]),
    );
  }

  tray.on('click', actions.showDashboard);
  setTrayWords();
  setTrayMenu();
  setMenuBar(actions, { ...look, isHeld });
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
      setMenuBar(actions, { ...look, isHeld });
    },
    close: () => tray.destroy(),
  };
}
