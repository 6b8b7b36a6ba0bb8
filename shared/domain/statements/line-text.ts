import { lettersOf } from './line-keys.ts';

/**
 * What the bank says of one movement in several places, on one line: `River Surgery · INV-0042`.
 * What is said twice, in other capitals, spaces or signs too, stands there once, as it was written first.
 */
export function joinedTexts(texts: readonly string[]): string {
  const said = new Map<string, string>();
  for (const text of texts.filter((one) => one !== '')) {
    const key = lettersOf(text) || text;
    if (!said.has(key)) said.set(key, text);
  }
  return [...said.values()].join(' · ');
}
