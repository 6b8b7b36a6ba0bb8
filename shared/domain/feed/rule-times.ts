import type { RecurrenceRule } from './recurrence-rule.ts';

export const DAY_SECONDS = 86_400;

/**
 * The times of day, in whole seconds and in order, at which a rule of DAILY or longer falls.
 * Parts that are absent come from the start (RFC 5545 §3.3.10).
 * @param startSecond second of the day of DTSTART
 */
export function timesOfDay(rule: RecurrenceRule, startSecond: number): readonly number[] {
  const hours = rule.hours.length > 0 ? rule.hours : [Math.floor(startSecond / 3_600)];
  const minutes = rule.minutes.length > 0 ? rule.minutes : [Math.floor(startSecond / 60) % 60];
  const seconds = rule.seconds.length > 0 ? rule.seconds : [startSecond % 60];
  return combine(hours, minutes, seconds);
}

/** At most how many times of day the rule names; told before they are listed. */
export function timesCount({ hours, minutes, seconds }: RecurrenceRule): number {
  return Math.max(1, hours.length) * Math.max(1, minutes.length) * Math.max(1, seconds.length);
}

/** The seconds within one period of HOURLY, MINUTELY or SECONDLY at which it falls, in order. */
export function timesWithin(rule: RecurrenceRule, startSecond: number): readonly number[] {
  if (rule.frequency === 'SECONDLY') return [0];
  const seconds = rule.seconds.length > 0 ? rule.seconds : [startSecond % 60];
  if (rule.frequency === 'MINUTELY') return seconds;
  const minutes = rule.minutes.length > 0 ? rule.minutes : [Math.floor(startSecond / 60) % 60];
  return combine([0], minutes, seconds);
}

/**
 * Picks the BYSETPOS positions out of a set of `size`: zero-based, in order, each once.
 * Without positions every index is picked, which is told by undefined.
 */
export function pickPositions(positions: readonly number[], size: number): readonly number[] | undefined {
  if (positions.length === 0) return undefined;
  const indexes = positions.map((position) => (position > 0 ? position - 1 : size + position));
  return [...new Set(indexes)].filter((index) => index >= 0 && index < size).toSorted((a, b) => a - b);
}

function combine(hours: readonly number[], minutes: readonly number[], seconds: readonly number[]): readonly number[] {
  const times: number[] = [];
  for (const hour of hours) for (const minute of minutes) for (const second of seconds) times.push((hour * 60 + minute) * 60 + second);
  return times;
}
