import { DAY_MS } from './calendar-day.ts';
import type { LineSpan } from './content-lines.ts';
import type { EventRecord } from './event-record.ts';
import type { WallWindow } from './expand-rule.ts';
import { readLength, type FeedLength } from './feed-length.ts';
import { eachPart, readTime, zoneOfLine, type FeedTime, type WallMs } from './feed-time.ts';
import { findByte } from './line-parameters.ts';
import { lengthBetween, type LengthSource } from './event-length.ts';
import { instantOf, wallOf } from './zone-clock.ts';
import type { ResolvedZone } from './zone-resolver.ts';

/** A master whose start could be read; all times of its series are told on its own wall clock. */
export interface Master {
  readonly event: EventRecord;
  readonly start: FeedTime;
  readonly zone: ResolvedZone;
}

/** Instances that a series leaves out: exact wall times, and whole days for EXDATE;VALUE=DATE. */
export interface ExcludedTimes {
  readonly walls: ReadonlySet<WallMs>;
  readonly days: ReadonlySet<WallMs>;
}

export interface ExtraTime {
  readonly wall: WallMs;
  /** Given by RDATE;VALUE=PERIOD, else the master's. */
  readonly length: FeedLength | undefined;
}

const SLASH = 47;

/**
 * A time of any form on the wall clock of the series, which is what EXDATE, RDATE and RECURRENCE-ID are
 * compared on. A DATE for a timed series means that day at the series' time; a time for an all-day series its day.
 */
export function wallInSeries({ event, start, zone }: Master, time: FeedTime, source: LengthSource): WallMs {
  if (start.form === 'date') return time.form === 'date' ? time.wall : dayMeant(event, time, source);
  if (time.form === 'date') return time.wall + (start.wall - dayOf(start.wall));
  if (time.form === 'floating' || (time.form === start.form && time.zone === start.zone)) return time.wall;
  const clock = source.zones.zoneOf(event.calendar, time).clock;
  return wallOf(zone.clock, instantOf(clock, time.wall));
}

/**
 * The day an all-day series means by a date-time. Written as midnight or the last second it is the day as written;
 * another UTC time is local midnight somewhere, so it is the local day.
 */
export function dayMeant(event: EventRecord, time: FeedTime, { zones }: Pick<LengthSource, 'zones'>): WallMs {
  const inDay = time.wall - dayOf(time.wall);
  if (time.form !== 'utc' || inDay === 0 || inDay === DAY_MS - 1_000) return dayOf(time.wall);
  return dayOf(wallOf(zones.defaultOf(event.calendar).clock, time.wall));
}

/** Midnight of the wall time's day. */
export function dayOf(wall: WallMs): WallMs {
  return Math.floor(wall / DAY_MS) * DAY_MS;
}

/** EXDATE (RFC 5545 §3.8.5.1). Values that cannot be read are passed over; those far from the window are not kept. */
export function excludedTimes(master: Master, source: LengthSource, window: WallWindow): ExcludedTimes {
  const walls = new Set<WallMs>();
  const days = new Set<WallMs>();
  for (const line of master.event.repeats?.excludedDates ?? []) {
    eachTime(master.event, line, source, (time) => {
      if (isFar(time, window)) return;
      if (time.form === 'date') days.add(time.wall);
      else walls.add(wallInSeries(master, time, source));
    });
  }
  return { walls, days };
}

/** RDATE (RFC 5545 §3.8.5.2) near the window, in feed order. */
export function extraTimes(master: Master, source: LengthSource, window: WallWindow): readonly ExtraTime[] {
  const extras: ExtraTime[] = [];
  for (const line of master.event.repeats?.extraDates ?? []) {
    eachTime(master.event, line, source, (time, length) => {
      if (!isFar(time, window)) extras.push({ wall: wallInSeries(master, time, source), length });
    });
  }
  return extras;
}

function eachTime(
  event: EventRecord,
  line: LineSpan,
  source: LengthSource,
  visit: (time: FeedTime, length: FeedLength | undefined) => void,
): void {
  const { bytes } = source;
  const zone = zoneOfLine(bytes, line, event.calendar.zoneKeys);
  eachPart(bytes, line, (from, to) => {
    const slash = findByte(bytes, SLASH, from, to);
    const time = readTime(bytes, from, slash, zone);
    if (time === undefined) return;
    visit(time, slash < to ? periodLength(event, time, slash + 1, to, zone, source) : undefined);
  });
}

/** PERIOD (RFC 5545 §3.3.9): its second half is an end or a duration. */
function periodLength(
  event: EventRecord,
  time: FeedTime,
  from: number,
  to: number,
  zone: number,
  source: LengthSource,
): FeedLength | undefined {
  const end = readTime(source.bytes, from, to, zone);
  return end === undefined ? readLength(source.text.raw(from, to)) : lengthBetween(event, time, end, source.zones);
}

function isFar(time: FeedTime, window: WallWindow): boolean {
  return time.wall < window.from - 2 * DAY_MS || time.wall > window.to + 2 * DAY_MS;
}
