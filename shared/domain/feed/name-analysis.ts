import { STATUS_PHRASES } from './name-block-data.ts';
import { parseLeadingName, parseTrailingName } from './name-fused.ts';
import { parseLastFirst, parsePeople } from './name-pair.ts';
import { atLeastMedium, canBeFamily, isFamilyName, isGivenName, isKnownFamily, isOrdinaryWord, isParticle, isServiceWord, isSuffix, isWordName, parsePerson, type Person } from './name-person.ts';
import type { PractitionerTest } from './name-practitioner.ts';
import { CASELESS_SERVICE, EPONYMS } from './name-service-data.ts';
import { splitSummary, type Segment } from './name-split.ts';
import { dropStatus, isBlockText } from './name-status.ts';
import { CONTACT_MARK, cleanSummary, foldPhrase, foldWord, wordSet } from './name-text.ts';

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

/** One summary read without knowledge of the others. */
export interface Analysis {
  readonly isBlock: boolean;
  readonly isCancelled: boolean;
  readonly parts: readonly Part[];
}

/** Reads a raw summary; never throws, linear in its length. */
export function analyseSummary(raw: string, isPractitioner: PractitionerTest): Analysis {
  const clean = cleanSummary(raw);
  const { segments, isCancelled } = dropStatus(mergeNicknames(splitSummary(clean.text)));
  const isBlock = clean.isBirthday || isBlockText(clean.text, segments, clean.hadContact || isCancelled);
  const parts = isBlock ? [] : combine(segments, isPractitioner).flatMap((segment) => ('kind' in segment ? segment : readParts(segment, isPractitioner)));
  return { isBlock, isCancelled, parts: readNeighbours(parts.flatMap((part) => splitFused(part, isPractitioner))) };
}

/** Rule 9: `Elizabeth (Liz) Brown` → `Liz Brown`. */
function mergeNicknames(segments: readonly Segment[]): readonly Segment[] {
  const merged: Segment[] = [];
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index];
    const before = merged.at(-1);
    const after = segments[index + 1];
    if (segment === undefined) continue;
    const given = before === undefined ? null : parsePerson(before.text);
    if (!segment.isInner || before === undefined || after === undefined || given === null || !isFamilyPart(after.text)) {
      merged.push(segment);
      continue;
    }
    const nickname = STATUS_PHRASES.has(foldPhrase(segment.text)) ? null : parsePerson(segment.text);
    const head = nickname?.first != null && isNicknameOf(segment.text, before.text) ? segment.text : before.text;
    merged[merged.length - 1] = { ...before, text: `${head} ${after.text}` };
    index += 1;
  }
  return merged;
}

/** A known given name, or a form of the given name itself (`Xochitl (Xochi)`). */
function isNicknameOf(text: string, given: string): boolean {
  if (text.includes(' ') || isFamilyName(text)) return false;
  return isGivenName(text) || isWordName(text) || foldWord(given).startsWith(foldWord(text).slice(0, 3));
}

/** What may follow a nickname in brackets: one family name, with its particles. */
function isFamilyPart(text: string): boolean {
  const words = text.split(' ').filter((word) => !isParticle(word));
  return words.length === 1 && canBeFamily(words[0] ?? '') && /^\p{Lu}/u.test(words[0] ?? '');
}

const CLIENT_LABELS = wordSet('client patient name guest customer pt kunde patientin client_name cliente paciente');
const SERVICE_LABELS = wordSet('service type treatment reason booking_type appointment_type');
const STAFF_LABELS = wordSet('staff practitioner provider therapist location where room phone tel mobile notes note host with_staff clinician doctor email e-mail');

/** Applies `Client:` labels and joins `Last, First`; other segments pass through. */
function combine(segments: readonly Segment[], isPractitioner: PractitionerTest): readonly (Segment | Part)[] {
  const result: (Segment | Part)[] = [];
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index];
    const next = segments[index + 1];
    if (segment === undefined) continue;
    const named = next?.joint === 'colon' ? namedPart(segment, next, segments[index + 2], isPractitioner) : null;
    if (named !== null) {
      result.push(named.part);
      index += named.used;
      continue;
    }
    const swapped = next?.joint === 'comma' ? swappedParts(segment, next, isPractitioner) : null;
    result.push(...(swapped ?? [segment]));
    if (swapped !== null) index += 1;
  }
  return result;
}

