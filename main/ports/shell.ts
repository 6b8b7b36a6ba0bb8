import type { AppInfo, Display, LoginStart, NudgeCommand } from '../../shared/contract/app.ts';
import type { Preferences } from '../../shared/contract/preferences.ts';
import type { Glance } from '../../shared/domain/clock/glance.ts';

export type ClockView = 'practitioner' | 'client';
export type ClockMode = 'fullScreen' | 'normal' | 'mini';
/** What of the preferences the windows of the clock obey. */
export type ClockLook = Pick<Preferences['clock'], 'mini' | 'hideFromCapture' | 'everyDesktop'>;

/** What a shell can do beyond showing pages. The browser shell throws NOT_SUPPORTED_HERE where it cannot. */
export interface Shell {
  readonly info: Pick<AppInfo, 'shell' | 'shellReason' | 'platform' | 'can'>;
  chooseFolder(): Promise<string | null>;
  openFolder(path: string): Promise<void>;
  /** Shows a page of the account's service in the user's browser. */
  openPage(url: string): Promise<void>;
  displays(): readonly Display[];
  openClock(view: ClockView, mode: ClockMode, displayId: string | null): Promise<void>;
  closeClock(view: ClockView): void;
  setOnTop(view: ClockView, onTop: boolean): void;
  /** Told when a profile opens and with each change; a browser places its windows itself. */
  setClockLook(look: ClockLook): void;
  /** Holds the mini clock although clicks go through it, or lets go; answers whether they go through now. */
  holdClock(view: ClockView, held?: boolean): boolean;
  /** Told when the words change; null while there is nothing to say, it is not wanted, or the profile is locked. */
  setGlance(glance: Glance | null): void;
  loginStart(): LoginStart;
  setLoginStart(on: boolean): LoginStart;
  /** Restarts the app. @throws AppError NOT_SUPPORTED_HERE, or of the disk */
  drawByX11(on: boolean): void;
}

/** What the computer tells the app. */
export type PowerEvent = 'suspend' | 'resume' | 'screenLock' | 'screenUnlock';

/** What the user asked of the app outside its pages. None of it does more than show a screen. */
export type Ask =
  | {
      readonly to: 'command';
      readonly id: NudgeCommand;
      /** Whether it is kept until a profile opens; what comes from a menu means the present moment. */
      readonly waits: boolean;
    }
  /** @throws AppError when the file cannot be read */
  | { readonly to: 'calendarFile'; readonly read: () => Promise<Uint8Array<ArrayBuffer>> };
