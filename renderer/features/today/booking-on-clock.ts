import { findItem, isAhead, isBooking, openRun, runOf, type ClockSnapshot } from '../../../shared/domain/clock/snapshot.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { timeOf } from '../../../shared/domain/zones.ts';

/** Whether a booking can be started now: agreed, of this day, without sessions of its own, and nothing else runs. */
export function canStartBooking(snapshot: ClockSnapshot, bookingId: string, now: Instant): boolean {
  const item = findItem(snapshot, bookingId);
  const isFree = openRun(snapshot)?.item.kind !== 'session';
  return item !== null && isBooking(item) && isFree && isAhead(snapshot, item, now);
}

/** What the clock says of a booking: `on the clock since 09:02`, `actual 09:02 – 17:04`; null while it was not started there. */
export function onClockWords(snapshot: ClockSnapshot, bookingId: string, zone: ZoneId): string | null {
  const run = runOf(snapshot, bookingId);
  if (!run) return null;
  const began = timeOf(run.startedAt, zone);
  return run.finishedAt === null ? `on the clock since ${began}` : `actual ${began} – ${timeOf(run.finishedAt, zone)}`;
}
