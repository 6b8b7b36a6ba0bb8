/** A name or a text as its words, made once and compared often. */
export type NameWords = readonly string[];

/**
 * How much of a name stands in the text of a payment: 0 none of it, 1 all of it.
 *
 * Words that many payers share (surgery, limited, trust) count little. Banks cut names at 18 to 32 characters, so a word that
 * was cut counts, and so does one with a single wrong letter.
 */
export function nameSimilarity(name: NameWords, text: NameWords): number {
  let [weight, total] = [0, 0];
  for (const word of name) {
    const share = COMMON.has(word) ? 1 : word.length * 2;
    total += share;
    if (text.some((other) => isSameWord(word, other))) weight += share;
  }
  return total === 0 ? 0 : weight / total;
}

const COMMON: ReadonlySet<string> = new Set(
  'THE AND OF FOR DR DRS MR MRS MS PARTNERS PRACTICE SURGERY MEDICAL CENTRE CENTER HEALTH HEALTHCARE CLINIC GROUP HOSPITAL NHS TRUST FOUNDATION LTD LIMITED LLP PLC CO UK CIC PHARMACY SERVICES CARE'.split(
    ' ',
  ),
);

/** In capitals, without accents and apostrophes; single letters are left out. */
export function wordsOf(text: string): NameWords {
  const words = text
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’]+/gu, '')
    .toUpperCase()
    .match(/[\p{L}\d]+/gu);
  return [...new Set(words ?? [])].filter((word) => word.length > 1);
}

function isSameWord(word: string, other: string): boolean {
  if (word === other) return true;
  if (COMMON.has(word)) return false;
  if (other.length >= 4 && word.startsWith(other)) return true;
  return word.length >= 5 && Math.abs(word.length - other.length) <= 1 && isOneEditApart(word, other);
}

/** One letter more, less, other, or two neighbours swapped. */
function isOneEditApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  if (short.length < long.length) return short.slice(same) === long.slice(same + 1);
  const swapped = short[same] === long[same + 1] && short[same + 1] === long[same];
  return short.slice(same + 1) === long.slice(same + 1) || (swapped && short.slice(same + 2) === long.slice(same + 2));
}
