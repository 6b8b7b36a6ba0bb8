import { DAY_MS } from './calendar-day.ts';
import type { LineSpan } from './content-lines.ts';
import { expandRule, type WallWindow } from './expand-rule.ts';
import type { FeedLength } from './feed-length.ts';
import { readTimeText, type WallMs } from './feed-time.ts';
import type { LengthSource } from './event-length.ts';
import type { UnreadableReason } from './feed-reading.ts';
import { readRule, type RecurrenceRule } from './recurrence-rule.ts';
import { dayMeant, dayOf, excludedTimes, extraTimes, type Master } from './series-times.ts';
import type { WorkBudget } from './work-budget.ts';
import { instantOf } from './zone-clock.ts';

/** One time of a series on its wall clock. */
export interface SeriesTime {
  readonly wall: WallMs;
  /** Set when an RDATE period brings its own length. */
  readonly length: FeedLength | undefined;
  readonly isExcluded: boolean;
}

/** What it takes to expand the series of a feed. */
export interface SeriesContext {
  readonly source: LengthSource;
  /** Steps for this series. */
  readonly budget: WorkBudget;
  /** More times than this in the window are an error. */
  readonly most: number;
}

/**
 * The times of a series that lie in the window, in order and each once: the union of its rules and RDATEs,
 * those taken back by EXDATE or EXRULE marked (RFC 5545 §3.8.5). The start itself always belongs to the series.
 */
export function seriesTimes(master: Master, window: WallWindow, context: SeriesContext): readonly SeriesTime[] | UnreadableReason {
  const walls = expandAll(master.event.repeats?.rules, true, master, window, context);
  if (typeof walls === 'string') return walls;
  const without = expandAll(master.event.repeats?.excludedRules, false, master, window, context);
  if (typeof without === 'string') return without;
  const isWithin = (wall: WallMs): boolean => wall >= window.from && wall < window.to;
  if (hasNoRule(master) && isWithin(master.start.wall)) walls.add(master.start.wall);
  const lengths = new Map<WallMs, FeedLength | undefined>();
  for (const { wall, length } of extraTimes(master, context.source, window)) {
    if (isWithin(wall)) walls.add(wall);
    if (length !== undefined) lengths.set(wall, length);
  }
  if (walls.size > context.most) return 'TOO_MANY_INSTANCES';
  const excluded = excludedTimes(master, context.source, window);
  const isExcluded = (wall: WallMs): boolean => excluded.walls.has(wall) || excluded.days.has(dayOf(wall)) || without.has(wall);
  return [...walls].toSorted((a, b) => a - b).map((wall) => ({ wall, length: lengths.get(wall), isExcluded: isExcluded(wall) }));
}

function hasNoRule({ event }: Master): boolean {
  return (event.repeats?.rules.length ?? 0) === 0;
}

type WallTest = (wall: WallMs) => boolean;

function expandAll(
  lines: readonly LineSpan[] | undefined,
  isStartIncluded: boolean,
  master: Master,
  window: WallWindow,
  { source, budget, most }: SeriesContext,
): Set<WallMs> | UnreadableReason {
  const walls = new Set<WallMs>();
  for (const line of lines ?? []) {
    const rule = readRule(source.text.raw(line.valueFrom, line.valueTo));
    const isWithin = rule && untilTest(rule, master, source);
    if (rule === undefined || isWithin === undefined) return 'BAD_RULE';
    const series = { rule, start: master.start.wall, isStartIncluded };
    const finished = expandRule(series, window, budget, (wall) => {
      if (!isWithin(wall)) return false;
      walls.add(wall);
      return walls.size <= most;
    });
    if (walls.size > most) return 'TOO_MANY_INSTANCES';
    if (!finished) return 'TOO_MUCH_WORK';
  }
  return walls;
}

/**
 * UNTIL, inclusive (RFC 5545 §3.3.10). It should have the form of DTSTART, or be in UTC when DTSTART has a zone;
 * a date for a timed series includes that whole day, a time for an all-day series means its day.
 * @returns undefined when UNTIL is a date that does not exist
 */
function untilTest({ until: text }: RecurrenceRule, { event, start, zone }: Master, source: LengthSource): WallTest | undefined {
  if (text === undefined) return () => true;
  const until = readTimeText(text);
  if (until === undefined) return undefined;
  if (start.form === 'date') {
    const last = until.form === 'date' ? until.wall : dayMeant(event, until, source);
    return (wall) => wall <= last;
  }
  if (until.form === 'utc') return (wall) => instantOf(zone.clock, wall) <= until.wall;
  const last = until.form === 'date' ? until.wall + DAY_MS - 1 : until.wall;
  return (wall) => wall <= last;
}
