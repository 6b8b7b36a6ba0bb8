import { Temporal } from 'temporal-polyfill';
import type { BankHolidayOn } from '../../rates/bank-holidays.ts';
import type { Nation } from '../invoices/model.ts';
import { duration, plus, type LocalDate, type LocalTime, type ZoneId } from '../time.ts';
import { addDays, atLocalTime, dayOf, startOfDay } from '../zones.ts';
import { united, within, without, type Stretch } from './stretches.ts';

/** From one time of the clock to another; an end that is not after the start is on the next day. */
export interface TimeRange {
  readonly from: LocalTime;
  readonly to: LocalTime;
}

/** The usual week from a day on, until later weekly times take over. */
export interface WeeklyTimes {
  readonly startsOn: LocalDate;
  /** Seven days, Monday first; a day without ranges is off. */
  readonly days: readonly (readonly TimeRange[])[];
}

/** Days that differ from the usual week, first and last included. */
export interface AvailabilityException {
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
  /** Free time beside the usual week, or time away. */
  readonly isFree: boolean;
  /** On each of the days; null for the whole of them. */
  readonly times: TimeRange | null;
  readonly note: string;
}

/** When the practitioner works, as they said it. */
export interface Availability {
  /** In order of the days on which they begin. */
  readonly weekly: readonly WeeklyTimes[];
  readonly exceptions: readonly AvailabilityException[];
}

export interface OpenTimeView {
  /** Whose clock the times are of. */
  readonly zone: ZoneId;
  /** Whose bank holidays are off; null where they are days like others. */
  readonly holidaysOf: Nation | null;
  readonly bankHolidayOn: BankHolidayOn;
}

/**
 * The times of a span at which the practitioner works, busy or not: by start, none touching another.
 *
 * What an exception gives is added to the usual week, then what an exception takes is taken away. A bank holiday takes the
 * usual times that begin on it. A time that DST skips moves forward by the gap; one that comes twice is the earlier.
 *
 * @see docs/rules/availability.md
 */
export function openTime(availability: Availability, span: Stretch, view: OpenTimeView): readonly Stretch[] {
  // Times may reach into the next day, so the day before counts too.
  const days = daysBetween(addDays(dayOf(span.startsAt, view.zone), -1), lastDayOf(span, view.zone));
  const usual = days.flatMap((day) => (isBankHoliday(day, view) ? [] : usualTimes(availability, day, view.zone)));
  const added = awayOrFree(availability, days, view.zone, { isFree: true });
  const taken = awayOrFree(availability, days, view.zone, { isFree: false });
  return within(without([...usual, ...added], taken), span);
}

/** Whether a usual week was said for the day: before the first one begins, nothing can be outside of it. */
export function hasUsualWeek({ weekly: [first] }: Pick<Availability, 'weekly'>, day: LocalDate): boolean {
  return first !== undefined && first.startsOn <= day;
}

/** The ranges of the usual week on a day; none before the first weekly times begin. */
export function usualRanges({ weekly }: Pick<Availability, 'weekly'>, day: LocalDate): readonly TimeRange[] {
  const times = weekly.findLast(({ startsOn }) => startsOn <= day);
  return times?.days[Temporal.PlainDate.from(day).dayOfWeek - 1] ?? [];
}

/** The usual times that begin on a day. */
export function usualTimes(availability: Pick<Availability, 'weekly'>, day: LocalDate, zone: ZoneId): readonly Stretch[] {
  return usualRanges(availability, day).map((range) => stretchOn(day, range, zone));
}

/** What one exception gives or takes, as far as it reaches the days from the first to the last. */
export function exceptionTimes(
  { fromOn, toOn, times }: AvailabilityException,
  first: LocalDate,
  last: LocalDate,
  zone: ZoneId,
): readonly Stretch[] {
  const days = daysBetween(fromOn > first ? fromOn : first, toOn < last ? toOn : last);
  return united(days.map((day) => (times ? stretchOn(day, times, zone) : wholeDay(day, zone))));
}

/** The last day of which the span has a part. */
export function lastDayOf({ endsAt }: Stretch, zone: ZoneId): LocalDate {
  return dayOf(plus(endsAt, duration(-1)), zone);
}

/** From the first day to the last, both included; none when the last comes first. */
export function daysBetween(first: LocalDate, last: LocalDate): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

function isBankHoliday(day: LocalDate, { holidaysOf, bankHolidayOn }: OpenTimeView): boolean {
  return holidaysOf !== null && bankHolidayOn(day, holidaysOf) !== null;
}

function awayOrFree(
  { exceptions }: Availability,
  days: readonly LocalDate[],
  zone: ZoneId,
  { isFree }: Pick<AvailabilityException, 'isFree'>,
): readonly Stretch[] {
  const [first, last] = [days.at(0), days.at(-1)];
  if (first === undefined || last === undefined) return [];
  return exceptions.filter((other) => other.isFree === isFree).flatMap((exception) => exceptionTimes(exception, first, last, zone));
}

function stretchOn(day: LocalDate, { from, to }: TimeRange, zone: ZoneId): Stretch {
  return { startsAt: atLocalTime(day, from, zone), endsAt: atLocalTime(to <= from ? addDays(day, 1) : day, to, zone) };
}

function wholeDay(day: LocalDate, zone: ZoneId): Stretch {
  return { startsAt: startOfDay(day, zone), endsAt: startOfDay(addDays(day, 1), zone) };
}
