import type { BankLine, DraftLine } from './bank-line.ts';

export interface KeyedLines {
  readonly lines: readonly BankLine[];
  /** How many rows said the same thing a second time and were left out. */
  readonly repeated: number;
}

/**
 * Gives each movement a key that is the same in every file that holds it; order is kept.
 *
 * Two movements with the same day, amount and text are told apart by counting, so both stay; the same file again, or
 * one that overlaps it, counts the same way and adds nothing. Counting begins anew in each section of a file. A row
 * that repeats the bank's own name of a movement, with the same content, is that movement.
 */
export function withKeys(drafts: readonly DraftLine[]): KeyedLines {
  const lines: BankLine[] = [];
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  const named = new Set<string>();
  for (const { bankId, section, ...line } of drafts) {
    const content = contentOf(line);
    const name = bankId === null ? null : `${bankId}\n${content}`;
    if (name !== null && named.has(name)) continue;
    if (name !== null) named.add(name);
    const place = `${section}\n${content}`;
    const count = (counts.get(place) ?? 0) + 1;
    counts.set(place, count);
    const key = `${content}|${count}`;
    if (taken.has(key)) continue;
    taken.add(key);
    lines.push({ ...line, key });
  }
  return { lines, repeated: drafts.length - lines.length };
}

/** Letters and digits alone: banks change spaces and signs between one export and the next. */
function contentOf({ bookedOn, amount, text, reference }: Omit<BankLine, 'key'>): string {
  return [bookedOn, amount, lettersOf(text), lettersOf(reference ?? '')].join('|');
}

/** The letters and digits of a text in capitals, without accents. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .toUpperCase();
}
