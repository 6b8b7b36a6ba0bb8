import { instant, localDate, type Instant, type LocalDate } from '../time.ts';
import { DAY_MS, dayText } from './calendar-day.ts';
import type { EventRecord, EventStatus } from './event-record.ts';
import { endOf } from './event-length.ts';
import type { FeedLength } from './feed-length.ts';
import type { FeedOccurrence, InstanceKey, UnreadableEvent, UnreadableReason } from './feed-reading.ts';
import type { FeedTextReader } from './feed-text.ts';
import type { WallMs } from './feed-time.ts';
import type { WallWindow } from './expand-rule.ts';
import { instantOf, wallOf, type EpochMs, type ZoneClock } from './zone-clock.ts';
import type { ResolvedZone } from './zone-resolver.ts';

/** One event made ready to be shown at any number of times: its texts are decoded once. */
export interface EventFacts {
  readonly event: EventRecord;
  readonly zone: ResolvedZone;
  readonly isAllDay: boolean;
  readonly length: FeedLength;
  readonly key: { readonly uid: string; readonly isUidMissing: boolean };
  readonly summary: () => string;
}

/** Collects the outcome of a reading and decides what lies in the window. */
export interface OccurrenceSink {
  /** Adds the event at a wall time; false when that lies outside of the window. */
  add(facts: EventFacts, wall: WallMs, recurrenceId: InstanceKey['recurrenceId'], length?: FeedLength): boolean;
  exclude(key: InstanceKey): void;
  moveOutside(key: InstanceKey): void;
  reject(event: EventRecord, reason: UnreadableReason): void;
  /** Wall times that may lie in the window, with some to spare on either side. */
  wallWindow(clock: ZoneClock, isAllDay: boolean): WallWindow;
  /** No further occurrence can be kept, so that reading on is of no use. */
  isFull(): boolean;
}

export interface SinkOutcome {
  readonly occurrences: FeedOccurrence[];
  readonly excluded: InstanceKey[];
  readonly outside: InstanceKey[];
  readonly unreadable: UnreadableEvent[];
  hasOverflowed: boolean;
}

export interface SinkInput {
  readonly from: EpochMs;
  readonly to: EpochMs;
  /** The practitioner's clock: tells which days are in the window. */
  readonly clock: ZoneClock;
  readonly text: FeedTextReader;
  readonly maxOccurrences: number;
  readonly statusOf: (event: EventRecord) => EventStatus;
}

const SPARE_MS = 3 * 3_600_000; // more than any change of the clocks

export function createOccurrenceSink(input: SinkInput): { readonly sink: OccurrenceSink; readonly outcome: SinkOutcome } {
  const outcome: SinkOutcome = { occurrences: [], excluded: [], outside: [], unreadable: [], hasOverflowed: false };
  const days: WallWindow = {
    from: Math.floor(wallOf(input.clock, input.from) / DAY_MS) * DAY_MS,
    to: wallOf(input.clock, input.to),
  };

  let isFull = false;

  function push(occurrence: FeedOccurrence): void {
    if (outcome.occurrences.length < input.maxOccurrences) outcome.occurrences.push(occurrence);
    else isFull = outcome.hasOverflowed = true;
  }

  function keep(list: InstanceKey[], key: InstanceKey): void {
    if (list.length < input.maxOccurrences) list.push(key);
    else outcome.hasOverflowed = true;
  }

  function shared(facts: EventFacts, recurrenceId: InstanceKey['recurrenceId']) {
    const { event, key, summary } = facts;
    return {
      uid: key.uid,
      isUidMissing: key.isUidMissing,
      recurrenceId,
      summary: summary(),
      status: input.statusOf(event),
      sequence: event.sequence,
      isTransparent: event.isTransparent,
    };
  }

  function addAllDay(facts: EventFacts, wall: WallMs, recurrenceId: InstanceKey['recurrenceId'], length: FeedLength): boolean {
    if (wall < days.from || wall >= days.to) return false;
    const end = dateAt(wall + length.nominalDays * DAY_MS);
    push({ ...shared(facts, recurrenceId), isAllDay: true, start: dateAt(wall), end });
    return true;
  }

  function addTimed(facts: EventFacts, wall: WallMs, recurrenceId: InstanceKey['recurrenceId'], length: FeedLength): boolean {
    const { clock, certainty } = facts.zone;
    const start = instantOf(clock, wall);
    if (start < input.from || start >= input.to) return false;
    const end = instant(endOf(clock, wall, start, length));
    push({ ...shared(facts, recurrenceId), isAllDay: false, start: instant(start), end, zoneCertainty: certainty });
    return true;
  }

  const sink: OccurrenceSink = {
    add(facts, wall, recurrenceId, length = facts.length) {
      return facts.isAllDay ? addAllDay(facts, wall, recurrenceId, length) : addTimed(facts, wall, recurrenceId, length);
    },
    exclude: (key) => keep(outcome.excluded, key),
    moveOutside: (key) => keep(outcome.outside, key),
    reject({ uid }, reason) {
      const text = uid === undefined ? '' : input.text.shortText(uid.valueFrom, uid.valueTo);
      outcome.unreadable.push({ uid: text === '' ? null : text, reason });
    },
    wallWindow(clock, isAllDay) {
      if (isAllDay) return days;
      return { from: wallOf(clock, input.from) - SPARE_MS, to: wallOf(clock, input.to) + SPARE_MS };
    },
    isFull: () => isFull,
  };
  return { sink, outcome };
}

function dateAt(wall: WallMs): LocalDate {
  return localDate(dayText(Math.floor(wall / DAY_MS)));
}

/** The original start of an instance, which is its RECURRENCE-ID. */
export function instanceId(zone: ResolvedZone, isAllDay: boolean, wall: WallMs): Instant | LocalDate {
  return isAllDay ? dateAt(wall) : instant(instantOf(zone.clock, wall));
}
