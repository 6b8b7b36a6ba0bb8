import { remembered } from '../remembered.ts';
import { STATUS_PHRASES } from './name-block-data.ts';
import { LABEL, surely } from './name-evidence.ts';
import { parseLeadingName, parseTrailingName } from './name-fused.ts';
import { parseLastFirst, parsePeople } from './name-pair.ts';
import { isEponym, part, personPart, readPart, type Part } from './name-part.ts';
import { parsePerson } from './name-person.ts';
import type { PractitionerTest } from './name-practitioner.ts';
import { CASELESS_SERVICE } from './name-service-data.ts';
import { splitSummary, type Segment } from './name-split.ts';
import { dropStatus, isBlockText } from './name-status.ts';
import { CONTACT_MARK, cleanSummary, foldPhrase, foldWord, wordSet } from './name-text.ts';
import { canBeFamily, isFamilyName, isGivenName, isParticle, isSuffix, isWordName } from './name-words.ts';

/** One summary read without knowledge of the others. */
export interface Analysis {
  readonly isBlock: boolean;
  readonly isCancelled: boolean;
  readonly parts: readonly Part[];
}

/** Reads raw summaries one by one; never throws, linear in their length. Segments that come again are read once. */
export function createSummaryReader(isPractitioner: PractitionerTest): (raw: string) => Analysis {
  const partsOf = remembered(
    (segment: Segment) => readParts(segment, isPractitioner).flatMap((part) => splitFused(part, isPractitioner)),
    ({ joint, isInner, text }) => `${joint} ${isInner} ${text}`,
  );
  return (raw) => {
    const clean = cleanSummary(raw);
    const { segments, isCancelled } = dropStatus(mergeNicknames(splitSummary(clean.text)));
    const isBlock = clean.isBirthday || isBlockText(clean.text, segments, clean.hadContact || isCancelled);
    const parts = (isBlock ? [] : combine(segments, isPractitioner)).flatMap((segment) =>
      'kind' in segment ? splitFused(segment, isPractitioner) : partsOf(segment),
    );
    return { isBlock, isCancelled, parts: readNeighbours(parts) };
  };
}

/** Rule 9: `Elizabeth (Liz) Brown` → `Liz Brown`. */
function mergeNicknames(segments: readonly Segment[]): readonly Segment[] {
  const merged: Segment[] = [];
  let isUsed = false;
  for (const [index, segment] of segments.entries()) {
    const name: Segment | null = isUsed ? null : nicknamed(merged.at(-1), segment, segments[index + 1]);
    if (name !== null) merged[merged.length - 1] = name;
    else if (!isUsed) merged.push(segment);
    isUsed = name !== null;
  }
  return merged;
}

/** The name with what stands in brackets inside it; null when the brackets hold something else. */
function nicknamed(before: Segment | undefined, inner: Segment, after: Segment | undefined): Segment | null {
  if (!inner.isInner || before === undefined || after === undefined) return null;
  if (parsePerson(before.text) === null || !isFamilyPart(after.text)) return null;
  const isNickname = !STATUS_PHRASES.has(foldPhrase(inner.text)) && isNicknameOf(inner.text, before.text);
  return { ...before, text: `${isNickname ? inner.text : before.text} ${after.text}` };
}

/** A known given name, or a form of the given name itself (`Xochitl (Xochi)`). */
function isNicknameOf(text: string, given: string): boolean {
  if (text.includes(' ') || isFamilyName(text) || !parsePerson(text)?.first) return false;
  return isGivenName(text) || isWordName(text) || foldWord(given).startsWith(foldWord(text).slice(0, 3));
}

/** What may follow a nickname in brackets: one family name, with its particles. */
function isFamilyPart(text: string): boolean {
  const words = text.split(' ').filter((word) => !isParticle(word));
  return words.length === 1 && canBeFamily(words[0] ?? '') && /^\p{Lu}/u.test(words[0] ?? '');
}

const CLIENT_LABELS = wordSet('client patient name guest customer pt kunde patientin client_name cliente paciente');
const SERVICE_LABELS = wordSet('service type treatment reason booking_type appointment_type');
const STAFF_LABELS = wordSet(
  'staff practitioner provider therapist location where room phone tel mobile notes note host with_staff clinician doctor email e-mail',
);

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

/** Several people in one segment become a part each, so that a feed can tell who they are. */
function readParts(segment: Segment, isPractitioner: PractitionerTest): readonly Part[] {
  const people = parsePeople(segment.text.replaceAll(CONTACT_MARK, ' ').trim(), isPractitioner);
  if (people === null || people.couple !== null || people.people.length < 2) return [readPart(segment, isPractitioner)];
  if (people.people.every((person) => person.evidence === 'label')) return [readPart(segment, isPractitioner)];
  const { maybeCouple, texts } = people;
  return people.people.map((person, index) => {
    const joint = index === 0 ? segment.joint : 'with';
    return personPart({ isInner: segment.isInner, joint, text: texts[index] ?? '' }, person, maybeCouple);
  });
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

/** `Jane <> Dana`: whoever meets the practitioner is a person; `Jane <mail>`: the address is the person's own. */
function readNeighbours(parts: readonly Part[]): readonly Part[] {
  const kept = parts.filter((part, index) => !(isContactOnly(part) && isEnclosed(part) && parts[index - 1]?.kind === 'open'));
  const isMeeting = kept.length === 2 && kept[1]?.segment.joint === 'angle' && kept.some((part) => part.kind === 'staff');
  return isMeeting ? kept.map((one) => (one.person === null ? one : personPart(one.segment, surely(one.person)))) : kept;
}

function isContactOnly(part: Part): boolean {
  return part.kind === 'label' && part.person === null;
}

function isEnclosed(part: Part): boolean {
  return part.segment.joint === 'angle' || part.segment.joint === 'bracket';
}
