import { parseCaseless } from './name-caseless.ts';
import { FAMILY_LABEL, LABEL, personNamed, surely, type Evidence, type Person } from './name-evidence.ts';
import { foldWord } from './name-text.ts';
import {
  canBeFamily,
  isCapitals,
  isCaseless,
  isFamilyName,
  isGivenName,
  isHonorific,
  isInitial,
  isKnownFamily,
  isListedFamily,
  isLower,
  isMarkedFamily,
  isOrdinaryWord,
  isParticle,
  isPractitionerLetters,
  isServiceWord,
  isSuffix,
  isWordName,
} from './name-words.ts';

/** Rules 7, 9, 10 and 11: reads a text as one person, or null when it has not that shape. */
export function parsePerson(text: string): Person | null {
  if (isCaseless(text)) return parseCaseless(text);
  const { words, hadTitle, isStaff } = stripTitles(text.split(' '));
  if (words.length === 0) return hadTitle ? { ...LABEL, isStaff } : null;
  if (words.length > 5 || !words.every((word) => NAME_WORD.test(word)) || words.some((word) => EITHER.test(word))) return null;
  const found = words.length === 1 ? parseSingle(words[0] ?? '', hadTitle) : parseFull(words);
  if (found === null) return null;
  return { ...(hadTitle ? surely(found) : found), isStaff };
}

/** Letters, with no possessive at the end. */
const NAME_WORD = /^\p{L}[\p{L}\p{M}’'.-]*(?<![’']s)$/u;

/** `Jane or Tom`, `Jane vs Tom`: no telling who. */
const EITHER = /^(?:or|oder|ou|vs?|versus)\.?$/u;

interface Stripped {
  readonly words: readonly string[];
  readonly hadTitle: boolean;
  readonly isStaff: boolean;
}

function stripTitles(all: readonly string[]): Stripped {
  const from = countTitles(all);
  let until = all.length;
  while (until > from + 1 && isSuffix(all[until - 1] ?? '')) until -= 1;
  return { words: all.slice(from, until), hadTitle: from > 0, isStaff: all.slice(until).some(isPractitionerLetters) };
}

function countTitles(all: readonly string[]): number {
  const first = all.findIndex((word) => !isHonorific(word));
  const count = first < 0 ? all.length : first;
  // `MS Lily Brown` is more likely someone's initials than a title.
  const isInitials = count === 1 && isCapitals(all[0] ?? '') && all.slice(1).some((word) => word.length > 1 && !isCapitals(word));
  return isInitials ? 0 : count;
}

// Each rule answers with a person, with null (no person), or with undefined: the next rule decides.
type Rule = (head: string, rest: readonly string[]) => Person | null | undefined;

function decide(rules: readonly Rule[], head: string, rest: readonly string[]): Person | null {
  for (const rule of rules) {
    const answer = rule(head, rest);
    if (answer !== undefined) return answer;
  }
  return null;
}

// ---- one word ------------------------------------------------------------------------------

/** @param hadTitle  behind `Mrs` or `Dr` one word is a family name */
function parseSingle(word: string, hadTitle: boolean): Person | null {
  return hadTitle || isInitial(word) ? LABEL : decide(SINGLE_RULES, word, []);
}

const SINGLE_RULES: readonly Rule[] = [
  (word) => (isServiceWord(word) ? null : undefined),
  shortCapitals,
  (word) => (isParticle(word) || word.endsWith('.') ? null : undefined),
  (word) => (isGivenName(word) ? personNamed(word, 'strong') : undefined),
  (word) => (isListedFamily(word) && !isLower(word) ? FAMILY_LABEL : undefined),
  (word) => (isLower(word) || isOrdinaryWord(word) ? null : undefined),
  (word) => (isKnownFamily(word) ? FAMILY_LABEL : undefined),
  (word) => (isCapitals(word) ? null : personNamed(word, 'weak')),
];

/** `JD`, `KMS`: initials, unless three capitals spell a word. */
function shortCapitals(word: string): Person | null | undefined {
  const letters = word.replaceAll('.', '').length;
  if (!isCapitals(word) || letters > 3) return undefined;
  return letters === 3 && isOrdinaryWord(word) ? null : LABEL;
}

// ---- several words -------------------------------------------------------------------------

function parseFull(words: readonly string[]): Person | null {
  const [head = '', ...rest] = words;
  return decide(FULL_RULES, head, rest);
}

