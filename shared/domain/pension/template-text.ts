import type { FormKind } from './template-model.ts';

/**
 * Scheme years that a text names, such as 2026/27 and 2026-2027, by their first calendar year.
 *
 * @returns the most frequent first; of the same count, the later one
 */
export function yearsNamedIn(text: string): readonly number[] {
  const counts = new Map<number, number>();
  for (const [, first = '', second = ''] of text.matchAll(/(?<!\d)(20\d{2})\s?[/\-–—]\s?((?:20)?\d{2})(?!\d)/gu)) {
    const year = Number(first);
    if (Number(second) % 100 === (year + 1) % 100) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].sort(([yearA, a], [yearB, b]) => b - a || yearB - yearA).map(([year]) => year);
}

/** Which form a text says it is: by the one that it names more often. */
export function formNamedIn(text: string): FormKind | null {
  const count = (letter: string): number => Array.from(text.matchAll(new RegExp(`locum\\s+(?:form\\s+)?${letter}\\b`, 'giu'))).length;
  const [formA, formB] = [count('A'), count('B')];
  if (formA === formB) return null;
  return formA > formB ? 'formA' : 'formB';
}

/** The version that a form prints on itself: `V3`; empty where there is none. */
export function versionNamedIn(text: string): string {
  return /\(?\b(V(?:ersion)?\s?\d{1,2}(?:\.\d{1,2})?)\b\)?/u.exec(text)?.[1] ?? '';
}

/**
 * Whether a form may be taken for a year: where its text names years, the stated one must be the one it names most.
 *
 * @returns the year that it is for instead; null when nothing speaks against the stated one
 */
export function otherYearOf(years: readonly number[], stated: number): number | null {
  const [most] = years;
  return most === undefined || most === stated ? null : most;
}
