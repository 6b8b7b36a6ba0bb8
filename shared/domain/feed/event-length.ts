import { DAY_MS } from './calendar-day.ts';
import type { EventRecord } from './event-record.ts';
import { readLength, wholeDays, type FeedLength } from './feed-length.ts';
import type { FeedTextReader } from './feed-text.ts';
import { readLineTime, type FeedTime, type WallMs } from './feed-time.ts';
import type { FeedZones } from './feed-zones.ts';
import { instantOf, type EpochMs, type ZoneClock } from './zone-clock.ts';

/** What reading lengths needs of the feed. */
export interface LengthSource {
  readonly bytes: Uint8Array;
  readonly text: FeedTextReader;
  readonly zones: FeedZones;
}

const NOTHING: FeedLength = { nominalDays: 0, exactMs: 0 };

/**
 * How long an event lasts (RFC 5545 §3.6.1): from DTEND as exact time, from DURATION with nominal days;
 * without either a date lasts one day and a time no time. All-day lengths are whole days, at least one.
 * An end before the start counts as no length: the start is what can be trusted.
 *
 * @returns undefined when DTEND or DURATION cannot be read
 */
export function eventLength(event: EventRecord, start: FeedTime, source: LengthSource): FeedLength | undefined {
  const length = event.end === undefined ? lengthFromDuration(event, source) : lengthToEnd(event, start, source);
  if (length === undefined) return undefined;
  if (start.form === 'date') return { nominalDays: Math.max(1, wholeDays(length)), exactMs: 0 };
  return length.nominalDays * DAY_MS + length.exactMs < 0 ? NOTHING : length;
}

/** The end of one instance: nominal days move the wall clock, the rest is exact time (§3.3.6). */
export function endOf(clock: ZoneClock, wall: WallMs, start: EpochMs, length: FeedLength): EpochMs {
  if (length.nominalDays === 0) return start + length.exactMs;
  return instantOf(clock, wall + length.nominalDays * DAY_MS) + length.exactMs;
}

function lengthFromDuration({ duration }: EventRecord, { text }: LengthSource): FeedLength | undefined {
  return duration === undefined ? NOTHING : readLength(text.raw(duration.valueFrom, duration.valueTo));
}

function lengthToEnd(event: EventRecord, start: FeedTime, { bytes, zones }: LengthSource): FeedLength | undefined {
  const end = event.end && readLineTime(bytes, event.end, event.calendar.zoneKeys);
  return end && lengthBetween(event, start, end, zones);
}

/**
 * From a start to an end of any form. A floating or DATE end of a timed event is read in the start's zone;
 * of an all-day event only the days count.
 */
export function lengthBetween(event: EventRecord, start: FeedTime, end: FeedTime, zones: FeedZones): FeedLength {
  if (start.form === 'date') return { nominalDays: Math.ceil((end.wall - start.wall) / DAY_MS), exactMs: 0 };
  const startZone = zones.zoneOf(event.calendar, start);
  const isLocal = end.form === 'floating' || end.form === 'date';
  const endZone = isLocal ? startZone : zones.zoneOf(event.calendar, end);
  return { nominalDays: 0, exactMs: instantOf(endZone.clock, end.wall) - instantOf(startZone.clock, start.wall) };
}