function namedPart(
  tag: Segment,
  value: Segment,
  follow: Segment | undefined,
  isPractitioner: PractitionerTest,
): { readonly part: Part; readonly used: number } | null {
  const phrase = foldPhrase(tag.text).replaceAll(' ', '_');
  const isClient = CLIENT_LABELS.has(phrase);
  if (!isClient && !SERVICE_LABELS.has(phrase) && !STAFF_LABELS.has(phrase)) return null;
  if (STAFF_LABELS.has(phrase)) return { part: part('staff', value), used: 1 };
  if (!isClient) return { part: part('service', value), used: 1 };
  const swapped = follow?.joint === 'comma' ? parseLastFirst(value.text, follow.text) : null;
  if (swapped !== null) return { part: { ...part('open', value), person: swapped, isNamed: true }, used: 2 };
  return { part: { ...readPart(value, isPractitioner), isNamed: true }, used: 1 };
}

function swappedParts(segment: Segment, next: Segment, isPractitioner: PractitionerTest): readonly Part[] | null {
  const whole: Segment = { ...segment, text: `${segment.text}, ${next.text}` };
  if (isPractitioner(whole.text)) return [part('staff', whole)];
  if (isPractitioner(segment.text) || isPractitioner(next.text)) return null;
  if (isSuffix(next.text)) return [readPart({ ...segment, text: `${segment.text} ${next.text}` }, isPractitioner)];
  const person = parseLastFirst(segment.text, next.text);
  if (person !== null) return [personPart(whole, person)];
  const lead = parseLeadingName(next.text);
  const led = lead === null ? null : parseLastFirst(segment.text, lead.personText);
  if (lead === null || led === null) return null;
  return [personPart(whole, led), part('service', { ...next, joint: 'dash', text: lead.service })];
}

function part(kind: PartKind, segment: Segment): Part {
  return { kind, segment, person: null, maybeCouple: null, key: foldPhrase(segment.text), isNamed: false };
}

function personPart(segment: Segment, person: Person): Part {
  return { ...part(person.evidence === 'label' ? 'label' : 'open', segment), person };
}

/** Several people in one segment become a part each, so that a feed can tell who they are. */
function readParts(segment: Segment, isPractitioner: PractitionerTest): readonly Part[] {
  const people = parsePeople(segment.text.replaceAll(CONTACT_MARK, ' ').trim(), isPractitioner);
  if (people === null || people.couple !== null || people.people.length < 2) return [readPart(segment, isPractitioner)];
  if (people.people.every((person) => person.evidence === 'label')) return [readPart(segment, isPractitioner)];
  return people.people.map((person, index) => ({
    ...personPart({ ...segment, text: people.texts[index] ?? '', joint: index === 0 ? segment.joint : 'with' }, person),
    maybeCouple: people.maybeCouple,
  }));
}

function readPart(segment: Segment, isPractitioner: PractitionerTest): Part {
  const text = segment.text.replaceAll(CONTACT_MARK, ' ').replace(/\s+/gu, ' ').trim();
  const bare: Segment = { ...segment, text };
  if (!/[\p{L}\p{N}]/u.test(text)) return part('label', bare);
  if (isPractitioner(text)) return part('staff', bare);
  if (segment.joint === 'at') return part('place', bare);
  if (/^(?:née|nee|formerly|geb\.?|född)(?: |$)/iu.test(text)) return part('place', bare);
  if (isEponym(text) || CASELESS_SERVICE.test(text)) return part('service', bare);
  if (isClockTime(text)) return part('place', bare);
  if (isFamilyAsOne(text)) return { ...part('label', bare), person: LABEL };
  if (isIdentifier(text)) return identifiedPart(bare);
  const people = parsePeople(text, isPractitioner);
  if (people !== null) return peoplePart(bare, people);
  const person = parsePerson(text);
  if (person !== null) return segment.joint === 'by' || person.isStaff ? { ...part('staff', bare), person } : personPart(bare, person);
  return part(isService(text) ? 'service' : 'other', bare);
}

function peoplePart(segment: Segment, found: NonNullable<ReturnType<typeof parsePeople>>): Part {
  const [only, second] = found.people;
  if (only === undefined) return part('staff', segment);
  // Whoever stands together with the practitioner is a person.
  if (second === undefined) return personPart(segment, asPerson(only));
  if (found.couple !== null) return personPart(segment, found.couple);
  return { ...part('label', segment), person: LABEL };
}

