import type { AppInfo, Display } from '../../shared/contract/app.ts';

export type ClockView = 'practitioner' | 'client';
export type ClockMode = 'fullScreen' | 'normal' | 'mini';

/** What a shell can do beyond showing pages. The browser shell throws NOT_SUPPORTED_HERE where it cannot. */
export interface Shell {
  readonly info: Pick<AppInfo, 'shell' | 'shellReason' | 'platform' | 'can'>;
  chooseFolder(): Promise<string | null>;
  openFolder(path: string): Promise<void>;
  displays(): readonly Display[];
  openClock(view: ClockView, mode: ClockMode, displayId: string | null): Promise<void>;
  closeClock(view: ClockView): void;
  setOnTop(view: ClockView, onTop: boolean): void;
}

/** What the computer tells the app. */
export type PowerEvent = 'suspend' | 'resume' | 'screenLock' | 'screenUnlock';
