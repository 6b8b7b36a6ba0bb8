import { pence, sumOf, type Pence } from '../money.ts';
import type { LocalDate } from '../time.ts';
import { daysBetween } from '../zones.ts';
import type { InvoiceRecord, InvoiceStanding } from './invoice-state.ts';

/** How late money is, in days after the due day; `current` is not due yet. */
export const ageBands = ['current', 'days1To30', 'days31To60', 'days61To90', 'over90'] as const;
export type AgeBand = (typeof ageBands)[number];

export type Ageing = Readonly<Record<AgeBand, Pence>>;

/** What is outstanding, by how late it is. Disputed money is in it: it is still asked for. */
export function ageingOf(standings: readonly InvoiceStanding[]): Ageing {
  const owed = (band: AgeBand) =>
    sumOf(standings.filter(({ daysOverdue }) => ageBandOf(daysOverdue) === band).map(({ balance }) => balance));
  return {
    current: owed('current'),
    days1To30: owed('days1To30'),
    days31To60: owed('days31To60'),
    days61To90: owed('days61To90'),
    over90: owed('over90'),
  };
}

/** @param daysOverdue  0 or more */
export function ageBandOf(daysOverdue: number): AgeBand {
  if (daysOverdue <= 0) return 'current';
  if (daysOverdue <= 30) return 'days1To30';
  if (daysOverdue <= 60) return 'days31To60';
  return daysOverdue <= 90 ? 'days61To90' : 'over90';
}

/** Mean of the days from issue to the last penny, to one decimal, over invoices that were paid; null if none was. */
export function averageDaysToPay(records: readonly InvoiceRecord[]): number | null {
  const days = records.flatMap((record) => {
    const paidOn = paidOffOn(record);
    return paidOn === null || record.issuedOn === null ? [] : [daysBetween(record.issuedOn, paidOn)];
  });
  if (days.length === 0) return null;
  return Math.round((days.reduce((sum, count) => sum + count, 0) / days.length) * 10) / 10;
}

/**
 * The day on which an invoice was paid off: the last day on which its balance fell to nil, if money did it.
 * Null while something is owed, and for what was credited, written off or made void.
 */
export function paidOffOn({ total, issuedOn, voidedOn, settlements }: InvoiceRecord): LocalDate | null {
  const hasPayment = settlements.some(({ kind }) => kind === 'payment');
  if (issuedOn === null || voidedOn !== null || !hasPayment || settlements.some(({ kind }) => kind === 'writeOff')) return null;
  let settled = pence(0);
  let paidOn: LocalDate | null = null;
  for (const day of [...new Set(settlements.map(({ on }) => on))].sort()) {
    settled = sumOf([settled, ...settlements.filter(({ on }) => on === day).map(({ amount }) => amount)]);
    paidOn = settled >= total ? (paidOn ?? day) : null;
  }
  return paidOn;
}
