import { difference, formatMoney, pence, type Pence } from '../money.ts';
import { parseBankAmount } from '../statements/bank-amount.ts';
import { parseBankDate, type DateOrder } from '../statements/bank-date.ts';
import { quoted } from '../statements/bank-line.ts';
import type { LocalDate } from '../time.ts';
import { pastVatParts } from './past-vat.ts';
import type { ImportField, PastInvoiceField } from './import-fields.ts';
import { oneLine } from './plain-cell.ts';

/** An invoice that was made elsewhere, as a table names it. */
export interface PastInvoice {
  readonly number: string;
  readonly organisation: string;
  readonly issuedOn: LocalDate;
  /** Null takes the day by the terms. */
  readonly dueOn: LocalDate | null;
  readonly total: Pence;
  /** In the total; null where the table does not tell. */
  readonly vat: Pence | null;
  readonly paid: Pence;
  /** Null while nothing was paid, and where the table does not tell. */
  readonly paidOn: LocalDate | null;
}

export interface PastInvoiceReading {
  readonly number: string;
  readonly organisation: string;
  readonly issuedOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  readonly total: Pence | null;
  readonly vat: Pence | null;
  readonly paid: Pence;
  readonly paidOn: LocalDate | null;
  /** Why nothing can be made of the row; empty when it can. */
  readonly problems: readonly string[];
}

const longestNumber = 80;
const longestName = 120;
const firstDay = '1990-01-01';

/** What a row of a table says of an invoice. Every problem is named, so that a row is mended once. */
export function pastInvoiceFrom(
  texts: ReadonlyMap<ImportField, string>,
  { dateOrder, today }: { readonly dateOrder: DateOrder; readonly today: LocalDate },
): PastInvoiceReading {
  const line = (field: PastInvoiceField): string => oneLine(texts.get(field) ?? '');
  const problems: string[] = [];
  const day = (field: PastInvoiceField, name: string): LocalDate | null => {
    const text = line(field);
    const read = text === '' ? null : parseBankDate(text, dateOrder);
    if (text !== '' && read === null) problems.push(`${quoted(text)} is no ${name} written ${ORDERS[dateOrder]}.`);
    else if (read !== null && (read < firstDay || read > '2199-12-31')) problems.push(`The ${name} lies before 1990 or after 2199.`);
    return read;
  };
  const amount = (field: PastInvoiceField, name: string): Pence | null => {
    const text = line(field);
    const read = text === '' ? null : parseBankAmount(text);
    if (text !== '' && read === null) problems.push(`${quoted(text)} is no ${name} in pounds.`);
    return read;
  };
  const number = line('number');
  const organisation = line('organisation');
  const issuedOn = day('issuedOn', 'day of issue');
  const dueOn = day('dueOn', 'due day');
  const paidOn = day('paidOn', 'day of payment');
  const total = amount('total', 'total');
  const net = amount('net', 'net amount');
  const namedVat = amount('vat', 'VAT');
  const vat = namedVat ?? (total === null || net === null ? null : difference(total, net));
  const balance = amount('balance', 'amount that is still owed');
  const paid = amount('paid', 'amount paid') ?? (total === null || balance === null ? pence(0) : difference(total, balance));
  problems.push(...textProblems(number, organisation, line('issuedOn'), line('total')));
  problems.push(...dayProblems({ issuedOn, dueOn, paidOn }, today), ...amountProblems(total, paid));
  problems.push(...vatProblems({ total, net, vat }, issuedOn));
  return { number, organisation, issuedOn, dueOn, total, vat, paid, paidOn: paid > 0 ? paidOn : null, problems };
}

const ORDERS = { dayFirst: 'day, month, year', monthFirst: 'month, day, year' } as const;

/** The invoice of a row without problems; null for one that has any. */
export function pastInvoiceOf({ issuedOn, total, problems, ...rest }: PastInvoiceReading): PastInvoice | null {
  return issuedOn === null || total === null || problems.length > 0 ? null : { ...rest, issuedOn, total };
}

function textProblems(number: string, organisation: string, issuedOn: string, total: string): readonly string[] {
  return [
    number === '' ? 'There is no number.' : number.length > longestNumber ? `The number is longer than ${longestNumber} characters.` : null,
    organisation === ''
      ? 'There is no organisation.'
      : organisation.length > longestName
        ? `The organisation is longer than ${longestName} characters.`
        : null,
    issuedOn === '' ? 'There is no day of issue.' : null,
    total === '' ? 'There is no total.' : null,
  ].filter((problem) => problem !== null);
}

function dayProblems(
  { issuedOn, dueOn, paidOn }: Pick<PastInvoiceReading, 'issuedOn' | 'dueOn' | 'paidOn'>,
  today: LocalDate,
): readonly string[] {
  return [
    issuedOn !== null && issuedOn > today ? 'The day of issue lies in the future.' : null,
    paidOn !== null && paidOn > today ? 'The day of payment lies in the future.' : null,
    issuedOn !== null && dueOn !== null && dueOn < issuedOn ? 'The due day comes before the day of issue.' : null,
  ].filter((problem) => problem !== null);
}

function amountProblems(total: Pence | null, paid: Pence): readonly string[] {
  return [
    total !== null && total < 0 ? 'The total is below zero: credit notes cannot be imported.' : null,
    total === 0 ? 'The total is zero.' : null,
    total !== null && total > MOST ? 'The total is too large.' : null,
    paid < 0 ? 'The amount paid is below zero, or more is owed than the total.' : null,
    total !== null && total > 0 && paid > total ? `More was paid than the total of ${formatMoney(total)}.` : null,
  ].filter((problem) => problem !== null);
}

function vatProblems(
  { total, net, vat }: { readonly total: Pence | null; readonly net: Pence | null; readonly vat: Pence | null },
  issuedOn: LocalDate | null,
): readonly string[] {
  if (total === null || total <= 0 || vat === null) return [];
  if (net !== null && net + vat !== total) return [`${formatMoney(net)} and VAT of ${formatMoney(vat)} are not the total.`];
  const isExplained = issuedOn === null || pastVatParts(difference(total, vat), vat, issuedOn) !== null;
  return isExplained ? [] : [`VAT of ${formatMoney(vat)} in ${formatMoney(total)} is of no known rate.`];
}

/** As much as a line of an invoice holds. */
const MOST = 9_999_999_999;
