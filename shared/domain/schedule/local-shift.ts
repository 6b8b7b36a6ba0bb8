import { Temporal } from 'temporal-polyfill';
import { duration, instant, type DurationMs, type Instant, type ZoneId } from '../time.ts';

/** A moment together with the zone whose wall clock it is read on. */
export interface LocalMoment {
  readonly at: Instant;
  readonly zone: ZoneId;
}

/**
 * How far the wall clock of `to` is from that of `from`: what a person means by "a day later, half an hour earlier".
 * Not the time that passes: from Saturday 10:00 to Sunday 10:00 is 24 hours on DST nights too.
 */
export function localShift(from: LocalMoment, to: LocalMoment): DurationMs {
  return duration(wallMs(to) - wallMs(from));
}

/**
 * Moves the wall clock of a moment by `shift` and reads the result in `zone`.
 * A time that DST skips moves forward by the gap; one that comes twice is the earlier.
 */
export function shiftLocally({ at, zone }: LocalMoment, shift: DurationMs, into: ZoneId): Instant {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
  return instant(wall.add({ milliseconds: shift }).toZonedDateTime(into, { disambiguation: 'compatible' }).epochMilliseconds);
}

function wallMs({ at, zone }: LocalMoment): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds;
}
