import { LABEL, personNamed, type Person } from './name-evidence.ts';
import { isGivenName } from './name-words.ts';

const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々・ ]+$/u;
const KATAKANA = /^[\p{Script=Katakana}ー・]+$/u;

/** Rule 11: a person in a script without capitals; null when the text has not that shape. */
export function parseCaseless(text: string): Person | null {
  if (!/\p{L}/u.test(text)) return null;
  const name = text.replace(/ ?(?:様|さま|さん|先生|くん|ちゃん|殿|님|씨|女士|小姐)$/u, '').trim();
  return CJK.test(name) ? parseCjk(name.split(' ')) : parseUncased(name.split(' '));
}

/** The family name comes first and is short; a foreign name in katakana may have either order. */
function parseCjk(words: readonly string[]): Person | null {
  if (words.length > 2 || words.some((word) => word.length > 6)) return null;
  const [family = '', given] = words;
  if (given === undefined || family.length > 3 || KATAKANA.test(family)) return LABEL;
  return personNamed(given, 'medium');
}

/** Arabic, Hebrew, Indic and other scripts: a given name only when it is a known one. */
function parseUncased(words: readonly string[]): Person | null {
  if (words.length > 4 || !words.every((word) => /^[\p{L}\p{M}’'"־-]+$/u.test(word))) return null;
  const [head = ''] = words;
  return isGivenName(head) ? personNamed(head, 'strong') : LABEL;
}
