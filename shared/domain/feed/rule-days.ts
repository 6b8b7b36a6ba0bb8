import {
  civilDate,
  dayNumber,
  dayOfYear,
  daysInMonth,
  daysInYear,
  firstWeekOf,
  weekdayOf,
  weekYearOf,
  type DayNumber,
} from './calendar-day.ts';
import type { RecurrenceRule } from './recurrence-rule.ts';

/** Finds the days of one period (year, month, week or day) that a rule selects. */
export interface RuleDays {
  /** How many periods of the rule's frequency lie between the start's and the day's own; may be negative. */
  periodsUntil(day: DayNumber): number;
  /** First day of a period, counted in periods from the start's own. */
  firstDayOf(period: number): DayNumber;
  /** The selected days of a period in order. */
  daysOf(period: number): readonly DayNumber[];
  /** Whether all day-level parts allow the day; what periods shorter than a day ask. */
  allows(day: DayNumber): boolean;
}

export interface CompleteRule extends RecurrenceRule {
  /** What "the second Monday" counts within. */
  readonly ordinalsWithin: 'month' | 'year' | 'none';
}

/** The rule with the parts that RFC 5545 §3.3.10 takes from the start filled in. */
export function completeRule(rule: RecurrenceRule, start: DayNumber): CompleteRule {
  return { ...withPartsOfStart(rule, start), ordinalsWithin: ordinalScope(rule) };
}

/** By the parts as written: the month for MONTHLY or with BYMONTH, else the year. */
function ordinalScope(rule: RecurrenceRule): CompleteRule['ordinalsWithin'] {
  if (rule.frequency === 'MONTHLY') return 'month';
  if (rule.frequency !== 'YEARLY' || rule.weekNumbers.length > 0) return 'none';
  return rule.months.length > 0 ? 'month' : 'year';
}

function withPartsOfStart(rule: RecurrenceRule, start: DayNumber): RecurrenceRule {
  const { month, dayOfMonth } = civilDate(start);
  if (takesMonthFromStart(rule)) return { ...rule, months: [month] };
  const named = rule.weekdays.length + rule.weekdaysInPeriod.length + rule.monthDays.length + rule.yearDays.length;
  if (named > 0) return rule;
  if (rule.frequency === 'WEEKLY') return { ...rule, weekdays: [weekdayOf(start)] };
  if (rule.frequency === 'MONTHLY' && rule.weekNumbers.length === 0) return { ...rule, monthDays: [dayOfMonth] };
  if (rule.frequency !== 'YEARLY') return rule;
  if (rule.weekNumbers.length > 0) return { ...rule, weekdays: [weekdayOf(start)] };
  return { ...rule, monthDays: [dayOfMonth], months: rule.months.length > 0 ? rule.months : [month] };
}

/** "The 29th, yearly" means the start's month; other parts name their months themselves. */
function takesMonthFromStart({ frequency, months: chosen, monthDays, yearDays, weekNumbers }: RecurrenceRule): boolean {
  const others = chosen.length + yearDays.length + weekNumbers.length;
  return frequency === 'YEARLY' && monthDays.length > 0 && others === 0;
}

export function ruleDays(rule: CompleteRule, start: DayNumber): RuleDays {
  const allows = dayFilter(rule);
  switch (rule.frequency) {
    case 'YEARLY':
      return { ...(rule.weekNumbers.length > 0 ? weekYears(rule, start, allows) : years(rule, start, allows)), allows };
    case 'MONTHLY':
      return { ...months(rule, start, allows), allows };
    case 'WEEKLY':
      return { ...weeks(rule, start, allows), allows };
    case 'DAILY':
    case 'HOURLY':
    case 'MINUTELY':
    case 'SECONDLY':
      return { ...singleDays(start, allows), allows };
    default:
      return rule.frequency satisfies never;
  }
}

type Periods = Omit<RuleDays, 'allows'>;
type DayFilter = (day: DayNumber) => boolean;

