import { Temporal } from 'temporal-polyfill';
import { AppError } from '../../errors/app-error.ts';
import { instant, type Instant, type LocalDate, type ZoneId } from '../time.ts';

/** How a session repeats. Exactly one of `count` and `until` is set. */
export interface RepeatRule {
  readonly every: 'day' | 'week' | 'month';
  /** Every how many days, weeks or months; 1..12. */
  readonly interval: number;
  /** ISO weekdays 1 (Monday) – 7 of a weekly repeat; empty means the weekday of the first session. */
  readonly weekdays: readonly number[];
  /** How many sessions in all, the first one included. */
  readonly count: number | null;
  /** The last day, included. */
  readonly until: LocalDate | null;
}

export const longestSeries = { sessions: 200, years: 2 } as const;

/**
 * Start of every session of a repeat, in order, the given first one included.
 *
 * Each keeps the local time of the first in `zone`; a time that DST skips moves forward by the gap, one that comes
 * twice is the earlier. The first session counts even when its weekday is not among those chosen.
 * A monthly repeat from the 29th, 30th or 31st takes the last day of shorter months and returns to its day after them.
 *
 * @throws AppError SERIES_TOO_LONG beyond 200 sessions or two years; INVALID_INPUT unless exactly one end is given
 */
export function expandRepeat(first: Instant, repeat: RepeatRule, zone: ZoneId): readonly Instant[] {
  if ((repeat.count === null) === (repeat.until === null)) throw new AppError('INVALID_INPUT', { setting: 'repeat' });

  const wall = Temporal.Instant.fromEpochMilliseconds(first).toZonedDateTimeISO(zone).toPlainDateTime();
  const lastDay = repeat.until === null ? null : Temporal.PlainDate.from(repeat.until);
  const limit = wall.toPlainDate().add({ years: longestSeries.years });
  const starts = [first];

  for (const date of datesAfter(wall.toPlainDate(), repeat)) {
    if (repeat.count !== null && starts.length >= repeat.count) break;
    if (lastDay && Temporal.PlainDate.compare(date, lastDay) > 0) break;
    if (starts.length >= longestSeries.sessions || Temporal.PlainDate.compare(date, limit) > 0) throw new AppError('SERIES_TOO_LONG');
    const at = date.toPlainDateTime(wall.toPlainTime()).toZonedDateTime(zone, { disambiguation: 'compatible' });
    starts.push(instant(at.epochMilliseconds));
  }
  return starts;
}

function datesAfter(first: Temporal.PlainDate, { every, interval, weekdays }: RepeatRule): Generator<Temporal.PlainDate> {
  switch (every) {
    case 'day':
      return steps((index) => first.add({ days: index * interval }));
    case 'week':
      return weekDates(first, interval, weekdays.length > 0 ? weekdays : [first.dayOfWeek]);
    case 'month':
      return steps((index) => first.add({ months: index * interval }, { overflow: 'constrain' }));
    default:
      return every satisfies never;
  }
}

function* steps(dateAt: (index: number) => Temporal.PlainDate): Generator<Temporal.PlainDate> {
  for (let index = 1; ; index++) yield dateAt(index);
}

/** Weeks begin on Monday, as the calendar shows them. */
function* weekDates(first: Temporal.PlainDate, interval: number, weekdays: readonly number[]): Generator<Temporal.PlainDate> {
  const monday = first.subtract({ days: first.dayOfWeek - 1 });
  const days = [...new Set(weekdays)].sort((a, b) => a - b);
  for (let index = 0; ; index++) {
    for (const day of days) {
      const date = monday.add({ days: index * interval * 7 + day - 1 });
      if (Temporal.PlainDate.compare(date, first) > 0) yield date;
    }
  }
}
