import type { Person } from './name-evidence.ts';
import type { Part } from './name-part.ts';
import { candidatesOf, shapeOf, type FeedVote } from './name-vote.ts';
import { isFamilyName, isOrdinaryWord } from './name-words.ts';

/** Who the client of a summary is, before the last gate. */
export interface Choice {
  readonly kind: 'client' | 'unknown' | 'ambiguous';
  readonly firstName: string | null;
  /** The part that became the client; its text never enters the title. */
  readonly part: Part | null;
}

/** Weighs the parts of one summary; in doubt there is no name, for a wrong one is worse. */
export function choose(parts: readonly Part[], vote: FeedVote): Choice {
  const named = parts.find((part) => part.isNamed);
  if (named?.person) return client(named, named.person.first);
  const candidates = distinctPeople(candidatesOf(parts, vote.services, vote.staff));
  const [only, second] = candidates;
  const isLabelled = parts.some((part) => part.kind === 'label' && part.person !== null);
  if (only === undefined) return { kind: isLabelled ? 'client' : 'unknown', firstName: null, part: null };
  if (second === undefined) return isLabelled ? client(only, null) : single(parts, only, vote);
  if (only.maybeCouple !== null && only.maybeCouple === second.maybeCouple) return coupleChoice(parts, only, only.maybeCouple);
  return isLabelled ? UNCLEAR : byPlace(parts, candidates, vote);
}

const UNCLEAR: Choice = { kind: 'ambiguous', firstName: null, part: null };
const NOBODY: Choice = { kind: 'unknown', firstName: null, part: null };

function client(part: Part, firstName: string | null): Choice {
  return { kind: 'client', firstName, part };
}

/** The same first name twice (`Jane Doe (Jane)`) is one person. */
function distinctPeople(parts: readonly Part[]): readonly Part[] {
  const byName = new Map<string, Part>();
  for (const part of parts) {
    const name = part.person?.first ?? part.key;
    if (!byName.has(name)) byName.set(name, part);
  }
  return [...byName.values()];
}

// ---- one candidate -------------------------------------------------------------------------

function single(parts: readonly Part[], part: Part, vote: FeedVote): Choice {
  const person = part.person;
  if (person === null) return NOBODY;
  if (isAccepted(parts, part, person, vote)) return client(part, person.first);
  return parts.some(isHidden) || person.evidence === 'medium' || mayBePerson(parts, part) ? client(part, null) : NOBODY;
}

function isAccepted(parts: readonly Part[], part: Part, person: Person, vote: FeedVote): boolean {
  // A feed that opens with an address or a number names its client there: the rest is a service.
  if (isHidden(parts[0]) && !parts.some((other) => other.kind === 'service' && !isHidden(other))) return false;
  if (vote.familyFirst.has(shapeOf(parts)) && !isSureOfOrder(part, person)) return false;
  if (person.evidence === 'strong' || isVoted(parts, part, vote)) return true;
  return isPlausible(parts, person) && !parts.some(isHidden);
}

/** An address, initials or a number stand for a client: what else is there may be a service. */
function isHidden(part: Part | undefined): boolean {
  return part?.kind === 'label' || (part?.kind === 'service' && part.person !== null);
}

/** Among family names, only what cannot be one is taken for a given name. */
function isSureOfOrder(part: Part, { first, evidence, isFamilyFirst }: Person): boolean {
  if (isFamilyFirst || part.segment.text.includes(',')) return true;
  return evidence === 'strong' && first !== null && !isFamilyName(first);
}

/** Two unknown capitalised words are a name beside a service or the practitioner, not by themselves. */
function isPlausible(parts: readonly Part[], { evidence }: Person): boolean {
  if (evidence === 'medium') return true;
  return evidence === 'shape' && parts.some((other) => other.kind === 'service' || other.kind === 'staff');
}

/** Beside a service there is a client whatever the name; alone, two words of which none is ordinary. */
function mayBePerson(parts: readonly Part[], part: Part): boolean {
  const words = part.segment.text.split(' ');
  return parts.some((other) => other.kind === 'service') || (words.length > 1 && !isOrdinaryWord(words[0] ?? ''));
}

// ---- what the feed says --------------------------------------------------------------------

function isVoted(parts: readonly Part[], part: Part, vote: FeedVote): boolean {
  if (isUsualPlace(parts, part, vote)) return true;
  // One unknown word beside a service may be a family name: only its place can tell.
  return vote.persons.has(part.key) && part.segment.text.includes(' ');
}

function isUsualPlace(parts: readonly Part[], part: Part, vote: FeedVote): boolean {
  // A text that stands alone could be a service as well, except in the form `Doe, Jane`.
  if (parts.length === 1 && !part.segment.text.includes(',')) return false;
  return vote.places.get(shapeOf(parts)) === parts.indexOf(part);
}

/** Rule 12, unless the feed shows where its names stand. */
function byPlace(parts: readonly Part[], candidates: readonly Part[], vote: FeedVote): Choice {
  const persons = candidates.filter((part) => isVoted(parts, part, vote));
  const [only] = persons;
  if (persons.length !== 1 || !only?.person?.first) return UNCLEAR;
  const isRivalled = candidates.some((part) => part !== only && (part.person?.evidence === 'strong' || part.person?.evidence === 'medium'));
  return isRivalled ? UNCLEAR : client(only, only.person.first);
}

const COUPLE_SERVICE = /\b(?:couples?|partners?|duo|family|relationship|marriage|marital|paar|pareja)\b/iu;

function coupleChoice(parts: readonly Part[], part: Part, couple: Person): Choice {
  const isTogether = parts.some((other) => other.kind === 'service' && COUPLE_SERVICE.test(other.segment.text));
  return isTogether ? client(part, couple.first) : UNCLEAR;
}
