/** Letters that Unicode does not take apart into a base letter and a mark. */
const plainLetters: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };

/**
 * Makes the test for a search: each word of it must begin some word of the name or the code.
 * Case, accents and the order of words do not matter; an empty search matches all.
 */
export function createNameMatch(search: string): (entry: { readonly name: string; readonly code: string | null }) => boolean {
  const wanted = wordsOf(search);
  return ({ name, code }) => {
    const words = wordsOf(`${name} ${code ?? ''}`);
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  };
}

/** "Zoë Łucja-Mae" → zoe, lucja, mae. */
function wordsOf(text: string): readonly string[] {
  return foldName(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A name for comparing: small letters without accents. */
export function foldName(text: string): string {
  const bare = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return bare.replace(/[łøđðþßæœı]/g, (letter) => plainLetters[letter] ?? letter);
}
