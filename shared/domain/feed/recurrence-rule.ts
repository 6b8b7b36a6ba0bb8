/** How often a rule's period comes round (RFC 5545 §3.3.10). */
export type Frequency = 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY' | 'HOURLY' | 'MINUTELY' | 'SECONDLY';

export interface WeekdayInPeriod {
  /** 1 is the first such weekday of the month or year, -1 the last. */
  readonly ordinal: number;
  /** Monday = 0. */
  readonly weekday: number;
}

/** A recurrence rule with every part checked; an empty list means that the part is absent. */
export interface RecurrenceRule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | undefined;
  /** DATE or DATE-TIME as written. */
  readonly until: string | undefined;
  /** Monday = 0. */
  readonly weekStart: number;
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly weekdays: readonly number[];
  readonly weekdaysInPeriod: readonly WeekdayInPeriod[];
  readonly monthDays: readonly number[];
  readonly yearDays: readonly number[];
  readonly weekNumbers: readonly number[];
  readonly months: readonly number[];
  readonly positions: readonly number[];
  /** What becomes of the 31st in a month of 30 days (RFC 7529 §4.1). */
  readonly skip: Skip;
}

export type Skip = 'OMIT' | 'BACKWARD' | 'FORWARD';

const FREQUENCIES: readonly Frequency[] = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'];
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const UNTIL = /^\d{8}(T\d{6}Z?)?$/;

/**
 * Reads the value of an RRULE. Parts may come in any order and any case.
 * Single numbers out of range are dropped; a part with nothing left is an error, like an unknown
 * FREQ, an INTERVAL or COUNT below 1, or an UNTIL that is no date: such a rule cannot be trusted.
 *
 * @returns undefined when the rule cannot be read, or follows another calendar (RFC 7529)
 */
export function readRule(text: string): RecurrenceRule | undefined {
  const parts = partsOf(text.toUpperCase());
  const lists = readLists(parts);
  const frequency = FREQUENCIES.find((name) => name === parts.get('FREQ'));
  const interval = readCount(parts.get('INTERVAL') ?? '1');
  const count = parts.has('COUNT') ? readCount(parts.get('COUNT') ?? '') : undefined;
  const until = parts.get('UNTIL');
  const skip = skipOf(parts);
  const broken =
    lists === undefined ||
    frequency === undefined ||
    interval === undefined ||
    (parts.has('COUNT') && count === undefined) ||
    (until !== undefined && !UNTIL.test(until)) ||
    skip === undefined;
  if (broken) return undefined;
  return { frequency, interval, count, until, weekStart: weekStartOf(parts), skip, ...lists };
}

type Lists = Omit<RecurrenceRule, 'frequency' | 'interval' | 'count' | 'until' | 'weekStart' | 'skip'>;

/** Anything between semicolons that is no `name=value` is passed over. */
function partsOf(text: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const part of text.split(';')) {
    const equals = part.indexOf('=');
    if (equals > 0) parts.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim());
  }
  return parts;
}

function readLists(parts: ReadonlyMap<string, string>): Lists | undefined {
  const days = readWeekdays(parts.get('BYDAY'));
  const seconds = readNumbers(parts.get('BYSECOND'), 0, 59);
  const minutes = readNumbers(parts.get('BYMINUTE'), 0, 59);
  const hours = readNumbers(parts.get('BYHOUR'), 0, 23);
  const monthDays = readNumbers(parts.get('BYMONTHDAY'), -31, 31);
  const yearDays = readNumbers(parts.get('BYYEARDAY'), -366, 366);
  const weekNumbers = readNumbers(parts.get('BYWEEKNO'), -53, 53);
  const months = readNumbers(parts.get('BYMONTH'), 1, 12);
  const positions = readNumbers(parts.get('BYSETPOS'), -100_000_000, 100_000_000);
  if (!days || !seconds || !minutes || !hours || !monthDays || !yearDays || !weekNumbers || !months || !positions) return undefined;
  const nonZero = (list: readonly number[]): readonly number[] => list.filter((value) => value !== 0);
  return {
    seconds,
    minutes,
    hours,
    weekdays: days.filter(({ ordinal }) => ordinal === 0).map(({ weekday }) => weekday),
    weekdaysInPeriod: days.filter(({ ordinal }) => ordinal !== 0),
    monthDays: nonZero(monthDays),
    yearDays: nonZero(yearDays),
    weekNumbers: nonZero(weekNumbers),
    months,
    positions: nonZero(positions),
  };
}

/** Sorted and unique; an absent part is an empty list, a part without one usable number is undefined. */
function readNumbers(text: string | undefined, least: number, most: number): readonly number[] | undefined {
  if (text === undefined) return [];
  const values = text
    .split(',')
    .filter((item) => /^\s*[+-]?\d{1,9}\s*$/.test(item))
    .map(Number)
    .filter((value) => value >= least && value <= most && !(value === 0 && least < 0));
  return values.length === 0 ? undefined : [...new Set(values)].toSorted((a, b) => a - b);
}

function readWeekdays(text: string | undefined): readonly WeekdayInPeriod[] | undefined {
  if (text === undefined) return [];
  const days: WeekdayInPeriod[] = [];
  for (const item of text.split(',')) {
    const found = /^\s*([+-]?\d{1,2})?\s*(MO|TU|WE|TH|FR|SA|SU)\s*$/.exec(item);
    if (found === null || (found[1] !== undefined && Number(found[1]) === 0)) continue;
    days.push({ ordinal: Number(found[1] ?? 0), weekday: WEEKDAYS.findIndex((name) => name === found[2]) });
  }
  return days.length === 0 ? undefined : days;
}

function readCount(text: string): number | undefined {
  const value = /^\+?\d{1,12}$/.test(text) ? Number(text) : 0;
  return value >= 1 ? value : undefined;
}

function weekStartOf(parts: ReadonlyMap<string, string>): number {
  const found = WEEKDAYS.findIndex((name) => name === parts.get('WKST'));
  return found < 0 ? 0 : found; // Monday is the default
}

/** SKIP stands beside RSCALE alone; other calendars than the Gregorian one are not read. */
function skipOf(parts: ReadonlyMap<string, string>): Skip | undefined {
  const scale = parts.get('RSCALE');
  const skip = parts.get('SKIP') ?? 'OMIT';
  if ((scale ?? 'GREGORIAN') !== 'GREGORIAN') return undefined;
  if (skip === 'OMIT') return skip;
  return scale !== undefined && (skip === 'BACKWARD' || skip === 'FORWARD') ? skip : undefined;
}
