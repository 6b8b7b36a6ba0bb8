import type { Preferences } from '../../../shared/contract/preferences.ts';

/** What each part of the clock's settings gets. */
export interface ClockSectionProps {
  readonly clock: Preferences['clock'];
  /** Only what changes; groups within are merged. */
  readonly onChange: (change: Readonly<Record<string, unknown>>) => void;
}
