import { DAY_MS } from './calendar-day.ts';
import { expandRule, type WallWindow } from './expand-rule.ts';
import type { FeedTime, WallMs } from './feed-time.ts';
import type { RecurrenceRule } from './recurrence-rule.ts';
import type { WorkBudget } from './work-budget.ts';
import type { EpochMs, ZoneClock } from './zone-clock.ts';

/** A STANDARD or DAYLIGHT part of a VTIMEZONE (RFC 5545 §3.6.5); offsets in ms east of UTC. */
export interface Observance {
  readonly start: WallMs;
  readonly offsetFrom: number;
  readonly offsetTo: number;
  readonly rules: readonly ObservanceRule[];
  readonly extraStarts: readonly WallMs[];
}

export interface ObservanceRule {
  readonly rule: RecurrenceRule;
  readonly until: FeedTime | undefined;
}

interface Change {
  readonly at: EpochMs;
  readonly offset: number;
}

const EARLIEST: WallMs = Date.UTC(1900, 0, 1);
const MOST_CHANGES = 4_000;

/**
 * The clock that a VTIMEZONE describes. Each onset is given in the offset before it (§3.6.5).
 * Before the first onset the offset is that observance's TZOFFSETFROM.
 * Rules are followed from 1900 until `latest`; what comes later keeps the last offset.
 *
 * @returns undefined when no observance can be used
 */
export function writtenClock(observances: readonly Observance[], latest: WallMs, budget: WorkBudget): ZoneClock | undefined {
  const changes = observances.flatMap((observance) => changesOf(observance, { from: EARLIEST, to: latest }, budget));
  changes.sort((a, b) => a.at - b.at);
  const [first] = changes;
  if (first === undefined) return undefined;
  const initial = observances.toSorted((a, b) => a.start - b.start)[0]?.offsetFrom ?? first.offset;
  return { offsetAt: (at) => lastBefore(changes, at)?.offset ?? initial };
}

function changesOf(observance: Observance, window: WallWindow, budget: WorkBudget): Change[] {
  const { offsetFrom, offsetTo } = observance;
  const changes: Change[] = [];
  const add = (wall: WallMs): boolean => changes.push({ at: wall - offsetFrom, offset: offsetTo }) < MOST_CHANGES;
  add(observance.start);
  for (const wall of observance.extraStarts) if (!add(wall)) break;
  for (const { rule, until } of observance.rules) {
    const series = { rule, start: observance.start, isStartIncluded: true };
    expandRule(series, window, budget, (wall) => isBeforeEnd(wall, until, offsetFrom) && add(wall));
  }
  return changes;
}

/** UNTIL of an observance is in UTC (§3.6.5); written as local time or date it is taken as such. */
function isBeforeEnd(wall: WallMs, until: FeedTime | undefined, offsetFrom: number): boolean {
  if (until === undefined) return true;
  if (until.form === 'utc') return wall - offsetFrom <= until.wall;
  return wall <= (until.form === 'date' ? until.wall + DAY_MS - 1 : until.wall);
}

function lastBefore(changes: readonly Change[], at: EpochMs): Change | undefined {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.at ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return changes[low - 1];
}
