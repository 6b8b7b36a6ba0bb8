import { dateInWords } from '../../shared/domain/date-words.ts';
import type { LineUnit, SupplyPeriod, VatTreatment } from '../../shared/domain/invoices/model.ts';
import { formatQuantity, formatRate, type BasisPoints, type Quantity } from '../../shared/domain/money.ts';
import type { LocalTime } from '../../shared/domain/time.ts';

/** One day, or both ends without saying month or year twice: `2–20 November 2026`. */
export function periodText({ from, to }: SupplyPeriod): string {
  if (from === to) return dateInWords(to);
  const [start, end] = [dateInWords(from).split(' '), dateInWords(to).split(' ')];
  const shared = start[2] === end[2] ? (start[1] === end[1] ? 2 : 1) : 0;
  const first = start.slice(0, start.length - shared).join(' ');
  return shared === 2 ? `${first}–${dateInWords(to)}` : `${first} – ${dateInWords(to)}`;
}

/** `09:00–12:30`; one of them where only one is known. */
export function timesText(startsAt: LocalTime | null, endsAt: LocalTime | null): string {
  return [startsAt, endsAt].filter((time) => time !== null).join('–');
}

const unitWords: Readonly<Record<Exclude<LineUnit, 'percent'>, string>> = {
  hour: 'hour',
  session: 'session',
  day: 'day',
  mile: 'mile',
  item: 'item',
};

/** `3.5 hours`, `1 session`, `14.38%`. */
export function quantityText(count: Quantity, unit: LineUnit): string {
  const figure = formatQuantity(count);
  if (unit === 'percent') return `${figure}%`;
  return `${figure} ${unitWords[unit]}${Math.abs(count) === 1_000 ? '' : 's'}`;
}

/** What stands in the VAT column of a line. */
export function vatText(treatment: VatTreatment, rate: BasisPoints): string {
  if (treatment === 'exempt') return 'Exempt';
  if (treatment === 'outside') return 'Outside';
  return formatRate(rate);
}

/** `123456` as `12-34-56`; anything else as it is. */
export function sortCodeText(sortCode: string): string {
  return sortCode.replace(/^(\d\d)(\d\d)(\d\d)$/u, '$1-$2-$3');
}

/** In groups of four. */
export function ibanText(iban: string): string {
  return iban.replaceAll(/(.{4})(?=.)/gu, '$1 ');
}
