import { parseBankAmount } from './bank-amount.ts';
import { parseBankDate } from './bank-date.ts';
import { plainText, quoted, type DraftLine, type RowReading, type UnreadableRow } from './bank-line.ts';
import type { Findings } from './read-table.ts';

/** Whether this is Santander's text export: a period, an account, then entries of four named lines. */
export function isSantanderText(text: string): boolean {
  return /^\s*From:.*\bto\b.*\n\s*Account:/u.test(text.slice(0, 500)) && /^Date:/mu.test(text);
}

/** Reads Santander's text export; rows are its entries, counted from 1. */
export function readSantanderText(text: string): Findings {
  const drafts: DraftLine[] = [];
  const unreadable: UnreadableRow[] = [];
  const [head = '', ...entries] = text.split(/^(?=Date:)/mu);
  for (const [index, entry] of entries.entries()) {
    const reading = readEntry(entry, index + 1);
    if (reading === null) continue;
    if (reading.line === null) unreadable.push({ row: index + 1, words: reading.words });
    else drafts.push(reading.line);
  }
  const digits = fieldOf(head, 'Account').replaceAll(/[^\d]+/gu, '');
  return { bank: 'Santander', account: digits === '' ? null : digits, drafts, unreadable };
}

function readEntry(entry: string, row: number): RowReading {
  const written = fieldOf(entry, 'Date');
  const bookedOn = parseBankDate(written);
  if (bookedOn === null) return { line: null, words: `${quoted(written)} is not a date written day, month, year.` };
  const [number = '', currency = 'GBP'] = fieldOf(entry, 'Amount').split(/\s+(?=[A-Za-z]{3}$)/u);
  if (number === '' || fieldOf(entry, 'Balance') === '')
    return { line: null, words: 'There is no amount or no balance; the entry may be cut off.' };
  if (currency.toUpperCase() !== 'GBP') return { line: null, words: `The amount is in ${quoted(currency)}; only pounds are read.` };
  const amount = parseBankAmount(number);
  if (amount === null) return { line: null, words: `${quoted(number)} is not an amount in pounds.` };
  const text = plainText(fieldOf(entry, 'Description'));
  return { line: { row, section: 0, bookedOn, amount, text, reference: null, bankId: null }, words: null };
}

function fieldOf(entry: string, name: string): string {
  const value = new RegExp(`^${name}:(.*)$`, 'mu').exec(entry)?.[1] ?? '';
  return value.replaceAll('\u00a0', ' ').trim();
}
