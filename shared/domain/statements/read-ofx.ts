import type { Pence } from '../money.ts';
import { instant, zoneId, type LocalDate } from '../time.ts';
import { dayOf, startOfDay } from '../zones.ts';
import { parseBankAmount } from './bank-amount.ts';
import { parseBankDate } from './bank-date.ts';
import { plainText, quoted, type DraftLine, type RowReading, type UnreadableRow } from './bank-line.ts';
import { ofxElements } from './ofx-elements.ts';
import type { Findings } from './read-table.ts';
import { joinedTexts } from './line-text.ts';

/** Whether this is an OFX file of either kind. */
export function isOfx(text: string): boolean {
  return /<OFX>/iu.test(text.slice(0, 5_000)) || /^\s*OFXHEADER:/u.test(text);
}

/** Reads the movements of an OFX 1 or 2 file; rows are its entries (STMTTRN), counted from 1. */
export function readOfx(text: string): Findings {
  const reader = createReader();
  for (const { name, isClosing, value } of ofxElements(text)) {
    if (name === 'STMTTRN') reader.turn(!isClosing);
    else if (!isClosing) reader.take(name, value);
  }
  return reader.finish();
}

interface OfxReader {
  /** An entry begins or ends. */
  turn(begins: boolean): void;
  take(name: string, value: string): void;
  finish(): Findings;
}

function createReader(): OfxReader {
  const drafts: DraftLine[] = [];
  const unreadable: UnreadableRow[] = [];
  const accounts = new Set<string>();
  let fields: Map<string, string> | null = null;
  let [row, bankId, currency] = [0, '', 'GBP'];
  const close = (isWhole: boolean): void => {
    if (fields === null) return;
    const reading = isWhole ? readEntry(fields, row, currency) : CUT_OFF;
    fields = null;
    if (reading === null) return;
    if (reading.line === null) unreadable.push({ row, words: reading.words });
    else drafts.push(reading.line);
  };
  return {
    turn: (begins) => {
      close(!begins);
      if (!begins) return;
      row += 1;
      fields = new Map();
    },
    take: (name, value) => {
      if (fields !== null && !fields.has(name)) fields.set(name, value);
      if (fields !== null) return;
      if (name === 'CURDEF') currency = value.toUpperCase();
      if (name === 'BANKID') bankId = value;
      if (name === 'ACCTID') accounts.add(plainText(`${bankId} ${value}`));
    },
    finish: () => {
      close(false);
      return { bank: null, account: accounts.size === 1 ? ([...accounts][0] ?? null) : null, drafts, unreadable };
    },
  };
}

const CUT_OFF: RowReading = { line: null, words: 'The entry has no end; the file may be cut off.' };

function readEntry(fields: ReadonlyMap<string, string>, row: number, accountCurrency: string): RowReading {
  const field = (name: string): string => plainText(fields.get(name) ?? '');
  // CURRENCY says what the amount is in; ORIGCURRENCY only what it was before the bank converted it (OFX 2.2 §5.2).
  const currency = fields.has('CURRENCY') ? field('CURSYM').toUpperCase() : accountCurrency;
  if (currency !== 'GBP') return { line: null, words: `The amount is in ${quoted(currency)}; only pounds are read.` };
  const bookedOn = ofxDay(field('DTPOSTED'));
  if (bookedOn === null) return { line: null, words: `${quoted(field('DTPOSTED'))} is not a date.` };
  const amount = ofxAmount(field('TRNAMT'));
  if (amount === null) return { line: null, words: `${quoted(field('TRNAMT'))} is not an amount in pounds.` };
  const reference = field('REFNUM') || field('CHECKNUM');
  const line = { row, section: 0, bookedOn, amount, text: joinedTexts([field('NAME'), field('MEMO')]), bankId: field('FITID') || null };
  return { line: { ...line, reference: reference === '' ? null : reference }, words: null };
}

/** `YYYYMMDD`, a time, fractions and `[offset:zone]` behind it: with an offset it is an instant and means a day in the United Kingdom. */
function ofxDay(text: string): LocalDate | null {
  const match = /^(\d{8})(?:(\d{2})(\d{2})(\d{2})?(?:\.\d+)?)?(?:\[([+-]?\d{1,2}(?:\.\d+)?)(?::[^\]]*)?\])?$/u.exec(text);
  const day = match === null ? null : parseBankDate(match[1] ?? '');
  const [, , hours, minutes = '0', , offset] = match ?? [];
  if (day === null || hours === undefined || offset === undefined) return day;
  const midnight = startOfDay(day, zoneId('UTC'));
  return dayOf(instant(midnight + (Number(hours) - Number(offset)) * 3_600_000 + Number(minutes) * 60_000), zoneId('Europe/London'));
}

/** OFX allows a comma as the decimal sign, and no sign between thousands (OFX 2.2 §3.2.9.1). */
function ofxAmount(text: string): Pence | null {
  return parseBankAmount(/^[+-]?\d+,\d{1,2}$/u.test(text) ? text.replace(',', '.') : text);
}
