import type { Nation } from '../invoices/model.ts';
import { localDate, type LocalDate } from '../time.ts';
import { areaOf, areaRules, doubtOf, type Doubt, type PensionRates, type SchemeArea } from './pension-rates.ts';
import type { PensionSettings } from './pension-settings.ts';
import { lastMonthOf, monthAfter, monthOf, rangeOfSchemeYear, schemeYearOf, type DayRange, type Month } from './scheme-year.ts';

export interface PaidWork {
  readonly nation: Nation;
  /** First and last day, in one scheme year. */
  readonly worked: DayRange;
  readonly paidOn: LocalDate;
}

/**
 * The month of the Form B that lists a payment: of the day on which it came in. In England and Wales, pay for
 * work of a scheme year that is over goes on the March form of that year.
 *
 * @see docs/rules/pension.md §4
 */
export function formBMonthOf({ nation, worked, paidOn }: PaidWork, rates: PensionRates): Month {
  const year = schemeYearOf(worked.to);
  const isLate = paidOn > rangeOfSchemeYear(year).to;
  return isLate && areaRules(rates, areaOf(nation)).hasMarchRule.value ? lastMonthOf(year) : monthOf(paidOn);
}

/** Money cannot have come for work before it was begun: a slip of the pen. */
export function isPaidBeforeWork({ worked, paidOn }: Pick<PaidWork, 'worked' | 'paidOn'>): boolean {
  return paidOn < worked.from;
}

export interface DueDay {
  /** Null where no due day is known. */
  readonly on: LocalDate | null;
  readonly doubts: readonly Doubt[];
}

/** The day by which Form B and the money must have arrived: in the month that follows. */
export function formBDueOn(month: Month, area: SchemeArea, rates: PensionRates, settings: PensionSettings): DueDay {
  const { value, origin } = areaRules(rates, area).formBDueDay;
  const chosen = area === 'northernIreland' && settings.northernIrelandDueDay === 'seventh' ? 7 : value;
  const on = chosen === null ? null : localDate(`${monthAfter(month)}-${String(chosen).padStart(2, '0')}`);
  return { on, doubts: doubtOf(`formBDueDay:${area}`, origin) };
}
