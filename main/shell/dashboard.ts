import type { BrowserWindow } from 'electron';
import type { WindowFactory } from './window-factory.ts';

/** The main window: opened when asked for, brought to the front when it is open already. */
export function createDashboard(windows: WindowFactory): { readonly show: () => BrowserWindow } {
  let dashboard: BrowserWindow | null = null;

  function open(): BrowserWindow {
    const window = windows.open('dashboard', '/', look);
    window.once('ready-to-show', () => window.show());
    window.on('closed', () => {
      dashboard = null;
    });
    dashboard = window;
    return window;
  }

  function show(): BrowserWindow {
    if (!dashboard) return open();
    if (dashboard.isMinimized()) dashboard.restore();
    dashboard.show();
    dashboard.focus();
    return dashboard;
  }
  return { show };
}

const look = {
  width: 1280,
  height: 860,
  minWidth: 720,
  minHeight: 480,
  title: 'Session Desk',
  // Electron keeps place and size under the name, outside the profile, and leaves displays alone that are gone.
  name: 'dashboard',
  windowStatePersistence: true,
} as const;
