import type { BrowserWindow } from 'electron';
import type { AppInfo } from '../../shared/contract/app.ts';
import type { WindowSystem } from './on-top.ts';

/** What each window system can do with the glass of a clock; said in the settings where it falls short. */
export const glassOf: Readonly<
  Record<WindowSystem, Pick<AppInfo['can'], 'clickThrough' | 'hideFromCapture' | 'everyDesktop' | 'trayTime'>>
> = {
  // Programs made with ScreenCaptureKit capture what asked not to be.
  macos: { clickThrough: 'heldKey', hideFromCapture: 'notAll', everyDesktop: 'yes', trayTime: 'text' },
  windows: { clickThrough: 'heldKey', hideFromCapture: 'yes', everyDesktop: 'taskView', trayTime: 'hover' },
  // No moves of the pointer reach a window that lets clicks through, so no held key can be seen there.
  x11: { clickThrough: 'menu', hideFromCapture: 'no', everyDesktop: 'yes', trayTime: 'hover' },
  // Clicks are reported to reach the window all the same on some desktops (electron issue 53794).
  wayland: { clickThrough: 'notSure', hideFromCapture: 'no', everyDesktop: 'windowMenu', trayTime: 'hover' },
};

/** Lets clicks go to what lies beneath a window, or catches them again. Keys reach it all the same. */
export function letClicksThrough(
  window: Pick<BrowserWindow, 'setIgnoreMouseEvents'>,
  system: WindowSystem,
  { through }: { readonly through: boolean },
): void {
  const seesPointer = glassOf[system].clickThrough === 'heldKey';
  window.setIgnoreMouseEvents(through, ...(through && seesPointer ? [{ forward: true }] : []));
}

/** Asks the system to leave a window out of shared and recorded screens; Linux knows no such request. */
export function keepFromCapture(
  window: Pick<BrowserWindow, 'setContentProtection'>,
  system: WindowSystem,
  { hidden }: { readonly hidden: boolean },
): void {
  if (glassOf[system].hideFromCapture !== 'no') window.setContentProtection(hidden);
}
