import type { AppInfo, Display } from '../../shared/contract/app.ts';
import type { Preferences } from '../../shared/contract/preferences.ts';

export type ClockView = 'practitioner' | 'client';
export type ClockMode = 'fullScreen' | 'normal' | 'mini';
/** Where the mini clock appears, and how much shines through it. */
export type MiniLook = Preferences['clock']['mini'];

/** What a shell can do beyond showing pages. The browser shell throws NOT_SUPPORTED_HERE where it cannot. */
export interface Shell {
  readonly info: Pick<AppInfo, 'shell' | 'shellReason' | 'platform' | 'can'>;
  chooseFolder(): Promise<string | null>;
  openFolder(path: string): Promise<void>;
  displays(): readonly Display[];
  openClock(view: ClockView, mode: ClockMode, displayId: string | null): Promise<void>;
  closeClock(view: ClockView): void;
  setOnTop(view: ClockView, onTop: boolean): void;
  /** Told when a profile opens and with each change; a browser places its windows itself. */
  setMiniLook(look: MiniLook): void;
}

/** What the computer tells the app. */
export type PowerEvent = 'suspend' | 'resume' | 'screenLock' | 'screenUnlock';