function years(rule: CompleteRule, start: DayNumber, allows: DayFilter): Periods {
  const first = civilDate(start).year;
  const chosen = rule.months.length > 0 ? rule.months : [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  return {
    periodsUntil: (day) => civilDate(day).year - first,
    firstDayOf: (period) => dayNumber(first + period, 1, 1),
    daysOf: (period) => chosen.flatMap((month) => daysOfMonth(rule, first + period, month, allows)),
  };
}

/**
 * With BYWEEKNO a year is the year of numbered weeks: 2024-12-30 lies in week 1 of 2025,
 * and INTERVAL counts those years (§3.3.10).
 */
function weekYears(rule: CompleteRule, start: DayNumber, allows: DayFilter): Periods {
  const first = weekYearOf(start, rule.weekStart);
  const firstDay = (period: number): DayNumber => firstWeekOf(first + period, rule.weekStart);
  return {
    periodsUntil: (day) => weekYearOf(day, rule.weekStart) - first,
    firstDayOf: firstDay,
    daysOf(period) {
      const from = firstDay(period);
      const count = (firstDay(period + 1) - from) / 7;
      const numbers = rule.weekNumbers.map((number) => (number < 0 ? count + 1 + number : number));
      const inYear = [...new Set(numbers)].filter((number) => number >= 1 && number <= count).toSorted((a, b) => a - b);
      return inYear.flatMap((number) => daysFrom(from + (number - 1) * 7, 7, allows));
    },
  };
}

function months(rule: CompleteRule, start: DayNumber, allows: DayFilter): Periods {
  const { year, month } = civilDate(start);
  const first = year * 12 + month - 1;
  const monthOf = (period: number): number => ((((first + period) % 12) + 12) % 12) + 1;
  const yearOf = (period: number): number => Math.floor((first + period) / 12);
  return {
    periodsUntil(day) {
      const date = civilDate(day);
      return date.year * 12 + date.month - 1 - first;
    },
    firstDayOf: (period) => dayNumber(yearOf(period), monthOf(period), 1),
    daysOf(period) {
      const skipped = rule.months.length > 0 && !rule.months.includes(monthOf(period));
      return skipped ? [] : daysOfMonth(rule, yearOf(period), monthOf(period), allows);
    },
  };
}

function weeks(rule: CompleteRule, start: DayNumber, allows: DayFilter): Periods {
  const first = start - ((weekdayOf(start) - rule.weekStart + 7) % 7);
  return {
    periodsUntil: (day) => Math.floor((day - first) / 7),
    firstDayOf: (period) => first + period * 7,
    daysOf: (period) => daysFrom(first + period * 7, 7, allows),
  };
}

function singleDays(start: DayNumber, allows: DayFilter): Periods {
  return {
    periodsUntil: (day) => day - start,
    firstDayOf: (period) => start + period,
    daysOf: (period) => (allows(start + period) ? [start + period] : []),
  };
}

function daysOfMonth(rule: CompleteRule, year: number, month: number, allows: DayFilter): readonly DayNumber[] {
  const first = dayNumber(year, month, 1);
  const length = daysInMonth(year, month);
  const days = daysFrom(first, length, allows);
  const moved = movedDay(rule, month, length);
  return moved === undefined || days.includes(first + moved) ? days : [...days, first + moved];
}

/**
 * Where SKIP puts a day that the month lacks: its last day, or the first of the next (RFC 7529 §4.1), counted from
 * its first. Not where another part chooses among the days, nor onto a first that the rule names itself.
 */
function movedDay(rule: CompleteRule, month: number, length: number): number | undefined {
  const { skip, monthDays, months: chosen, weekdays, weekdaysInPeriod, yearDays } = rule;
  const isChosenFrom = weekdays.length + weekdaysInPeriod.length + yearDays.length > 0;
  if (skip === 'OMIT' || isChosenFrom || !monthDays.some((day) => day > length)) return undefined;
  if (skip === 'BACKWARD') return length - 1;
  const next = (month % 12) + 1;
  const isNamed = monthDays.includes(1) && (chosen.length === 0 || chosen.includes(next));
  return isNamed ? undefined : length;
}

function daysFrom(first: DayNumber, count: number, allows: DayFilter): readonly DayNumber[] {
  const days: DayNumber[] = [];
  for (let day = first; day < first + count; day++) if (allows(day)) days.push(day);
  return days;
}

/** All BYxxx parts at day level that limit; each list names what remains (the table of §3.3.10). */
function dayFilter(rule: CompleteRule): DayFilter {
  const tests = [weekdayTest(rule), monthTest(rule), monthDayTest(rule), yearDayTest(rule), weekNumberTest(rule)];
  const needed = tests.filter((test) => test !== undefined);
  const [only] = needed;
  if (only === undefined) return () => true;
  return needed.length === 1 ? only : (day) => needed.every((test) => test(day));
}

function weekdayTest(rule: CompleteRule): DayFilter | undefined {
  if (rule.weekdays.length + rule.weekdaysInPeriod.length === 0) return undefined;
  const plain = new Set(rule.weekdays);
  const scope = rule.ordinalsWithin;
  if (scope === 'none') for (const { weekday } of rule.weekdaysInPeriod) plain.add(weekday);
  if (scope === 'none' || rule.weekdaysInPeriod.length === 0) return (day) => plain.has(weekdayOf(day));
  return (day) => plain.has(weekdayOf(day)) || isOrdinalDay(rule, day, scope);
}

function isOrdinalDay(rule: RecurrenceRule, day: DayNumber, scope: 'month' | 'year'): boolean {
  const { year, month, dayOfMonth } = civilDate(day);
  const position = scope === 'month' ? dayOfMonth : dayOfYear(year, month, dayOfMonth);
  const length = scope === 'month' ? daysInMonth(year, month) : daysInYear(year);
  const fromStart = Math.ceil(position / 7);
  const fromEnd = -Math.ceil((length - position + 1) / 7);
  const weekday = weekdayOf(day);
  return rule.weekdaysInPeriod.some((item) => item.weekday === weekday && (item.ordinal === fromStart || item.ordinal === fromEnd));
}

function monthTest(rule: RecurrenceRule): DayFilter | undefined {
  if (rule.months.length === 0) return undefined;
  const chosen = new Set(rule.months);
  return (day) => chosen.has(civilDate(day).month);
}

function monthDayTest(rule: RecurrenceRule): DayFilter | undefined {
  if (rule.monthDays.length === 0) return undefined;
  const chosen = new Set(rule.monthDays);
  return (day) => {
    const { year, month, dayOfMonth } = civilDate(day);
    return chosen.has(dayOfMonth) || chosen.has(dayOfMonth - daysInMonth(year, month) - 1);
  };
}

function yearDayTest(rule: RecurrenceRule): DayFilter | undefined {
  if (rule.yearDays.length === 0) return undefined;
  const chosen = new Set(rule.yearDays);
  return (day) => {
    const { year, month, dayOfMonth } = civilDate(day);
    const position = dayOfYear(year, month, dayOfMonth);
    return chosen.has(position) || chosen.has(position - daysInYear(year) - 1);
  };
}

/** BYWEEKNO beside other frequencies than YEARLY is not in the RFC; it limits, as in dateutil. */
function weekNumberTest(rule: RecurrenceRule): DayFilter | undefined {
  if (rule.weekNumbers.length === 0 || rule.frequency === 'YEARLY') return undefined;
  const chosen = new Set(rule.weekNumbers);
  return (day) => {
    const year = weekYearOf(day, rule.weekStart);
    const first = firstWeekOf(year, rule.weekStart);
    const number = Math.floor((day - first) / 7) + 1;
    const count = (firstWeekOf(year + 1, rule.weekStart) - first) / 7;
    return chosen.has(number) || chosen.has(number - count - 1);
  };
}
