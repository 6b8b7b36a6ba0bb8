import type { ClockState } from '../../../shared/contract/clock.ts';

export interface WindowWishes {
  readonly isMuted: boolean;
  /** The system asks for less motion: minutes only. */
  readonly isStill: boolean;
}

/** The day as this computer wants it shown; the core knows neither the mute key nor the system's wishes. */
export function dayInWindow(day: ClockState, { isMuted, isStill }: WindowWishes): ClockState {
  const { settings } = day;
  const { sounds, showSeconds } = settings;
  return {
    ...day,
    settings: { ...settings, showSeconds: isStill ? 'never' : showSeconds, sounds: { ...sounds, muted: sounds.muted || isMuted } },
  };
}
