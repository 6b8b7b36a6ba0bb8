import type { Availability, AvailabilityException, TimeRange, WeeklyTimes } from '../../shared/domain/availability/open-time.ts';
import { localDate, localTime } from '../../shared/domain/time.ts';

/** `09:00-13:00`. */
export function aRange(text: string): TimeRange {
  const [from = '', to = ''] = text.split('-');
  return { from: localTime(from), to: localTime(to) };
}

/** The same ranges from Monday to Friday, weekends off. */
export function aWeek(ranges: readonly string[] = ['09:00-17:00'], startsOn = '2026-01-01'): WeeklyTimes {
  const day = ranges.map(aRange);
  return { startsOn: localDate(startsOn), days: [day, day, day, day, day, [], []] };
}

export function anException(fromOn: string, change: Partial<AvailabilityException> = {}): AvailabilityException {
  return { fromOn: localDate(fromOn), toOn: localDate(fromOn), isFree: false, times: null, note: '', ...change };
}

export function anAvailability(change: Partial<Availability> = {}): Availability {
  return { weekly: [aWeek()], exceptions: [], ...change };
}
