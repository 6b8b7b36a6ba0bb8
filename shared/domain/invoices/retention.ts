import { Temporal } from 'temporal-polyfill';
import { retentionPeriodsOn } from '../../rates/retention-periods.ts';
import { dateInWords } from '../date-words.ts';
import { localDate, type LocalDate } from '../time.ts';
import { addDays } from '../zones.ts';

/** Who keeps records of trade, as far as the law asks. */
export interface RecordKeeper {
  readonly kind: 'soleTrader' | 'company';
  readonly isVatRegistered: boolean;
}

export interface Retention {
  /** The last day on which the record is to be kept. */
  readonly lastOn: LocalDate;
  readonly why: 'selfAssessment' | 'company' | 'vat';
  /** The tax year that the record belongs to: `2025/26`. */
  readonly taxYear: string;
}

/**
 * How long records of these days are to be kept at least: an invoice belongs to the day of issue, and to each day on which
 * it was paid or credited, whichever way the accounts are made up. The longest counts. The accounting year of a company is
 * not known here, so that the latest end it can have is taken.
 *
 * @param days  at least one, in any order
 * @returns null for days before there was self assessment
 * @see docs/rules/invoices.md §16, retention.test.ts
 */
export function retentionOf(days: readonly LocalDate[], keeper: RecordKeeper): Retention | null {
  const found = days.flatMap((day) => asked(day, keeper));
  return found.reduce<Retention | null>((longest, one) => (longest === null || one.lastOn > longest.lastOn ? one : longest), null);
}

/** `Keep until 31 January 2032: …`. */
export function retentionWords({ lastOn, why, taxYear }: Retention): string {
  const reason = {
    selfAssessment: `records of the tax year ${taxYear} are kept for five years after its return is due.`,
    company: 'a company keeps its records for six years from the end of the accounting year; this is the latest day that can be.',
    vat: 'records of VAT are kept for six years.',
  }[why];
  return `Keep until ${dateInWords(lastOn)}: ${reason}`;
}

/** From 6 April: `2025/26`. */
export function taxYearOf(day: LocalDate): string {
  const first = firstYearOf(day);
  return `${first}/${String(first + 1).slice(-2)}`;
}

function asked(day: LocalDate, { kind, isVatRegistered }: RecordKeeper): readonly Retention[] {
  const years = retentionPeriodsOn(day);
  if (years === null) return [];
  const taxYear = taxYearOf(day);
  // The return of a year is due on the 31 January after it ends, which is in the second year after the one in which it began.
  const afterReturn = localDate(`${firstYearOf(day) + 2 + years.selfAssessmentYears}-01-31`);
  const own: Retention =
    kind === 'soleTrader'
      ? { lastOn: afterReturn, why: 'selfAssessment', taxYear }
      : { lastOn: addDays(yearsAfter(day, 1 + years.companyYears), -1), why: 'company', taxYear };
  return isVatRegistered ? [own, { lastOn: yearsAfter(day, years.vatYears), why: 'vat', taxYear }] : [own];
}

function firstYearOf(day: LocalDate): number {
  return Number(day.slice(0, 4)) - (day.slice(5) < '04-06' ? 1 : 0);
}

function yearsAfter(day: LocalDate, years: number): LocalDate {
  return localDate(Temporal.PlainDate.from(day).add({ years }).toString());
}