const FULL_RULES: readonly Rule[] = [
  (head, rest) => ([head, ...rest].some(isServiceWord) ? null : undefined),
  listedFamilyFirst,
  (_, rest) => (rest.every((word) => canBeFamily(word) || isParticle(word) || isInitial(word)) ? undefined : null),
  (head, rest) => ([head, ...rest].every(isLetters) ? LABEL : undefined),
  (head) => (isInitial(head) ? labelUnlessLower(head) : undefined),
  capitalsFirst,
  repeatedWord,
  (head) => (isOrdinaryWord(head) && !isWordName(head) ? null : undefined),
  (head) => (head.endsWith('.') ? labelUnlessLower(head) : undefined),
  (head, rest) => (isParticle(head) ? familyOnly(rest) : undefined),
  (head, rest) => (isGivenName(head) ? knownGiven(head, rest) : undefined),
  (head, rest) => (isLower(head) || rest.some((word) => isLower(word) && !isParticle(word)) ? null : undefined),
  (head, rest) => (isKnownFamily(head) ? familyByForm(head, rest) : undefined),
  // An unknown word before a given name may be the family name, or a service: no way to tell, so no name.
  (_, rest) => (rest.some((word, index) => isOnlyGiven(word) && !isParticle(rest[index - 1] ?? '')) ? FAMILY_LABEL : undefined),
  (head, rest) => personNamed(head, evidenceOf(head, rest)),
];

function isLetters(word: string): boolean {
  return isInitial(word) || (isCapitals(word) && word.length <= 3 && !isGivenName(word));
}

function labelUnlessLower(head: string): Person | null {
  return isLower(head) ? null : LABEL;
}

/** A given name that is no family name as well. */
function isOnlyGiven(word: string): boolean {
  return isGivenName(word) && !isFamilyName(word);
}

/** `Tanaka Hanako`, `Nguyen Thi Lan`. */
function listedFamilyFirst(head: string, rest: readonly string[]): Person | undefined {
  const isFamily = isListedFamily(head) && isKnownFamily(head) && !isLower(head) && !isCapitals(head);
  return isFamily && rest.every((word) => /^\p{Lu}/u.test(word)) ? afterFamily(rest) : undefined;
}

function familyByForm(head: string, rest: readonly string[]): Person {
  return isMarkedFamily(head) ? afterFamily(rest) : FAMILY_LABEL;
}

/** The word behind the family name is the given name if it is known as one. */
function afterFamily(rest: readonly string[]): Person {
  const [next = ''] = rest;
  return isGivenName(next) ? { ...personNamed(next, 'strong'), isFamilyFirst: true } : FAMILY_LABEL;
}

/** `DUPONT Marie`: the capitals are the family name; two letters are initials. */
function capitalsFirst(head: string, rest: readonly string[]): Person | undefined {
  if (!isCapitals(head) || rest.every((word) => isCapitals(word) || isInitial(word) || isParticle(word))) return undefined;
  if (head.length === 2) return LABEL;
  const given = rest.find((word) => !isCapitals(word) && !isParticle(word) && !isInitial(word));
  if (given === undefined || isLower(given)) return FAMILY_LABEL;
  if (isGivenName(given)) return { ...personNamed(given, 'strong'), isFamilyFirst: true };
  return isWordName(given) ? { ...personNamed(given, 'medium'), isFamilyFirst: true } : FAMILY_LABEL;
}

/** `Ylang Ylang` is no one; `James James` may be. */
function repeatedWord(head: string, rest: readonly string[]): Person | null | undefined {
  const words = [head, ...rest].map(foldWord);
  if (new Set(words).size === words.length) return undefined;
  return isGivenName(head) ? personNamed(head, 'strong') : null;
}

/** `de la Cruz`: a family name alone. */
function familyOnly(rest: readonly string[]): Person | null {
  return rest.some(isOrdinaryWord) || isLower(rest.at(-1) ?? '') ? null : LABEL;
}

/** `James Sarah` may be in either order; `James Taylor` is not. */
function knownGiven(head: string, rest: readonly string[]): Person {
  const isEitherOrder = rest.length === 1 && isFamilyName(head) && isOnlyGiven(rest[0] ?? '');
  return isEitherOrder ? FAMILY_LABEL : personNamed(head, 'strong');
}

/** How sure a full name is whose first word is in no list of names only. */
function evidenceOf(head: string, rest: readonly string[]): Evidence {
  const isLong = rest.length > 2 && !rest.some(isParticle);
  if (isOrdinaryWord(head) || isLong || rest.some(isDoubtful)) return 'weak';
  if (rest.some((word) => isListedFamily(word) || isKnownFamily(word) || isParticle(word) || isInitial(word))) return 'medium';
  return isWordName(head) || /[^ -~’]/u.test(`${head}${rest.join('')}`) ? 'medium' : 'shape';
}

/** A word that makes a name look like a thing: `Blossom`, `Path`. */
function isDoubtful(word: string): boolean {
  if (isInitial(word) || isParticle(word) || isListedFamily(word)) return false;
  return isOrdinaryWord(word) || isWordName(word);
}
