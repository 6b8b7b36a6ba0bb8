import { FAMILY_NAMES, GIVEN_NAMES, SURNAME_LIKE_NAMES, WORD_NAMES } from './name-given-data.ts';
import { FAMILY_NAME_WORDS, ORDINARY_WORDS, PRACTITIONER_LETTERS, SERVICE_ENDING, SERVICE_WORDS } from './name-service-data.ts';
import { foldWord, wordSet } from './name-text.ts';

/** Whether the word is a well-known given name and nothing else. */
export function isGivenName(word: string): boolean {
  const folded = foldWord(word);
  if (WORD_NAMES.has(folded)) return false;
  if (GIVEN_NAMES.has(folded)) return true;
  const parts = folded.split('-');
  if (parts.length !== 2 || !parts.every((part) => part.length > 1)) return false;
  // `Mary-Jane`: a word that is a name too counts beside a name; any other half may be a family name.
  const isName = (part: string): boolean => GIVEN_NAMES.has(part) || WORD_NAMES.has(part);
  const isSure = parts.some((part) => GIVEN_NAMES.has(part) && !WORD_NAMES.has(part));
  return isSure && (parts.every(isName) || !parts.some((part) => WORD_NAMES.has(part)));
}

/** Whether the word is a given name that is also an ordinary word or a place. */
export function isWordName(word: string): boolean {
  return WORD_NAMES.has(foldWord(word));
}

/** Whether the word is on the list of family names, whatever else it is. */
export function isListedFamily(word: string): boolean {
  return FAMILY_NAMES.has(foldWord(word));
}

/** Whether the word may be a family name: a common one, or a given name used as one. */
export function isFamilyName(word: string): boolean {
  return (isListedFamily(word) && !isGivenName(word)) || SURNAME_LIKE_NAMES.has(foldWord(word));
}

/** Whether the word looks like a family name and nothing else: listed, or by its form (`McKay`, `Petkov`). */
export function isKnownFamily(word: string): boolean {
  if (isGivenName(word) || isWordName(word) || isOrdinaryWord(word)) return false;
  return isListedFamily(word) || isMarkedFamily(word) || FAMILY_ENDING.test(foldWord(word));
}

/** Whether the form of the word allows no given name: `McKay`, `O’Brien`, `Петрова`. */
export function isMarkedFamily(word: string): boolean {
  return SLAVIC_FAMILY.test(word) || FAMILY_MARK.test(word);
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

/** Whether the word is a small part of a family name: `de`, `van`, `Mc`. */
export function isParticle(word: string): boolean {
  return PARTICLES.has(plain(word));
}

/** Whether the word stands for a name by its first letters only. */
export function isInitial(word: string): boolean {
  return /^(?:\p{L}\.?|(?:\p{Lu}\.-?){1,4}\p{Lu}?\.?)$/u.test(word) && !isCaseless(word);
}

/** Whether the word is a title before a name: `Mrs`, `Dr.`, `Frau`. */
export function isHonorific(word: string): boolean {
  return HONORIFICS.has(plain(word));
}

/** Whether the word is letters that a practitioner carries behind the name: `RMT`. */
export function isPractitionerLetters(word: string): boolean {
  return PRACTITIONER_LETTERS.has(plain(word)) && word === word.toUpperCase();
}

/** Whether the text is only letters behind a name: `PhD`, `Jr`, `RMT`. */
export function isSuffix(text: string): boolean {
  return text.split(' ').every((word) => SUFFIXES.has(plain(word)) || isPractitionerLetters(word));
}

/** Whether the word is two or more capitals. */
export function isCapitals(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}

/** Whether the word has no capital although its script has them. */
export function isLower(word: string): boolean {
  return word === word.toLowerCase() && word !== word.toUpperCase();
}

/** Whether the script of the text knows no capitals. */
export function isCaseless(text: string): boolean {
  return !/[\p{Lu}\p{Ll}\p{Lt}]/u.test(text);
}

function plain(word: string): string {
  return foldWord(word).replaceAll('.', '');
}

const HONORIFICS = wordSet(
  'mr mrs ms miss mx dr prof professor rev revd reverend sir dame lady lord mme mlle madame monsieur herr frau hr fr sr sra srta senor senora sig signor signora dhr mevr mw capt dott dottssa captain sgt maj col father sister doctor doc pan pani',
);
const SUFFIXES = wordSet('jr jnr sr snr ii iii esq md phd dphil dds dmd dvm mba bsc msc obe mbe cbe kc qc');
const PARTICLES = wordSet(
  'de la del della di da do dos das du des van vander der den ter ten von vom zu zum zur af av bin binti bint ibn abu al el le st saint san santa mc mac o ap ab y t s',
);
const FAMILY_MARK = /^(?:Mc|Mac|Fitz|O['’])\p{Lu}/u;
const FAMILY_ENDING =
  /\p{L}{2}(?:ova|eva|ov|ev|ski|ska|sky|wicz|czyk|czak|son|sson|sen|dottir|ez|es|ides|idis|poulos|akis|ian|yan|shvili|dze|enko|chuk|ic|vic|mann|berg|stein|strom|gren|lund|quist|escu|oiu|elli|etti|ini|ucci|eira|inho|oglu|zade|wala|kar|wal|jee|nen|maki|poulou|kova|ford|ton|ham|well|worth|ley|field|man|erson|wood|land|shaw|burn|stone)$/u;
const SLAVIC_FAMILY = /\p{Script=Cyrillic}(?:ов|ев|ёв|ова|ева|ёва|ский|ская|цкий|цкая|енко|чук|юк)$/u;
