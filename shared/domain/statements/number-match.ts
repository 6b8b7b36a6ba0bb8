import { lettersOf } from './line-keys.ts';

/** How an invoice's number stands in the text of a payment. */
export type NumberMatch = 'exact' | 'shortened' | 'ending' | 'none';

/** Finds one invoice's number; made once per invoice, used for every line. */
export interface NumberFinder {
  find(text: SearchText): NumberMatch;
}

/** A payment's text, prepared once for every number that is looked for. */
export interface SearchText {
  /** In capitals, without accents. */
  readonly spaced: string;
  /** The same without spaces and signs. */
  readonly letters: string;
  /** Letters that are misread for digits (O, I, L, S, B) made digits. */
  readonly asDigits: string;
  /** Numbers that follow a word such as "invoice", without leading zeros. */
  readonly named: ReadonlySet<string>;
}

export function searchText(text: string): SearchText {
  const spaced = text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toUpperCase();
  const letters = lettersOf(text);
  return { spaced, letters, asDigits: likeDigits(letters), named: namedNumbers(spaced) };
}

/**
 * Makes the finder of a number such as `2026-0042` or `INV/0042`.
 *
 * `exact` is the number with or without its signs, or with a letter misread for a digit. `shortened` drops leading
 * zeros between signs (`2026/42`, `INV 42`). `ending` is the last digits alone, after the word "invoice" or with their zeros.
 */
export function numberFinder(number: string): NumberFinder {
  const pieces = number.toUpperCase().match(/\p{L}+|\d+/gu) ?? [];
  const last = pieces.at(-1) ?? '';
  const lastDigits = /^\d+$/u.test(last) ? withoutZeros(last) : null;
  let patterns: NumberPatterns | null = null;
  return {
    find: ({ spaced, letters, asDigits, named }) => {
      // Every pattern needs the last digits: nearly all lines are told apart by this alone, and most patterns are never made.
      if (lastDigits !== null && !asDigits.includes(lastDigits)) return 'none';
      const { written, exact, misread, shortened, ending } = (patterns ??= patternsOf(number, pieces));
      if (written.test(spaced) || exact.test(letters) || misread.test(asDigits)) return 'exact';
      if (shortened.test(spaced)) return 'shortened';
      return ending.test(spaced) || (lastDigits !== null && named.has(lastDigits)) ? 'ending' : 'none';
    },
  };
}

interface NumberPatterns {
  readonly written: RegExp;
  readonly exact: RegExp;
  readonly misread: RegExp;
  readonly shortened: RegExp;
  readonly ending: RegExp;
}

const NEVER = /(?!)/u;

/** @param pieces  the number's letters and digits apart */
function patternsOf(number: string, pieces: readonly string[]): NumberPatterns {
  const letters = lettersOf(number);
  const digits = letters.replaceAll(/\D+/gu, '').length;
  const last = pieces.at(-1) ?? '';
  // A few digits alone stand in many texts: such a number counts only after the word "invoice" or with its zeros.
  const isTelling = letters.length >= 6 || (digits >= 2 && letters.length > digits);
  return {
    // With its signs even a short number is told apart.
    written: boundedIf(isTelling || number.trim().length >= 6, escaped(number.trim().toUpperCase())),
    exact: boundedIf(isTelling, letters),
    misread: boundedIf(letters.length >= 6 && digits >= 4, likeDigits(letters)),
    shortened: pieces.length > 1 && digits > 0 && letters.length >= 4 ? shortenedPattern(pieces) : NEVER,
    ending: /^0\d{3,}$/u.test(last) ? new RegExp(String.raw`(?<!\d[-/._]?)${last}(?!\d)`, 'u') : NEVER,
  };
}

function boundedIf(isUsed: boolean, text: string): RegExp {
  return isUsed ? bounded(text) : NEVER;
}

/** The text between characters that would make it another number: digits beside digits. */
function bounded(text: string): RegExp {
  const before = /^\d/u.test(text) ? String.raw`(?<!\d)` : '';
  const after = /\d$/u.test(text) ? String.raw`(?!\d)` : '';
  return new RegExp(`${before}${text}${after}`, 'u');
}

/** The pieces with any signs between them, digits with or without leading zeros, and a sign where zeros are dropped. */
function shortenedPattern(pieces: readonly string[]): RegExp {
  const parts = pieces.map((piece) => (/^\d/u.test(piece) ? `0*${withoutZeros(piece)}` : piece));
  const gaps = parts.map((part, index) => {
    if (index === 0) return part;
    const isDigitsAfterDigits = /^\d/u.test(pieces[index - 1] ?? '') && /^\d/u.test(pieces[index] ?? '');
    return `[^\\p{L}\\d]${isDigitsAfterDigits ? '{1,3}' : '{0,3}'}${part}`;
  });
  return new RegExp(String.raw`(?<![\p{L}\d])${gaps.join('')}(?!\d)`, 'u');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/u, '');
}

const MISREAD: ReadonlyMap<string, string> = new Map([
  ['O', '0'],
  ['I', '1'],
  ['L', '1'],
  ['S', '5'],
  ['B', '8'],
]);

function likeDigits(letters: string): string {
  return letters.replaceAll(/[OILSB]/gu, (letter) => MISREAD.get(letter) ?? letter);
}

/** `INVOICES 41, 42 AND 43`: all three. */
function namedNumbers(spaced: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { groups } of spaced.matchAll(
    /\bINV(?:OICE)?S?(?:\s?NO|\s?NUM(?:BER)?)?[^\p{L}\d]{0,6}(?<list>\d[\d ,&+/;.-]*(?:AND [\d ,&]+)?)/gu,
  ))
    for (const digits of groups?.['list']?.match(/\d+/gu) ?? []) found.add(withoutZeros(digits));
  return found;
}
