import { FAMILY_NAMES, GIVEN_NAMES, SURNAME_LIKE_NAMES, WORD_NAMES } from './name-given-data.ts';
import { FAMILY_NAME_WORDS, ORDINARY_WORDS, PRACTITIONER_LETTERS, SERVICE_ENDING, SERVICE_WORDS } from './name-service-data.ts';
import { foldWord, properCase, wordSet } from './name-text.ts';

/**
 * How sure a text is a person: `strong` a well-known given name comes first; `medium` it has the
 * form and parts of a full name; `shape` two capitalised words; `weak` may as well be something else;
 * `label` initials or a family name alone.
 */
export type Evidence = 'strong' | 'medium' | 'shape' | 'weak' | 'label';

export interface Person {
  /** As shown; null for a label. */
  readonly first: string | null;
  readonly evidence: Evidence;
  /** Letters behind the name belong to a practitioner (`RMT`). */
  readonly isStaff: boolean;
  /** A family name stands where the given name usually does (`Tanaka Hanako`, `Smith`). */
  readonly isFamilyFirst?: boolean;
}

/** Rules 7, 9, 10 and 11: reads a text as one person, or null when it has not that shape. */
export function parsePerson(text: string): Person | null {
  const caseless = parseCaseless(text);
  if (caseless !== undefined) return caseless;
  const { words, hadTitle, isStaff } = stripTitles(text.split(' '));
  if (words.length === 0) return hadTitle ? label(isStaff) : null;
  if (hadTitle && words.length === 1) return /^\p{L}[\p{L}\p{M}’'.-]*$/u.test(words[0] ?? '') ? label(isStaff) : null;
  if (words.length > 5 || !words.every((word) => NAME_WORD.test(word) && !/[’']s$/u.test(word))) return null;
  const found = words.length === 1 ? parseSingle(words[0] ?? '') : parseFull(words);
  if (found === null) return null;
  return { ...found, evidence: hadTitle && found.first !== null ? atLeastMedium(found.evidence) : found.evidence, isStaff };
}

/** What something else proves to be a person, whatever the words. */
export function atLeastMedium(evidence: Evidence): Evidence {
  return evidence === 'weak' || evidence === 'shape' ? 'medium' : evidence;
}

/** Whether the word is a well-known given name and nothing else. */
export function isGivenName(word: string): boolean {
  const folded = foldWord(word);
  if (WORD_NAMES.has(folded)) return false;
  if (GIVEN_NAMES.has(folded)) return true;
  const parts = folded.split('-');
  return parts.length === 2 && parts.every((part) => part.length > 1 && !WORD_NAMES.has(part)) && parts.some((part) => GIVEN_NAMES.has(part));
}

/** Whether the word is a given name that is also an ordinary word or a place. */
export function isWordName(word: string): boolean {
  return WORD_NAMES.has(foldWord(word));
}

/** Whether the word may stand alone for a family: a common one, or a given name used as one. */
export function isFamilyName(word: string): boolean {
  const folded = foldWord(word);
  return (FAMILY_NAMES.has(folded) && !isGivenName(word)) || SURNAME_LIKE_NAMES.has(folded);
}

/** Whether the word names a treatment, a duration or another thing that no person is called. */
export function isServiceWord(word: string): boolean {
  const folded = foldWord(word).replace(/[^\p{L}\p{N}-]+/gu, '');
  if (GIVEN_NAMES.has(folded)) return false;
  if (/\p{N}/u.test(folded) || SERVICE_WORDS.has(folded) || SERVICE_ENDING.test(folded)) return true;
  return folded.includes('-') && folded.split('-').some((part) => SERVICE_WORDS.has(part));
}

/** Whether the word is an ordinary one, and no given name. */
export function isOrdinaryWord(word: string): boolean {
  const folded = foldWord(word).replace(/[^\p{L}-]+/gu, '');
  return ORDINARY_WORDS.has(folded) && !GIVEN_NAMES.has(folded);
}

/** Whether the word can follow a given name as a family name. */
export function canBeFamily(word: string): boolean {
  return !isServiceWord(word) && (!isOrdinaryWord(word) || FAMILY_NAME_WORDS.has(foldWord(word)));
}

/** Whether the text is only letters behind a name: `PhD`, `Jr`, `RMT`. */
export function isSuffix(text: string): boolean {
  return text.split(' ').every((word) => SUFFIXES.has(plainWord(word)) || (PRACTITIONER_LETTERS.has(plainWord(word)) && word === word.toUpperCase()));
}

/** Whether the word is a small part of a family name: `de`, `van`, `Mc`. */
export function isParticle(word: string): boolean {
  return PARTICLES.has(foldWord(word).replaceAll('.', ''));
}

/** Whether the word stands for a name by its first letters only. */
export function isInitial(word: string): boolean {
  return /^(?:\p{L}\.?|(?:\p{Lu}\.-?){1,4}\p{Lu}?\.?)$/u.test(word) && !isCaselessText(word);
}

function label(isStaff = false): Person {
  return { first: null, evidence: 'label', isStaff };
}

function familyLabel(): Person {
  return { ...label(), isFamilyFirst: true };
}

function person(first: string, evidence: Evidence): Person {
  return { first: properCase(first), evidence, isStaff: false };
}

const NAME_WORD = /^\p{L}[\p{L}\p{M}’'.-]*$/u;
const HONORIFICS = wordSet(
  'mr mrs ms miss mx dr prof professor rev revd reverend sir dame lady lord mme mlle madame monsieur herr frau hr fr sr sra srta senor senora señorita sig signor signora dhr mevr mw capt captain sgt maj col father sister doctor doc pan pani',
);
const SUFFIXES = wordSet('jr jnr sr snr ii iii esq md phd dphil dds dmd dvm mba bsc msc obe mbe cbe kc qc');
const PARTICLES = wordSet(
  "de la del della di da do dos das du des van vander der den ter ten von vom zu zum zur af av bin binti bint ibn abu al el le st saint san santa mc mac o ap ab y 't 's",
);

function plainWord(word: string): string {
  return foldWord(word).replaceAll('.', '');
}

interface Stripped {
  readonly words: readonly string[];
  readonly hadTitle: boolean;
  readonly isStaff: boolean;
}

function stripTitles(all: readonly string[]): Stripped {
  let from = 0;
  while (from < all.length && HONORIFICS.has(plainWord(all[from] ?? ''))) from += 1;
  // `MS Lily Brown` is more likely someone's initials than a title.
  if (from === 1 && isCapitals(all[0] ?? '') && all.slice(1).some((word) => word.length > 1 && !isCapitals(word))) from = 0;
  let until = all.length;
  let isStaff = false;
  while (until > from + 1) {
    const word = all[until - 1] ?? '';
    const isLetters = PRACTITIONER_LETTERS.has(plainWord(word)) && word === word.toUpperCase();
    if (!isLetters && !SUFFIXES.has(plainWord(word))) break;
    isStaff ||= isLetters;
    until -= 1;
  }
  return { words: all.slice(from, until), hadTitle: from > 0, isStaff };
}

function isCapitals(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}

function isLower(word: string): boolean {
  return word === word.toLowerCase() && word !== word.toUpperCase();
}

function parseSingle(word: string): Person | null {
  if (isInitial(word)) return label();
  if (isServiceWord(word)) return null;
  const letters = word.replaceAll('.', '').length;
  if (isCapitals(word) && letters <= 3) return letters === 3 && isOrdinaryWord(word) ? null : label();
  if (isParticle(word)) return null;
  if (word.endsWith('.')) return null;
  if (isGivenName(word)) return person(word, 'strong');
  if (FAMILY_NAMES.has(foldWord(word)) && !isLower(word)) return familyLabel();
  if (isLower(word) || isOrdinaryWord(word)) return null;
  if (isKnownFamily(word)) return familyLabel();
  return isCapitals(word) ? null : person(word, 'weak');
}

function parseFull(words: readonly string[]): Person | null {
  const [head = '', ...rest] = words;
  if (words.some(isServiceWord)) return null;
  if (isListedFamily(head) && rest.every((word) => /^\p{Lu}/u.test(word))) return afterFamily(rest);
  if (!rest.every((word) => canBeFamily(word) || isParticle(word) || isInitial(word))) return null;
  if (words.every((word) => isInitial(word) || (isCapitals(word) && word.length <= 3 && !isGivenName(word)))) return label();
  if (isInitial(head)) return isLower(head) ? null : label();
  const isMixed = isCapitals(head) && !words.every((word) => isCapitals(word) || isInitial(word) || isParticle(word));
  if (isMixed && head.length > 2) return familyFirst(rest);
  if (isMixed) return label();
  if (new Set(words.map(foldWord)).size < words.length) return isGivenName(head) ? person(head, 'strong') : null;
  if (isOrdinaryWord(head) && !isWordName(head)) return null;
  if (head.endsWith('.')) return isLower(head) ? null : label();
  if (isParticle(head)) return rest.some(isOrdinaryWord) || isLower(rest.at(-1) ?? '') ? null : label();
  return parseCased(head, rest);
}

/** `DUPONT Marie`: the capitals are the family name. */
function familyFirst(rest: readonly string[]): Person {
  const given = rest.find((word) => !isCapitals(word) && !isParticle(word) && !isInitial(word));
  const isKnown = given !== undefined && (isGivenName(given) || isWordName(given)) && !isLower(given);
  return isKnown ? { ...person(given, isGivenName(given) ? 'strong' : 'medium'), isFamilyFirst: true } : familyLabel();
}

function parseCased(head: string, rest: readonly string[]): Person | null {
  if (isGivenName(head)) return isEitherOrder(head, rest) ? familyLabel() : person(head, 'strong');
  if (isLower(head) || rest.some((word) => isLower(word) && !isParticle(word))) return null;
  if (isKnownFamily(head)) return SLAVIC_FAMILY.test(head) || FAMILY_MARK.test(head) ? afterFamily(rest) : familyLabel();
  // An unknown word before a given name may be the family name, or a service: no way to tell, so no name.
  if (rest.some((word, index) => isGivenName(word) && !isFamilyName(word) && !isParticle(rest[index - 1] ?? ''))) return familyLabel();
  return person(head, evidenceOf(head, rest));
}

function isListedFamily(word: string): boolean {
  return FAMILY_NAMES.has(foldWord(word)) && !isGivenName(word) && !isWordName(word) && !isOrdinaryWord(word) && !isLower(word) && !isCapitals(word);
}

/** `Tanaka Hanako`, `Nguyen Thi Lan`: the next word is the given name if it is known as one. */
function afterFamily(rest: readonly string[]): Person {
  const next = rest[0] ?? '';
  return isGivenName(next) ? { ...person(next, 'strong'), isFamilyFirst: true } : familyLabel();
}

/** `James Sarah`: a name used as a family name before one that is not. */
function isEitherOrder(head: string, rest: readonly string[]): boolean {
  const [next = ''] = rest;
  return rest.length === 1 && SURNAME_LIKE_NAMES.has(foldWord(head)) && isGivenName(next) && !SURNAME_LIKE_NAMES.has(foldWord(next));
}

/** Whether the word looks like a family name and nothing else: listed, or by its form (`McKay`, `Petkov`). */
export function isKnownFamily(word: string): boolean {
  if (isGivenName(word) || isWordName(word) || isOrdinaryWord(word)) return false;
  const folded = foldWord(word);
  return FAMILY_NAMES.has(folded) || SLAVIC_FAMILY.test(word) || FAMILY_MARK.test(word) || FAMILY_ENDING.test(folded);
}

/** How sure a full name is whose first word is in no list of names only. */
function evidenceOf(head: string, rest: readonly string[]): Evidence {
  const isDoubtful = rest.some((word) => !isInitial(word) && !isParticle(word) && !FAMILY_NAMES.has(foldWord(word)) && (isOrdinaryWord(word) || isWordName(word)));
  if (isOrdinaryWord(head) || isDoubtful || (rest.length > 2 && !rest.some(isParticle))) return 'weak';
  if (rest.some(isFamilyLike) || rest.some(isParticle)) return 'medium';
  return isWordName(head) || rest.some(isInitial) || /[^ -~’]/u.test(`${head} ${rest.join(' ')}`) ? 'medium' : 'shape';
}

function isFamilyLike(word: string): boolean {
  return FAMILY_NAMES.has(foldWord(word)) || isKnownFamily(word);
}

const FAMILY_MARK = /^(?:Mc|Mac|Fitz|O['’])\p{Lu}/u;
const FAMILY_ENDING =
  /\p{L}{2}(?:ova|eva|ov|ev|ski|ska|sky|wicz|czyk|czak|son|sson|sen|dottir|ez|es|ides|idis|poulos|akis|ian|yan|shvili|dze|enko|chuk|ic|vic|mann|berg|stein|strom|gren|lund|quist|escu|oiu|elli|etti|ini|ucci|eira|inho|oglu|zade|wala|kar|wal|jee|nen|maki|poulou|kova|ford|ton|ham|well|worth|ley|field|man|erson|wood|land|shaw|burn|stone)$/u;

const SLAVIC_FAMILY = /\p{Script=Cyrillic}(?:ов|ев|ёв|ова|ева|ёва|ский|ская|цкий|цкая|енко|чук|юк)$/u;

const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々・ ]+$/u;

function isCaselessText(text: string): boolean {
  return !/[\p{Lu}\p{Ll}\p{Lt}]/u.test(text);
}

/** Scripts without capitals; undefined when the text has some. */
function parseCaseless(text: string): Person | null | undefined {
  if (!isCaselessText(text)) return undefined;
  if (!/\p{L}/u.test(text)) return null;
  const name = text.replace(/ ?(?:様|さま|さん|先生|くん|ちゃん|殿|님|씨|先生|女士|小姐)$/u, '').trim();
  const words = name.split(' ');
  if (!CJK.test(name)) return words.length <= 4 && words.every((word) => /^[\p{L}\p{M}’'"־-]+$/u.test(word)) ? parseUncased(words) : null;
  if (words.length > 2 || words.some((word) => word.length > 6)) return null;
  const [family = '', given] = words;
  if (given === undefined) return label();
  const isForeignOrder = /^[\p{Script=Katakana}ー・]+$/u.test(family);
  return isForeignOrder || family.length > 3 ? label() : person(given, 'medium');
}

/** Arabic, Hebrew, Indic and other scripts: a given name only when it is a known one. */
function parseUncased(words: readonly string[]): Person {
  const head = words[0] ?? '';
  return isGivenName(head) ? person(head, 'strong') : label();
}
