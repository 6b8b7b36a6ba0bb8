import { DAY_MS } from './calendar-day.ts';
import type { WallMs } from './feed-time.ts';
import type { Frequency, RecurrenceRule } from './recurrence-rule.ts';
import { completeRule, ruleDays, type CompleteRule, type RuleDays } from './rule-days.ts';
import { DAY_SECONDS, pickPositions, timesCount, timesOfDay, timesWithin } from './rule-times.ts';
import type { WorkBudget } from './work-budget.ts';

/** Wall times from `from` up to, not including, `to`. */
export interface WallWindow {
  readonly from: WallMs;
  readonly to: WallMs;
}

/** Receives each wall time in order; returning false ends the expansion. */
export type VisitWall = (wall: WallMs) => boolean;

export interface RuleSeries {
  readonly rule: RecurrenceRule;
  readonly start: WallMs;
  /**
   * Whether the start is the first time of the series even when the rule does not name it, as DTSTART is
   * ("always counts as the first occurrence", RFC 5545 §3.3.10); not so for EXRULE.
   */
  readonly isStartIncluded: boolean;
}

/**
 * Visits the wall times of a rule that lie in the window, in order and each once (RFC 5545 §3.3.10).
 * Without COUNT it jumps to the window by arithmetic, however long ago the series began.
 * UNTIL is the caller's: it may need a zone.
 *
 * @returns false when the budget ended first, so that times may be missing
 */
export function expandRule(series: RuleSeries, window: WallWindow, budget: WorkBudget, visit: VisitWall): boolean {
  const startSecond = Math.floor(series.start / 1_000);
  const rule = completeRule(series.rule, Math.floor(startSecond / DAY_SECONDS));
  const emit = emitter(rule.count, startSecond - (series.isStartIncluded ? 0 : 1), window, visit);
  if (series.isStartIncluded && !emit.first(startSecond)) return true;
  const run: Run = { rule, startSecond, window, budget, emit };
  return isSubDaily(rule.frequency) ? expandSubDaily(run) : expandDays(run);
}

interface Run {
  readonly rule: CompleteRule;
  readonly startSecond: number;
  readonly window: WallWindow;
  readonly budget: WorkBudget;
  readonly emit: Emitter;
}

interface Emitter {
  /** The start, whether the rule names it or not. */
  first(second: number): boolean;
  /** Counts a time towards COUNT and visits it when it lies in the window; false when the series is over. */
  at(second: number): boolean;
  /** Counts times that are known to lie before the window; false when COUNT is reached among them. */
  skip(count: number): boolean;
}

/** @param done times up to this second are before the series, or counted already */
function emitter(count: number | undefined, done: number, window: WallWindow, visit: VisitWall): Emitter {
  let left = count ?? Infinity;
  function take(second: number): boolean {
    const wall = second * 1_000;
    if (left <= 0 || wall >= window.to) return false;
    left--;
    return wall < window.from || visit(wall);
  }
  return {
    first: take,
    at: (second) => second <= done || take(second),
    skip(count) {
      left -= count;
      return left > 0;
    },
  };
}

/** Days and times that one period costs, in steps. */
const DAYS_TO_TEST: Readonly<Record<Frequency, number>> = {
  YEARLY: 366,
  MONTHLY: 31,
  WEEKLY: 7,
  DAILY: 1,
  HOURLY: 1,
  MINUTELY: 1,
  SECONDLY: 1,
};

function expandDays({ rule, startSecond, window, budget, emit }: Run): boolean {
  const startDay = Math.floor(startSecond / DAY_SECONDS);
  if (!budget.spend(timesCount(rule))) return false;
  const times = timesOfDay(rule, startSecond - startDay * DAY_SECONDS);
  const days = ruleDays(rule, startDay);
  for (let period = firstPeriod(rule, days, window); days.firstDayOf(period) * DAY_MS < window.to; period += rule.interval) {
    if (!budget.spend(DAYS_TO_TEST[rule.frequency])) return false;
    const chosen = days.daysOf(period);
    const picked = pickPositions(rule.positions, chosen.length * times.length);
    const outcome = picked === undefined ? emitDays(chosen, times) : emitPicked(chosen, times, picked);
    if (outcome !== 'goOn') return outcome === 'over';
  }
  return true;

  function emitDays(chosen: readonly number[], of: readonly number[]): Outcome {
    for (const day of chosen) {
      if (day < startDay) continue;
      if (day > startDay && (day + 1) * DAY_MS <= window.from) {
        if (!emit.skip(of.length)) return 'over';
        continue;
      }
      if (!budget.spend(of.length)) return 'outOfBudget';
      for (const time of of) if (!emit.at(day * DAY_SECONDS + time)) return 'over';
    }
    return 'goOn';
  }

  /** The set of a period is days × times in order, so a position is found by division. */
  function emitPicked(chosen: readonly number[], of: readonly number[], picked: readonly number[]): Outcome {
    if (!budget.spend(picked.length)) return 'outOfBudget';
    for (const index of picked) {
      const day = chosen[Math.floor(index / of.length)] ?? 0;
      if (!emit.at(day * DAY_SECONDS + (of[index % of.length] ?? 0))) return 'over';
    }
    return 'goOn';
  }
}

