import type { LocalDate } from '../time.ts';
import { isPaidBeforeWork } from './form-b-month.ts';
import type { DayRange } from './scheme-year.ts';

/** What of a Form A decides whether its day of payment follows its invoice. */
export interface FollowingForm {
  readonly worked: DayRange;
  readonly paidOn: LocalDate | null;
  /** Whether the day came from the invoice; one that was noted by hand stays. */
  readonly isPaidByInvoice: boolean;
  /** On a Form B, handed in, withdrawn or rejected: its day is part of what was made of it. */
  readonly isFixed: boolean;
}

export interface PaidDay {
  readonly paidOn: LocalDate | null;
  readonly isPaidByInvoice: boolean;
}

/**
 * The day of payment of a Form A after money came for its invoice, or went back: the day on which the last money came
 * that settled it. Part payments do not count, nor a day before the work, which is for the user to look at.
 *
 * @param settledOn  the day of the last money when the invoice is paid in full; null while it is not
 * @see docs/rules/pension.md §12
 */
export function paidDayOf({ worked, paidOn, isPaidByInvoice, isFixed }: FollowingForm, settledOn: LocalDate | null): PaidDay {
  if (isFixed || (paidOn !== null && !isPaidByInvoice)) return { paidOn, isPaidByInvoice };
  if (settledOn === null || isPaidBeforeWork({ worked, paidOn: settledOn })) return { paidOn: null, isPaidByInvoice: false };
  return { paidOn: settledOn, isPaidByInvoice: true };
}
