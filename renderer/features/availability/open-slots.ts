import { lastDayOf } from '../../../shared/domain/availability/open-time.ts';
import type { Stretch } from '../../../shared/domain/availability/stretches.ts';
import type { LocalDate, ZoneId } from '../../../shared/domain/time.ts';
import { addDays, dayOf, timeOf } from '../../../shared/domain/zones.ts';

/** Open times as the calendar grid asks for them, in texts of the wall clock. */
export interface OpenSlots {
  /** No earlier day is outside of anything. */
  readonly knownFrom: LocalDate;
  readonly days: ReadonlyMap<string, readonly WallSpan[]>;
}

interface WallSpan {
  /** `09:00`. */
  readonly from: string;
  /** `24:00` at the end of the day. */
  readonly to: string;
}

export function openSlots(open: readonly Stretch[], knownFrom: LocalDate, zone: ZoneId): OpenSlots {
  const slots = new Map<LocalDate, WallSpan[]>();
  for (const stretch of open) {
    const [first, last] = [dayOf(stretch.startsAt, zone), lastDayOf(stretch, zone)];
    for (let day = first; day <= last; day = addDays(day, 1)) {
      const from = day === first ? timeOf(stretch.startsAt, zone) : '00:00';
      const to = dayOf(stretch.endsAt, zone) === day ? timeOf(stretch.endsAt, zone) : '24:00';
      slots.set(day, [...(slots.get(day) ?? []), { from, to }]);
    }
  }
  return { knownFrom, days: slots };
}

/** Whether the slot that begins at the wall-clock text `2026-11-24 14:00:00` begins in open time. */
export function isSlotOpen({ knownFrom, days }: OpenSlots, start: string): boolean {
  const [day, time] = [start.slice(0, 10), start.slice(11, 16)];
  return day < knownFrom || (days.get(day) ?? []).some(({ from, to }) => from <= time && time < to);
}

/** Whether the day `2026-11-24` has any open time. */
export function isDayOpen({ knownFrom, days }: OpenSlots, day: string): boolean {
  return day < knownFrom || days.has(day);
}
