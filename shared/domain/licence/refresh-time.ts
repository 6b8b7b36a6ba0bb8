import { duration, hours, instant, minutes, plus, type Instant } from '../time.ts';
import type { Licence } from './licence.ts';

/** Spreads computers that started together over a quarter of a day. */
const SPREAD = hours(6);
const FIRST_PAUSE = minutes(5);
const LONGEST_PAUSE = hours(6);

export interface RefreshFacts {
  /** Null before the first licence. */
  readonly licence: Pick<Licence, 'refreshAfter'> | null;
  /** Attempts in a row that brought no licence. */
  readonly failures: number;
  readonly lastTriedAt: Instant | null;
}

/**
 * When a new licence is asked for next. After a failure the pause doubles, from 5 minutes to 6 hours.
 *
 * @param chance  0 to below 1; another at each call, so that computers do not all ask at once
 */
export function nextRefreshAt({ licence, failures, lastTriedAt }: RefreshFacts, chance: number): Instant {
  const due = licence === null ? instant(0) : plus(licence.refreshAfter, duration(SPREAD * chance));
  if (failures === 0 || lastTriedAt === null) return due;
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(failures - 1, 12));
  return plus(lastTriedAt, duration(pause * (0.5 + chance / 2)));
}
