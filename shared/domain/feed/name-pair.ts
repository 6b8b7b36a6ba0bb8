import { atLeastMedium, canBeFamily, isFamilyName, isGivenName, isInitial, isKnownFamily, isOrdinaryWord, isParticle, isServiceWord, isWordName, parsePerson, type Person } from './name-person.ts';
import type { PractitionerTest } from './name-practitioner.ts';
import { foldPhrase, foldWord, wordSet } from './name-text.ts';

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
  const people: Person[] = [];
  for (const part of others) {
    const person = isTitleOnly(part) ? { first: null, evidence: 'label' as const, isStaff: false } : parsePerson(part);
    if (person === null) return null;
    people.push(person);
  }
  const [left, right] = people;
  if (people.length !== 2 || left === undefined || right === undefined) return { people, texts: others, couple: null, maybeCouple: null };
  return { people, texts: others, ...coupleOf(left, right, others[0] ?? '', others[1] ?? '', text.includes('&')) };
}

function isTitleOnly(part: string): boolean {
  return /^(?:mr|mrs|ms|miss|mx|dr)\.?$/iu.test(part);
}

function coupleOf(left: Person, right: Person, leftText: string, rightText: string, hasAmpersand: boolean): Pick<People, 'couple' | 'maybeCouple'> {
  const none = { couple: null, maybeCouple: null };
  if (left.first === null || right.first === null || ![left.first, right.first].every((first) => isGivenName(first) || isWordName(first))) return none;
  const leftWords = leftText.split(' ');
  const rightWords = rightText.split(' ');
  const both: Person = { first: `${left.first} & ${right.first}`, evidence: 'strong', isStaff: false };
  const isShared = leftWords.length > 1 && rightWords.length > 1 && foldWord(leftWords.at(-1) ?? '') === foldWord(rightWords.at(-1) ?? '');
  if (isShared || (leftWords.length === 1 && rightWords.length > 1 && hasAmpersand)) return { couple: both, maybeCouple: null };
  return leftWords.length === 1 ? { couple: null, maybeCouple: both } : none;
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
  if (person === null || person.isStaff || family.length > 4 || !isFamilyShape(family)) return null;
  const head = givenWord(after);
  if (isInitial(head)) return family.some(isGivenName) && family.length > 1 ? null : { first: null, evidence: 'label', isStaff: false };
  if (person.first === null) return null;
  const startsAsFamily = isParticle(family[0] ?? '');
  if (family.length > 1) return startsAsFamily || (isGivenName(head) && isKnownFamily(family[0] ?? '')) ? surely(person) : null;
  const only = family[0] ?? '';
  if (isGivenName(head)) return isGivenName(only) && !isFamilyName(only) ? null : person;
  if (isKnownFamily(head) || ((isGivenName(only) || isWordName(only)) && !isFamilyName(only))) return null;
  if (isKnownFamily(only)) return surely(person);
  if (isFamilyName(only)) return isWordName(head) && !after.includes(' ') ? surely(person) : null;
  // Two unknown words: `Doe, Jane` in another language, or a name and a service.
  return after.includes(' ') ? null : { ...person, evidence: 'weak' };
}

function surely(person: Person): Person {
  return { ...person, evidence: atLeastMedium(person.evidence) };
}

function isFamilyShape(words: readonly string[]): boolean {
  return words.every((word) => /^[\p{L}\p{M}’'.-]+$/u.test(word) && !isServiceWord(word) && !isInitial(word) && (canBeFamily(word) || isParticle(word) || !isOrdinaryWord(word)) && (/^\p{Lu}/u.test(word) || isParticle(word)));
}

function givenWord(text: string): string {
  return text.split(' ').find((word) => !/^(?:mr|mrs|ms|miss|mx|dr|prof)\.?$/iu.test(word)) ?? '';
}
