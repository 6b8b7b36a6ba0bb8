import { Menu, type MenuItemConstructorOptions } from 'electron';
import { menuKeys, type NudgeCommand } from '../../shared/contract/app.ts';

export interface MenuActions {
  readonly showDashboard: () => void;
  readonly showClock: () => void;
  /** Brings the dashboard up and lets it run one of its commands. */
  readonly run: (command: NudgeCommand) => void;
  /** Lets the user choose a calendar file and shows what it holds. */
  readonly openFile: () => void;
  /** Hides all names, or shows them again, without bringing a window up. */
  readonly turnNames: () => void;
  /** Holds the mini clock that clicks go through, or lets it go. */
  readonly holdMini: (held: boolean) => void;
  readonly quit: () => void;
}

export interface MenuBarLook {
  readonly platform: NodeJS.Platform;
  readonly devTools: boolean;
  /** Whether the mini clock that clicks go through is held; null while there is none. */
  readonly isHeld: boolean | null;
}

type Item = MenuItemConstructorOptions;
const line: Item = { type: 'separator' };

/** The menu bar: what each system expects where it expects it, and nothing that opens the internet. */
export function setMenuBar(actions: MenuActions, look: MenuBarLook): void {
  const isMac = look.platform === 'darwin';
  const menus = [fileMenu(actions, isMac), editMenu(actions, isMac), viewMenu(actions, look), windowMenu(actions, look), helpMenu(actions)];
  Menu.setApplicationMenu(Menu.buildFromTemplate([...(isMac ? [macMenu(actions)] : []), ...menus]));
}

/** A way back to a mini clock that no click reaches. */
export function holdItems(isHeld: boolean | null, { holdMini }: Pick<MenuActions, 'holdMini'>): Item[] {
  if (isHeld === null) return [];
  return [{ label: isHeld ? 'Let clicks through the mini clock' : 'Let clicks reach the mini clock', click: () => holdMini(!isHeld) }];
}

/** On macOS the app has a menu of its own, with settings and the way out. */
function macMenu({ run }: MenuActions): Item {
  return {
    label: 'Session Desk',
    submenu: [
      { label: 'About Session Desk', click: () => run('go-help') },
      line,
      settingsItem(run),
      line,
      { role: 'services' },
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      line,
      { role: 'quit' },
    ],
  };
}

function fileMenu({ run, openFile }: MenuActions, isMac: boolean): Item {
  const own: Item[] = [
    { label: 'New session', click: () => run('new-session') },
    line,
    { label: 'Open a calendar file…', accelerator: accelerator('openFile'), click: openFile },
    line,
    { label: 'Lock now', click: () => run('lock') },
    line,
  ];
  return {
    label: 'File',
    submenu: [...own, ...(isMac ? [{ role: 'close' } as const] : [settingsItem(run), line, { role: 'quit' } as const])],
  };
}

function editMenu({ run }: MenuActions, isMac: boolean): Item {
  const macOnly: Item[] = [{ role: 'pasteAndMatchStyle' }];
  return {
    label: 'Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      line,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      ...(isMac ? macOnly : []),
      { role: 'selectAll' },
      line,
      // The page knows this key itself, and would hear of it twice.
      { label: 'Search', accelerator: accelerator('search'), registerAccelerator: false, click: () => run('search') },
    ],
  };
}

function viewMenu({ run, turnNames }: MenuActions, { devTools }: MenuBarLook): Item {
  const places: readonly (readonly [string, NudgeCommand])[] = [
    ['Today', 'go-today'],
    ['Calendar', 'go-calendar'],
    ['Clients', 'go-clients'],
  ];
  const developer: Item[] = devTools ? [line, { role: 'toggleDevTools' }] : [];
  return {
    label: 'View',
    submenu: [
      ...places.map(([label, id]): Item => ({ label, click: () => run(id) })),
      line,
      { label: 'Hide or show names', click: turnNames },
      line,
      { role: 'reload' },
      line,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      line,
      { role: 'togglefullscreen' },
      ...developer,
    ],
  };
}

/** The role lets macOS list the open windows in it. */
function windowMenu(actions: MenuActions, { platform, isHeld }: MenuBarLook): Item {
  const last: Item[] = platform === 'darwin' ? [{ role: 'zoom' }, line, { role: 'front' }] : [{ role: 'close' }];
  return {
    role: 'window',
    label: 'Window',
    submenu: [
      { label: 'Session Desk', click: actions.showDashboard },
      { label: 'Clock', click: actions.showClock },
      ...holdItems(isHeld, actions),
      line,
      { role: 'minimize' },
      ...last,
    ],
  };
}

function helpMenu({ run }: MenuActions): Item {
  return {
    role: 'help',
    label: 'Help',
    submenu: [
      { label: 'Keyboard shortcuts', click: () => run('shortcuts') },
      { label: 'Help and about Session Desk', click: () => run('go-help') },
    ],
  };
}

function settingsItem(run: MenuActions['run']): Item {
  return { label: 'Settings…', accelerator: accelerator('settings'), click: () => run('go-settings') };
}

function accelerator(name: keyof typeof menuKeys): string {
  return menuKeys[name].replace('mod', 'CmdOrCtrl').toUpperCase().replace('CMDORCTRL', 'CmdOrCtrl');
}
