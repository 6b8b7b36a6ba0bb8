import { minutes, type DurationMs } from '../../../shared/domain/time.ts';
import type { Preferences } from '../../../shared/contract/preferences.ts';

export type ClockTheme = Exclude<Preferences['clock']['theme'], 'system'>;

/** What the system asks of every window. */
export interface SystemLook {
  readonly isDark: boolean;
  readonly wantsContrast: boolean;
  readonly wantsStillness: boolean;
}

/** The theme to draw: the one that was chosen, else (or while that is not known) the one the system asks for. */
export function themeOf(chosen: Preferences['clock']['theme'] | undefined, { isDark, wantsContrast }: SystemLook): ClockTheme {
  if (chosen !== undefined && chosen !== 'system') return chosen;
  if (wantsContrast) return 'highContrast';
  return isDark ? 'dark' : 'light';
}

/** What the dim key steps through, as a share of the full luminance. */
export const dimSteps = [1, 0.7, 0.5, 0.35, 0.2] as const;

/** A session under way needs no more light than this, until its wind-down. */
const UNDER_WAY = 0.2;
const UNDER_WAY_FROM: DurationMs = minutes(2);

export interface LightWanted {
  readonly theme: ClockTheme;
  readonly preferences: Pick<Preferences['clock'], 'brightness' | 'dimAfterStart'>;
  /** One of `dimSteps`, by hand. */
  readonly dimmedTo: number;
  /** How long the session has run; null outside a session and from its wind-down on. */
  readonly runningFor: DurationMs | null;
}

/** The share of its luminance that the clock gives, 0.04..1. */
export function lightOf({ theme, preferences, dimmedTo, runningFor }: LightWanted): number {
  const set = theme === 'roomDark' ? preferences.brightness : 1;
  const isUnderWay = preferences.dimAfterStart && runningFor !== null && runningFor >= UNDER_WAY_FROM;
  return set * Math.min(dimmedTo, isUnderWay ? UNDER_WAY : 1);
}