type Outcome = 'goOn' | 'over' | 'outOfBudget';

/** With COUNT every period since the start must be counted; else the last one before the window will do. */
function firstPeriod(rule: RecurrenceRule, days: RuleDays, window: WallWindow): number {
  if (rule.count !== undefined) return 0;
  const before = days.periodsUntil(Math.floor(window.from / DAY_MS)) - 1;
  return Math.max(0, Math.floor(before / rule.interval) * rule.interval);
}

function isSubDaily(frequency: Frequency): boolean {
  return frequency === 'HOURLY' || frequency === 'MINUTELY' || frequency === 'SECONDLY';
}

/** HOURLY, MINUTELY and SECONDLY step over the wall clock; a part that does not fit skips to where it may. */
function expandSubDaily(run: Run): boolean {
  const { rule, startSecond, window, budget, emit } = run;
  const unit = rule.frequency === 'HOURLY' ? 3_600 : rule.frequency === 'MINUTELY' ? 60 : 1;
  const step = unit * rule.interval;
  const base = Math.floor(startSecond / unit) * unit;
  if (!budget.spend(timesCount(rule))) return false;
  const all = timesWithin(rule, startSecond - Math.floor(startSecond / DAY_SECONDS) * DAY_SECONDS);
  const picked = pickPositions(rule.positions, all.length);
  const within = picked === undefined ? all : picked.map((index) => all[index] ?? 0);
  const nextFit = fitFinder(rule, startSecond, unit);
  if (within.length === 0) return true;
  let turn = firstTurn();
  while ((base + turn * step) * 1_000 < window.to) {
    if (!budget.spend(within.length)) return false;
    const at = base + turn * step;
    const fit = nextFit(at);
    if (fit > at) {
      turn = Math.ceil((fit - base) / step);
      continue;
    }
    for (const second of within) if (!emit.at(at + second)) return true;
    turn++;
  }
  return true;

  function firstTurn(): number {
    const before = Math.max(0, Math.floor((window.from / 1_000 - base) / step));
    if (rule.count === undefined) return before;
    if (before === 0 || hasLimits(rule)) return 0;
    const first = within.filter((second) => base + second > startSecond).length;
    return emit.skip(first + (before - 1) * within.length) ? before : Infinity;
  }
}

function hasLimits(rule: RecurrenceRule): boolean {
  const lists = [rule.hours, rule.weekdays, rule.weekdaysInPeriod, rule.monthDays, rule.yearDays, rule.weekNumbers, rule.months];
  const ownUnit = rule.frequency === 'SECONDLY' ? rule.seconds.length + rule.minutes.length : 0;
  return lists.some((list) => list.length > 0) || ownUnit > 0 || (rule.frequency === 'MINUTELY' && rule.minutes.length > 0);
}

/** Returns the given second when the limiting parts allow it, else the next second at which they might. */
function fitFinder(rule: CompleteRule, startSecond: number, unit: number): (second: number) => number {
  const { allows } = ruleDays(rule, Math.floor(startSecond / DAY_SECONDS));
  const hours = new Set(rule.hours);
  const minutes = new Set(unit <= 60 ? rule.minutes : []);
  const seconds = new Set(unit === 1 ? rule.seconds : []);
  let knownDay = NaN;
  let knownDayFits = false;
  return (at) => {
    const day = Math.floor(at / DAY_SECONDS);
    if (day !== knownDay) {
      knownDay = day;
      knownDayFits = allows(day);
    }
    const inDay = at - day * DAY_SECONDS;
    if (!knownDayFits) return (day + 1) * DAY_SECONDS;
    if (hours.size > 0 && !hours.has(Math.floor(inDay / 3_600))) return at - (inDay % 3_600) + 3_600;
    if (minutes.size > 0 && !minutes.has(Math.floor(inDay / 60) % 60)) return at - (inDay % 60) + 60;
    return seconds.size > 0 && !seconds.has(inDay % 60) ? at + 1 : at;
  };
}
