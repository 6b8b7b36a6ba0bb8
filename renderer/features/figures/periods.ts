import { localDate, type LocalDate } from '../../../shared/domain/time.ts';

export const periodNames = ['thisTaxYear', 'lastTaxYear', 'twelveMonths'] as const;
export type PeriodName = (typeof periodNames)[number];

export const periodWords: Readonly<Record<PeriodName, string>> = {
  thisTaxYear: 'This tax year',
  lastTaxYear: 'Last tax year',
  twelveMonths: '12 months',
};

/** First and last day, both included; none after today. A tax year begins on 6 April (Income Tax Act 2007, s. 4). */
export function periodOf(name: PeriodName, today: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '04-06' ? 1 : 0);
  switch (name) {
    case 'thisTaxYear':
      return { from: localDate(`${year}-04-06`), to: today };
    case 'lastTaxYear':
      return { from: localDate(`${year - 1}-04-06`), to: localDate(`${year}-04-05`) };
    case 'twelveMonths':
      return { from: localDate(`${monthAfter(today, -11)}-01`), to: today };
    default:
      return name satisfies never;
  }
}

/** `2026-01` plus so many months. */
function monthAfter(day: LocalDate, count: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}
