import { repeatSchema, type Repeat } from '../../../shared/contract/sessions.ts';
import { localDate } from '../../../shared/domain/time.ts';

/** What stands in the fields of a repeat, as typed. */
export interface RepeatValues {
  /** `days` are chosen one by one. */
  readonly repeats: 'never' | Repeat['every'] | 'days';
  readonly interval: number | string;
  readonly weekdays: readonly string[];
  readonly ends: 'count' | 'until';
  readonly count: number | string;
  readonly until: string;
}

export const noRepeat = { repeats: 'never', interval: 1, weekdays: [], ends: 'count', count: 10, until: '' } as const;

/** The repeat as the contract takes it, or null where there is no rule. */
export function toRepeat(values: RepeatValues): Repeat | null {
  if (values.repeats === 'never' || values.repeats === 'days') return null;
  return {
    every: values.repeats,
    interval: wholeNumber(values.interval) ?? Number.NaN,
    weekdays: values.repeats === 'week' ? values.weekdays.map(Number).sort((a, b) => a - b) : [],
    count: values.ends === 'count' ? (wholeNumber(values.count) ?? Number.NaN) : null,
    until: values.ends === 'until' ? localDate(values.until) : null,
  };
}

export type RepeatErrors = Partial<Record<'interval' | 'count' | 'until', string>>;

/** One text per field that is not right yet, by the contract's own rules. */
export function repeatErrors(values: RepeatValues, firstDay: string): RepeatErrors {
  const repeat = toRepeat(values);
  if (!repeat) return {};
  const errors: RepeatErrors = {};
  for (const { path } of repeatSchema.safeParse(repeat).error?.issues ?? []) {
    if (path[0] === 'interval') errors.interval = 'Between 1 and 12';
    else if (path[0] === 'count') errors.count = 'Between 2 and 200';
    else if (path[0] === 'until') errors.until = 'Choose the last day';
  }
  if (repeat.until !== null && repeat.until !== '' && repeat.until < firstDay) errors.until = 'Choose a day after the first one';
  return errors;
}

/** Null for what is no whole number. */
export function wholeNumber(typed: number | string): number | null {
  const count = typeof typed === 'number' ? typed : typed.trim() === '' ? Number.NaN : Number(typed);
  return Number.isInteger(count) ? count : null;
}
