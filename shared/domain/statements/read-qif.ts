import { parseBankAmount } from './bank-amount.ts';
import { parseBankDate, type DateOrder } from './bank-date.ts';
import { plainText, quoted, type DraftLine, type RowReading, type UnreadableRow } from './bank-line.ts';
import type { Findings } from './read-table.ts';
import { joinedTexts } from './line-text.ts';

/** Whether this is a QIF file: it begins with a line such as `!Type:Bank`. */
export function isQif(text: string): boolean {
  return /^\s*!(?:Type|Account|Option|Clear)\b/iu.test(text);
}

/** Reads the bank, cash and card entries of a QIF file; rows are entries, counted from 1 over the whole file. */
export function readQif(text: string, dateOrder: DateOrder): Findings {
  const drafts: DraftLine[] = [];
  const unreadable: UnreadableRow[] = [];
  for (const entry of entriesOf(text)) {
    const reading = readEntry(entry, dateOrder);
    if (reading === null) continue;
    if (reading.line === null) unreadable.push({ row: entry.row, words: reading.words });
    else drafts.push(reading.line);
  }
  return { bank: null, account: null, drafts, unreadable };
}

interface QifEntry {
  readonly row: number;
  readonly section: number;
  /** First letter to the rest of the line; the first of each letter counts. */
  readonly fields: ReadonlyMap<string, string>;
  readonly isWhole: boolean;
}

const MOVEMENTS = /^!Type:\s*(?:Bank|Cash|CCard|Oth A|Oth L)\s*$/iu;

function* entriesOf(text: string): Generator<QifEntry> {
  let [row, section] = [1, 0];
  let isMovements = false;
  let fields = new Map<string, string>();
  for (const line of text.split('\n').map((written) => written.trim())) {
    if (line.startsWith('!')) {
      isMovements = MOVEMENTS.test(line);
      if (isMovements) section += 1;
    } else if (line === '^') {
      if (isMovements && fields.size > 0) yield { row, section, fields, isWhole: true };
      if (isMovements) row += 1;
      fields = new Map();
    } else if (line !== '' && !fields.has(line.charAt(0))) fields.set(line.charAt(0), line.slice(1));
  }
  if (isMovements && fields.size > 0) yield { row, section, fields, isWhole: false };
}

function readEntry({ row, section, fields, isWhole }: QifEntry, dateOrder: DateOrder): RowReading {
  const field = (letter: string): string => plainText(fields.get(letter) ?? '');
  if (!isWhole) return { line: null, words: 'The entry has no end; the file may be cut off.' };
  if (/^opening balance$/iu.test(field('P'))) return null;
  const bookedOn = parseBankDate(field('D').replaceAll(/\s*'\s*/gu, '/'), dateOrder);
  if (bookedOn === null) {
    const order = dateOrder === 'dayFirst' ? 'day, month, year' : 'month, day, year';
    return { line: null, words: `${quoted(field('D'))} is not a date written ${order}.` };
  }
  const written = field('T') || field('U');
  const amount = parseBankAmount(written);
  if (amount === null) return { line: null, words: `${quoted(written)} is not an amount in pounds.` };
  const reference = field('N');
  const line = { row, section, bookedOn, amount, text: joinedTexts([field('P'), field('M')]), bankId: null };
  return { line: { ...line, reference: reference === '' ? null : reference }, words: null };
}
