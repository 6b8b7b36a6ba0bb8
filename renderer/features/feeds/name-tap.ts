import type { PreviewItem } from '../../../shared/contract/feeds.ts';

/** The words of one summary that were tapped as the client's name; both ends are part of it. */
export interface NameTap {
  readonly key: string;
  readonly first: number;
  readonly last: number;
}

/** The words of a summary as they can be tapped, in order; punctuation between them stays with the gaps. */
export interface SummaryWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const SAMPLES = 5;

/** Splits a summary at spaces and punctuation; `J.D.`, `O’Brien` and `Jean-Luc` stay whole. */
export function wordsOf(summary: string): readonly SummaryWord[] {
  const words = summary.matchAll(/[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}]|[.’'-](?=[\p{L}\p{M}\p{N}]))*\.?/gu);
  return [...words].map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
}

/**
 * A tap on a word: alone it becomes the name, beside a chosen word of the same line the choice grows up to it,
 * and on a chosen word the choice is given up.
 */
export function nextTap(current: NameTap | null, key: string, index: number): NameTap | null {
  if (current?.key !== key) return { key, first: index, last: index };
  if (current.first <= index && index <= current.last) return null;
  return { key, first: Math.min(current.first, index), last: Math.max(current.last, index) };
}

/** The tapped words as they stand in the summary, with what is between them. */
export function tappedText(summary: string, { first, last }: NameTap): string {
  const words = wordsOf(summary);
  const start = words[first]?.start ?? 0;
  return summary.slice(start, words[last]?.end ?? summary.length);
}

/** Up to five rows that show best what the rule does: bookings first, each summary once. */
export function sampleItems(items: readonly PreviewItem[]): readonly PreviewItem[] {
  const seen = new Set<string>();
  const samples: PreviewItem[] = [];
  for (const item of [...items.filter(isBooking), ...items.filter((other) => !isBooking(other) && other.selectable)]) {
    if (samples.length === SAMPLES) break;
    if (seen.has(item.summary) || wordsOf(item.summary).length === 0) continue;
    seen.add(item.summary);
    samples.push(item);
  }
  return samples;
}

function isBooking({ group }: PreviewItem): boolean {
  return group === 'new' || group === 'moved' || group === 'changed';
}
