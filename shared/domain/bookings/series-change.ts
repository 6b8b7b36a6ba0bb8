import type { DurationMs, Instant, ZoneId } from '../time.ts';
import { localShift, shiftLocally } from '../schedule/local-shift.ts';

/** What a booking of a repeat has of its own: when it is, what is written down of it, how it was paid, which days it counts for. */
export interface RepeatedBooking {
  readonly startsAt: Instant;
  readonly durationMs: DurationMs;
  readonly zone: ZoneId;
  readonly notes: string;
  readonly pay: object;
  /** The days that an appraisal counts for. */
  readonly appraisal: object;
}

/**
 * What an edit of one booking of a repeat makes of another.
 *
 * Only what the edit changed is carried over. A new time moves the wall clock of each by as much as that of the edited one.
 * Notes are carried over only where they were the same before; the pay check and the days of an appraisal are of one booking alone.
 */
export function followBookingEdit<T extends RepeatedBooking>(member: T, before: T, after: T): T {
  const followed = { ...member };
  for (const name of Object.keys(after) as (keyof T)[] /* the keys of T are its own */) {
    if (!isSame(before[name], after[name])) followed[name] = after[name];
  }
  const zone = followed.zone;
  const shift = localShift({ at: before.startsAt, zone: before.zone }, { at: after.startsAt, zone: after.zone });
  const isMoved = shift !== 0 || zone !== member.zone;
  const startsAt = isMoved ? shiftLocally({ at: member.startsAt, zone: member.zone }, shift, zone) : member.startsAt;
  return {
    ...followed,
    startsAt,
    pay: member.pay,
    appraisal: member.appraisal,
    notes: member.notes === before.notes ? after.notes : member.notes,
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
