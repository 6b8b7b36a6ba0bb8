import type { LocalDate } from '../time.ts';
import { addDays, daysBetween } from '../zones.ts';
import type { PensionRates } from './pension-rates.ts';
import type { PensionSettings } from './pension-settings.ts';
import type { DayRange } from './scheme-year.ts';

/** How urgent a form is: `last` is the last day, `lost` every day after it, `free` work of a time without a limit. */
export const tenWeekLevels = ['free', 'calm', 'amber', 'red', 'last', 'lost'] as const;
export type TenWeekLevel = (typeof tenWeekLevels)[number];

export interface TenWeekWatch {
  readonly countedFrom: LocalDate;
  /** Last day on which the forms may arrive; null without a limit. */
  readonly lastReceiptOn: LocalDate | null;
  /** Days since the work: 0 on its own day, below nothing before it. */
  readonly day: number;
  /** 0 on the last day, below nothing after it; null without a limit. */
  readonly daysLeft: number | null;
  readonly level: TenWeekLevel;
}

/**
 * The countdown of a session or a form on a day.
 *
 * @param worked  first and last day of the work on the form
 */
export function watchTenWeeks(worked: DayRange, today: LocalDate, { tenWeeks }: PensionRates, settings: PensionSettings): TenWeekWatch {
  const countedFrom = settings.tenWeeksFrom === 'firstDay' ? worked.from : worked.to;
  const day = daysBetween(countedFrom, today);
  const isFree = tenWeeks.suspended.some(({ from, to }) => from <= countedFrom && countedFrom <= to);
  if (isFree) return { countedFrom, lastReceiptOn: null, day, daysLeft: null, level: 'free' };
  const daysLeft = tenWeeks.days - day;
  return { countedFrom, lastReceiptOn: addDays(countedFrom, tenWeeks.days), day, daysLeft, level: levelOf(day, tenWeeks) };
}

function levelOf(day: number, { days, amberFrom, redFrom }: PensionRates['tenWeeks']): TenWeekLevel {
  if (day > days) return 'lost';
  if (day === days) return 'last';
  if (day >= redFrom) return 'red';
  return day >= amberFrom ? 'amber' : 'calm';
}
