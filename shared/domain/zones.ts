import { Temporal } from 'temporal-polyfill';
import { civilDay, civilDayOf } from './civil-days.ts';
import { instant, localDate, localTime, type Instant, type LocalDate, type LocalTime, type ZoneId } from './time.ts';

/** Whether this runtime knows the zone name. */
export function isZone(name: string): name is ZoneId {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // RangeError is Intl's only way to say "unknown zone"
  }
}

/** The calendar day of an instant, as seen in the zone. */
export function dayOf(at: Instant, zone: ZoneId): LocalDate {
  return localDate(zoned(at, zone).toPlainDate().toString());
}

/** The wall-clock time of an instant in the zone, to the minute. */
export function timeOf(at: Instant, zone: ZoneId): LocalTime {
  return localTime(zoned(at, zone).toPlainTime().toString({ smallestUnit: 'minute' }));
}

/** First instant of a calendar day in the zone (not always 00:00). */
export function startOfDay(day: LocalDate, zone: ZoneId): Instant {
  return instant(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone }).epochMilliseconds);
}

/** The same calendar arithmetic a diary does: negative goes back. */
export function addDays(day: LocalDate, count: number): LocalDate {
  return civilDay(civilDayOf(day) + count);
}

/** How many midnights lie from one day to the other; negative when `to` comes first. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return civilDayOf(to) - civilDayOf(from);
}

/** Monday of the week that holds the day. */
export function startOfWeek(day: LocalDate): LocalDate {
  const count = civilDayOf(day);
  // 1 January 1970 was a Thursday, three days after a Monday.
  return civilDay(count - ((((count + 3) % 7) + 7) % 7));
}

/**
 * The instant at which a wall clock in the zone shows this day and time.
 * A time that DST skips moves forward by the gap; one that comes twice is the first (RFC 5545 §3.3.5).
 */
export function atLocalTime(day: LocalDate, time: LocalTime, zone: ZoneId): Instant {
  const wall = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  return instant(wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}

function zoned(at: Instant, zone: ZoneId): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}