function asPerson(person: Person): Person {
  return { ...person, evidence: atLeastMedium(person.evidence) };
}

/** `Jane <> Dana`: whoever meets the practitioner is a person; `Jane <mail>`: the address is the person's own. */
function readNeighbours(parts: readonly Part[]): readonly Part[] {
  const kept = parts.filter((part, index) => !(isContactOnly(part) && isEnclosed(part) && parts[index - 1]?.kind === 'open'));
  const isMeeting = kept.length === 2 && kept[1]?.segment.joint === 'angle' && kept.some((part) => part.kind === 'staff');
  return isMeeting ? kept.map((part) => (part.person === null ? part : { ...part, person: asPerson(part.person) })) : kept;
}

function isContactOnly(part: Part): boolean {
  return part.kind === 'label' && part.person === null;
}

function isEnclosed(part: Part): boolean {
  return part.segment.joint === 'angle' || part.segment.joint === 'bracket';
}

const LABEL: Person = { first: null, evidence: 'label', isStaff: false };

function isClockTime(text: string): boolean {
  return /^\p{N}{1,2}(?:[:.]\p{N}{2}(?: ?[ap]m)?| ?[ap]m)$/iu.test(text);
}

/** `Smith family`, `The Smiths`: a family name that must not be shown. */
function isFamilyAsOne(text: string): boolean {
  return /^(?:the )?\p{Lu}[\p{L}’'-]+ (?:family|household)$/iu.test(text) || (/^the \p{Lu}[\p{L}’'-]+s$/iu.test(text) && isKnownFamily(text.slice(4, -1)));
}

/** `Jane Doe #10423` is a person, `Client #10423` a number that stands for one. */
function identifiedPart(segment: Segment): Part {
  const text = segment.text.replace(/#\s?\p{N}+|\p{Lu}{0,4}-?\p{N}{3,}/gu, ' ').replace(/\s+/gu, ' ').trim();
  const person = parsePerson(text);
  if (person?.evidence === 'strong' || person?.evidence === 'medium') return personPart({ ...segment, text }, person);
  return { ...part('service', segment), person: LABEL };
}

/** `#10423`, `Client 10423`, `JD1234`: a number that stands for a person. */
function isIdentifier(text: string): boolean {
  return /#\s?\p{N}{2,}|^\p{Lu}{1,4}-?\p{N}{3,}$|^(?:client|patient|id|ref|mrn|file|chart|no\.?)\s?:?\s?#?\p{N}+$|^\p{N}{4,}$/iu.test(text);
}

function isService(text: string): boolean {
  const words = text.split(' ');
  const head = words[0] ?? '';
  const isCapital = /^[\p{Lu}\p{N}]/u.test(head);
  return words.some(isServiceWord) || (isOrdinaryWord(head) && isCapital) || (isWordName(head) && words.slice(1).some(isOrdinaryWord));
}

/** Takes a name out of a service text it is written into. */
function splitFused(source: Part, isPractitioner: PractitionerTest): readonly Part[] {
  if (source.kind !== 'service' || source.person !== null || isEponym(source.segment.text)) return [source];
  if (CASELESS_SERVICE.test(source.segment.text)) return splitCaseless(source);
  const found = parseLeadingName(source.segment.text) ?? parseTrailingName(source.segment.text);
  if (found === null) return [source];
  const name: Segment = { ...source.segment, text: found.personText };
  const who = isPractitioner(found.personText) ? part('staff', name) : personPart(name, found.person);
  const service = part('service', { ...source.segment, text: found.service });
  return [who, ...splitFused(service, isPractitioner)];
}

/** `김민수 상담`: words that name no service are a person's. */
function splitCaseless(source: Part): readonly Part[] {
  const words = source.segment.text.split(' ');
  const names = words.filter((word) => !CASELESS_SERVICE.test(word) && !/[\p{N}\p{Lu}\p{Ll}]/u.test(word));
  if (names.length === 0 || names.length === words.length) return [source];
  const service = words.filter((word) => !names.includes(word)).join(' ');
  return [personPart({ ...source.segment, text: names.join(' ') }, LABEL), part('service', { ...source.segment, text: service })];
}

function isEponym(text: string): boolean {
  const phrase = foldPhrase(text);
  return EPONYMS.some((name) => phrase.startsWith(name));
}
