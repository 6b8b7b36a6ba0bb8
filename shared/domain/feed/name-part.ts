import { LABEL, surely, type Person } from './name-evidence.ts';
import { parsePeople } from './name-pair.ts';
import { parsePerson } from './name-person.ts';
import type { PractitionerTest } from './name-practitioner.ts';
import { CASELESS_SERVICE, EPONYMS } from './name-service-data.ts';
import type { Segment } from './name-split.ts';
import { CONTACT_MARK, foldPhrase } from './name-text.ts';
import { isGivenName, isKnownFamily, isOrdinaryWord, isServiceWord, isWordName } from './name-words.ts';

/** What a segment turned out to be; `open` ones may be a person or an unknown service. */
export type PartKind = 'open' | 'service' | 'label' | 'staff' | 'place' | 'other';

export interface Part {
  readonly kind: PartKind;
  readonly segment: Segment;
  /** Set when the text reads as one person; also for staff. */
  readonly person: Person | null;
  /** Two bare first names that may stand together. */
  readonly maybeCouple: Person | null;
  /** Folded text: the same wherever the segment comes again. */
  readonly key: string;
  /** A label before it (`Client:`) says what it is. */
  readonly isNamed: boolean;
}

/** A part without a person. */
export function part(kind: PartKind, segment: Segment): Part {
  return { kind, segment, person: null, maybeCouple: null, key: foldPhrase(segment.text), isNamed: false };
}

/** A part that reads as one person; initials and family names stay labels. */
export function personPart(segment: Segment, person: Person, maybeCouple: Person | null = null): Part {
  return { ...part(person.evidence === 'label' ? 'label' : 'open', segment), person, maybeCouple };
}

/** Reads one segment; several people in it become one part without a name. */
export function readPart(segment: Segment, isPractitioner: PractitionerTest): Part {
  const text = segment.text.replaceAll(CONTACT_MARK, ' ').replace(/\s+/gu, ' ').trim();
  const bare: Segment = { ...segment, text };
  const people = parsePeople(text, isPractitioner);
  return readPlain(bare, isPractitioner) ?? (people === null ? readPerson(bare) : peoplePart(bare, people));
}

/** What needs no look at names; null when the text may be a person's. */
function readPlain(segment: Segment, isPractitioner: PractitionerTest): Part | null {
  const { text, joint } = segment;
  if (!/[\p{L}\p{N}]/u.test(text)) return part('label', segment);
  if (isPractitioner(text)) return part('staff', segment);
  if (joint === 'at' || isClockTime(text) || isFormerName(text) || isStreet(text)) return part('place', segment);
  if (isEponym(text) || CASELESS_SERVICE.test(text)) return part('service', segment);
  if (isFamilyAsOne(text)) return { ...part('label', segment), person: LABEL };
  if (isBillingCode(text)) return part('service', segment);
  return isIdentifier(text) ? identifiedPart(segment) : null;
}

function readPerson(segment: Segment): Part {
  const person = parsePerson(segment.text);
  if (person === null) return part(isService(segment.text) ? 'service' : 'other', segment);
  return segment.joint === 'by' || person.isStaff ? { ...part('staff', segment), person } : personPart(segment, person);
}

/** `Harley Street`, `St Mary’s Hospital`; `Della Street` is a person. */
function isStreet(text: string): boolean {
  const [head = '', ...rest] = text.split(' ');
  return rest.length > 0 && !isGivenName(head) && /^(?:street|road|avenue|hospital|surgery|centre|center)$/iu.test(rest.at(-1) ?? '');
}

function isFormerName(text: string): boolean {
  return /^(?:née|nee|formerly|geb\.?|född)(?: |$)/iu.test(text);
}

function peoplePart(segment: Segment, found: NonNullable<ReturnType<typeof parsePeople>>): Part {
  const [only, second] = found.people;
  if (only === undefined) return part('staff', segment);
  // Whoever stands together with the practitioner is a person.
  if (second === undefined) return personPart(segment, surely(only));
  if (found.couple !== null) return personPart(segment, found.couple);
  return { ...part('label', segment), person: LABEL };
}

function isClockTime(text: string): boolean {
  return /^\p{N}{1,2}(?:[:.]\p{N}{2}(?: ?[ap]m)?| ?[ap]m)$/iu.test(text);
}

/** `Smith family`, `The Smiths`: a family name that must not be shown. */
function isFamilyAsOne(text: string): boolean {
  return (
    /^(?:the )?\p{Lu}[\p{L}’'-]+ (?:family|household)$/iu.test(text) ||
    (/^the \p{Lu}[\p{L}’'-]+s$/iu.test(text) && isKnownFamily(text.slice(4, -1)))
  );
}

/** `Jane Doe #10423` is a person, `Client #10423` a number that stands for one. */
function identifiedPart(segment: Segment): Part {
  const text = segment.text
    .replace(/#\s?\p{N}+|\p{Lu}{0,4}-?\p{N}{3,}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const person = parsePerson(text);
  if (person?.evidence === 'strong' || person?.evidence === 'medium') return personPart({ ...segment, text }, person);
  return { ...part('service', segment), person: LABEL };
}

/** `#10423`, `Client 10423`, `JD1234`: a number that stands for a person. */
function isIdentifier(text: string): boolean {
  return /#\s?\p{N}{2,}|^\p{Lu}{1,4}-?\p{N}{3,}$|^(?:client|patient|id|ref|mrn|file|chart|no\.?)\s?:?\s?#?\p{N}+$|^\p{N}{4,}$/iu.test(text);
}

/** `90834`: an American code of psychotherapy, hands-on or office work (CPT) says what is done, not with whom. */
function isBillingCode(text: string): boolean {
  return /^9(?:0[78]|7[0-7]|89|9[234])\p{N}{2}$/u.test(text);
}

function isService(text: string): boolean {
  const words = text.split(' ');
  const head = words[0] ?? '';
  const isCapital = /^[\p{Lu}\p{N}]/u.test(head);
  return words.some(isServiceWord) || (isOrdinaryWord(head) && isCapital) || (isWordName(head) && words.slice(1).some(isOrdinaryWord));
}

/** A service named after someone: `Alexander Technique`. */
export function isEponym(text: string): boolean {
  const phrase = foldPhrase(text);
  return EPONYMS.some((name) => phrase.startsWith(name));
}
