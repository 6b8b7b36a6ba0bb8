import { LABEL, surely, type Person } from './name-evidence.ts';
import { parsePerson } from './name-person.ts';
import type { PractitionerTest } from './name-practitioner.ts';
import { foldPhrase, foldWord, wordSet } from './name-text.ts';
import {
  canBeFamily,
  isFamilyName,
  isGivenName,
  isHonorific,
  isInitial,
  isKnownFamily,
  isOrdinaryWord,
  isParticle,
  isServiceWord,
  isWordName,
} from './name-words.ts';

/** Several people in one text: the candidates that remain, in order. */
export interface People {
  readonly people: readonly Person[];
  /** The text of each person, in the same order. */
  readonly texts: readonly string[];
  /** Both first names may be shown together: they share a family name. */
  readonly couple: Person | null;
  /** Two bare first names: a couple only if nothing else speaks against it. */
  readonly maybeCouple: Person | null;
}

const AND = /\s+(?:&|\+|and|und|et|og|och|x|×)\s+/u;
const COMPANIONS = wordSet(
  'baby son daughter child kid kids children mum mom mother dad father husband wife partner spouse friend family guest carer parent parents 1 one two',
);

/** `Jane & Tom Smith`, `Jane Doe and Dana Wolfe`; null when the text is no list of people. */
export function parsePeople(text: string, isPractitioner: PractitionerTest): People | null {
  const parts = text.split(AND).map((part) => part.trim());
  if (parts.length < 2 || parts.length > 4) return null;
  const others = parts.filter((part) => !isPractitioner(part) && !COMPANIONS.has(foldPhrase(part)));
  const people = others.map((part) => (isHonorific(part) ? LABEL : parsePerson(part))).filter((person) => person !== null);
  if (people.length < others.length) return null;
  const [left, right] = people;
  if (people.length !== 2 || left === undefined || right === undefined) return { people, texts: others, couple: null, maybeCouple: null };
  return {
    people,
    texts: others,
    ...coupleOf(
      left,
      right,
      others.map((part) => part.split(' ')),
      text.includes('&'),
    ),
  };
}

type Couple = Pick<People, 'couple' | 'maybeCouple'>;

function coupleOf(
  left: Person,
  right: Person,
  [leftWords = [], rightWords = []]: readonly (readonly string[])[],
  hasAmpersand: boolean,
): Couple {
  const none: Couple = { couple: null, maybeCouple: null };
  if (!isNamed(left) || !isNamed(right)) return none;
  const both: Person = { ...left, first: `${left.first} & ${right.first}`, evidence: 'strong' };
  if (leftWords.length === 1) return rightWords.length > 1 && hasAmpersand ? { ...none, couple: both } : { ...none, maybeCouple: both };
  const isShared = rightWords.length > 1 && foldWord(leftWords.at(-1) ?? '') === foldWord(rightWords.at(-1) ?? '');
  return isShared ? { ...none, couple: both } : none;
}

function isNamed({ first }: Person): boolean {
  return first !== null && (isGivenName(first) || isWordName(first));
}

/**
 * Rule 8: `Doe, Jane` as one person, or null when the comma only separates.
 *
 * @param before  text before the comma
 * @param after   text behind it, up to the next separator
 */
export function parseLastFirst(before: string, after: string): Person | null {
  const family = before.split(' ');
  const person = parsePerson(after);
  if (person === null || person.isStaff || family.length > 4 || !family.every(isFamilyShape)) return null;
  const given = after.split(' ').find((word) => !isHonorific(word)) ?? '';
  if (isInitial(given)) return family.length > 1 && family.some(isGivenName) ? null : LABEL;
  if (person.first === null) return null;
  return family.length > 1 ? swapLong(family, given, person) : swapShort(family[0] ?? '', given, person, after.includes(' '));
}

/** `van der Berg, Jan`; but `Jane Doe, Vancouver` is a name and something else. */
function swapLong(family: readonly string[], given: string, person: Person): Person | null {
  const [head = ''] = family;
  return isParticle(head) || (isGivenName(given) && isKnownFamily(head)) ? surely(person) : null;
}

function swapShort(family: string, given: string, person: Person, isLong: boolean): Person | null {
  const isGivenOnly = isGivenName(family) && !isFamilyName(family);
  if (isGivenName(given)) return isGivenOnly ? null : person;
  if (isKnownFamily(given) || isGivenOnly) return null;
  if (isKnownFamily(family)) return surely(person);
  if (isFamilyName(family)) return isWordName(given) && !isLong ? surely(person) : null;
  // Two unknown words: `Doe, Jane` in another language, or a name and a service.
  return isLong || isWordName(family) ? null : { ...person, evidence: 'weak' };
}

function isFamilyShape(word: string): boolean {
  if (isParticle(word)) return true;
  if (!/^\p{Lu}[\p{L}\p{M}’'.-]*$/u.test(word) || isServiceWord(word) || isInitial(word)) return false;
  return canBeFamily(word) || !isOrdinaryWord(word);
}
