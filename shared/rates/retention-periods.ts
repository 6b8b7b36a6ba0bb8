import { localDate, type LocalDate } from '../domain/time.ts';
import type { DatedRate } from './dated-rates.ts';

/** How many years records of trade are kept, by what asks for it. */
export interface RetentionPeriods {
  /** After the 31 January by which the return of their tax year is due. */
  readonly selfAssessmentYears: number;
  /** After the end of the accounting year. */
  readonly companyYears: number;
  /** After the record itself. */
  readonly vatYears: number;
}

const periods: readonly DatedRate<RetentionPeriods>[] = [
  {
    from: localDate('1996-04-06'),
    to: null,
    value: { selfAssessmentYears: 5, companyYears: 6, vatYears: 6 },
    source:
      'Taxes Management Act 1970, section 12B; Finance Act 1998, Schedule 18, paragraph 21; Value Added Tax Act 1994, Schedule 11, paragraph 6',
  },
];

/** Null for days before there was self assessment: nothing of them is asked for any more. */
export function retentionPeriodsOn(day: LocalDate): RetentionPeriods | null {
  return periods.find(({ from, to }) => from <= day && (to === null || day <= to))?.value ?? null;
}
