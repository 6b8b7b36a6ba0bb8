import { AppError } from '../../errors/app-error.ts';
import { pensionableShare } from '../../rates/pensionable-share.ts';
import { formatMoney, formatRate, pence, quantity, shareOf, sumOf, type BasisPoints, type Pence } from '../money.ts';
import { areaOf, type PracticeShare } from '../pension/pension-rates.ts';
import { formatSchemeYear, schemeYearOf, type SchemeYear } from '../pension/scheme-year.ts';
import { practiceShareOn } from '../pension/tier-table.ts';
import type { LocalDate } from '../time.ts';
import type { InvoiceDraft, InvoiceLine, PensionTerms } from './model.ts';
import { netOf } from './totals.ts';

/** The pensionable part of a draft in one scheme year, 1 April to 31 March: what a GP Locum Form A needs. */
export interface PensionSum {
  /** 1 April to 31 March, named by its first calendar year. */
  readonly schemeYear: SchemeYear;
  /** Fees and extras, without mileage, expenses and the contribution itself. */
  readonly fee: Pence;
  /** Nine tenths of the fee (Form A, box 2). */
  readonly pensionable: Pence;
  readonly rate: BasisPoints;
  /** What the practice adds (Form A, box 3); zero where another body pays it. */
  readonly contribution: Pence;
}

/**
 * The draft with fresh employer contribution lines at its end; old ones are taken out first.
 * There is none without pension terms, in Scotland and in Northern Ireland.
 *
 * @param shares  what practices add, by the figures in use
 * @throws AppError PENSION_DAY_MISSING when a pensionable line has no day and the period does not tell its scheme year
 * @throws AppError NO_FIGURE_FOR_DATE when the practice's rate on that day is not known
 * @see docs/rules/invoices.md §2, pension-line.test.ts
 */
export function withEmployerPension(draft: InvoiceDraft, shares: readonly PracticeShare[]): InvoiceDraft {
  const typed = draft.lines.filter(({ kind }) => kind !== 'employerPension');
  const sums = pensionSums(draft, shares).filter(({ contribution }) => contribution !== 0);
  const isYearNamed = sums.length > 1;
  return { ...draft, lines: [...typed, ...sums.map((sum) => contributionLine(sum, { isYearNamed }))] };
}

/** The pensionable sums of a draft by scheme year, oldest first; none without pension terms. Throws as above. */
export function pensionSums(draft: InvoiceDraft, shares: readonly PracticeShare[]): readonly PensionSum[] {
  const { pension } = draft;
  if (pension === null) return [];
  const years = new Map<SchemeYear, { readonly day: LocalDate; readonly fees: Pence[] }>();
  for (const line of draft.lines.filter(isPensionable)) {
    const day = pensionDayOf(line, draft);
    if (day === null) throw new AppError('PENSION_DAY_MISSING');
    const year = schemeYearOf(day);
    const entry = years.get(year) ?? { day, fees: [] };
    entry.fees.push(netOf(line));
    years.set(year, entry);
  }
  return [...years].map(([year, { day, fees }]) => sumFor(year, sumOf(fees), rateFor(pension, day, shares))).sort(byYear);
}

/** Only fees for work count: travel, expenses, cancellations and interest never do. */
export function isPensionable({ kind, pensionable }: InvoiceLine): boolean {
  return pensionable && (kind === 'fee' || kind === 'extra');
}

/** The day that decides the scheme year: the line's own, else the period's if it lies in one; null if neither tells. */
export function pensionDayOf(line: InvoiceLine, { period }: InvoiceDraft): LocalDate | null {
  if (line.workedOn !== null || period === null) return line.workedOn;
  return schemeYearOf(period.from) === schemeYearOf(period.to) ? period.to : null;
}

function sumFor(schemeYear: SchemeYear, fee: Pence, rate: BasisPoints): PensionSum {
  const pensionable = shareOf(fee, pensionableShare);
  return { schemeYear, fee, pensionable, rate, contribution: shareOf(pensionable, rate) };
}

function rateFor({ nation, practiceRate }: PensionTerms, day: LocalDate, shares: readonly PracticeShare[]): BasisPoints {
  const area = areaOf(nation);
  return area === 'englandAndWales' && practiceRate !== null ? practiceRate : practiceShareOn(shares, area, day);
}

/** Printed as a percentage of the pensionable pay; what is taken back has a negative quantity, like any credit. */
function contributionLine({ schemeYear, pensionable, rate }: PensionSum, { isYearNamed }: { readonly isYearNamed: boolean }): InvoiceLine {
  const year = isYearNamed ? ` ${formatSchemeYear(schemeYear)}` : '';
  const base = pence(Math.abs(pensionable));
  return {
    kind: 'employerPension',
    description: `NHS pension${year}: employer contribution, ${formatRate(rate)} of ${formatMoney(base)} pensionable pay`,
    workedOn: null,
    startsAt: null,
    endsAt: null,
    quantity: quantity(Math.sign(pensionable) * rate * 10),
    unit: 'percent',
    unitPrice: base,
    vat: 'exempt',
    pensionable: false,
  };
}

function byYear(a: PensionSum, b: PensionSum): number {
  return a.schemeYear - b.schemeYear;
}
