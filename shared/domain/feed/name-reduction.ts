import { analyseSummary, type Analysis, type Part } from './name-analysis.ts';
import { isFamilyName, isGivenName, isOrdinaryWord, isServiceWord, type Person } from './name-person.ts';
import { pickByPosition, type NamePosition } from './name-position.ts';
import { createPractitionerTest, type PractitionerTest } from './name-practitioner.ts';
import { joinSegments } from './name-split.ts';
import { safeFirstName, safeTitle } from './name-text.ts';
import { candidatesOf, shapeOf, tallyVote, type FeedVote } from './name-vote.ts';

/**
 * What an event is to the practice: `client` a booking, `unknown` a booking without a readable person,
 * `block` no booking (lunch, holiday), `cancelled`, `ambiguous` two people or more.
 */
export type SummaryKind = 'client' | 'unknown' | 'block' | 'cancelled' | 'ambiguous';

/** All that leaves a summary. */
export interface ReducedSummary {
  readonly kind: SummaryKind;
  /** NFC, letters only, at most 40 characters; `Jane & Tom` for a couple. Null: show “Client”. */
  readonly firstName: string | null;
  /** The service, at most 80 characters, without contact details; never a client's name. */
  readonly title: string | null;
}

export interface NameOptions {
  /** The practitioner's own names from the settings; such texts are never a client. */
  readonly practitionerNames?: readonly string[];
  /** Where the user said the name stands; overrides the guessing. */
  readonly position?: NamePosition;
}

/**
 * Reduces all summaries of one feed, in their order. Texts seen beside three different clients are services.
 * Linear in the number of distinct summaries and in their length.
 *
 * @see name-reduction.test.ts for the table of readings
 */
export function reduceSummaries(summaries: readonly string[], options: NameOptions = {}): readonly ReducedSummary[] {
  const isPractitioner = createPractitionerTest(options.practitionerNames ?? []);
  const analyses = new Map<string, Analysis>();
  for (const summary of summaries) {
    if (!analyses.has(summary)) analyses.set(summary, analyseSummary(summary, isPractitioner));
  }
  const vote = tallyVote([...analyses.values()]);
  const reduced = new Map([...analyses].map(([summary, analysis]) => [summary, decide(summary, analysis, options, isPractitioner, vote)]));
  return summaries.map((summary) => reduced.get(summary) ?? NOTHING);
}

/** Counts a feed's summaries once, for later single reductions. */
export function voteOf(summaries: readonly string[], options: NameOptions = {}): FeedVote {
  const isPractitioner = createPractitionerTest(options.practitionerNames ?? []);
  return tallyVote([...new Set(summaries)].map((summary) => analyseSummary(summary, isPractitioner)));
}

/** Reduces one summary; without a vote only what it says by itself counts. */
export function reduceSummary(summary: string, options: NameOptions = {}, vote?: FeedVote): ReducedSummary {
  const isPractitioner = createPractitionerTest(options.practitionerNames ?? []);
  return decide(summary, analyseSummary(summary, isPractitioner), options, isPractitioner, vote ?? NO_VOTE);
}

const NO_VOTE: FeedVote = { services: new Set(), staff: new Set(), persons: new Set(), places: new Map(), familyFirst: new Set() };
const NOTHING: ReducedSummary = { kind: 'block', firstName: null, title: null };

interface Choice {
  readonly kind: 'client' | 'unknown' | 'ambiguous';
  readonly firstName: string | null;
  /** The part that became the client; its text never enters the title. */
  readonly part: Part | null;
}

function decide(summary: string, analysis: Analysis, options: NameOptions, isPractitioner: PractitionerTest, vote: FeedVote): ReducedSummary {
  if (analysis.isBlock) return { ...NOTHING, kind: analysis.isCancelled ? 'cancelled' : 'block' };
  const choice = options.position === undefined ? choose(analysis.parts, vote) : tapped(summary, options.position, analysis, isPractitioner, vote);
  const firstName = choice.firstName === null ? null : safeFirstName(choice.firstName);
  const title = titleOf(analysis.parts, vote, choice);
  return { kind: analysis.isCancelled ? 'cancelled' : choice.kind, firstName, title };
}

function tapped(summary: string, position: NamePosition, analysis: Analysis, isPractitioner: PractitionerTest, vote: FeedVote): Choice {
  const picked = pickByPosition(summary, position, (text, key) => isPractitioner(text) || vote.services.has(key) || vote.staff.has(key));
  if (picked === null) return choose(analysis.parts.filter((part) => part.kind !== 'open'), vote);
  const part = analysis.parts.find((candidate) => candidate.key === picked.key) ?? null;
  return { kind: 'client', firstName: picked.firstName, part };
}

function choose(parts: readonly Part[], vote: FeedVote): Choice {
  const named = parts.find((part) => part.isNamed);
  if (named?.person) return { kind: 'client', firstName: named.person.first, part: named };
  const candidates = distinctPeople(candidatesOf(parts, vote.services, vote.staff));
  const [only] = candidates;
  const isLabelled = parts.some((part) => part.kind === 'label' && part.person !== null);
  if (only === undefined) return { kind: isLabelled ? 'client' : 'unknown', firstName: null, part: null };
  if (candidates.length === 2 && only.maybeCouple !== null && candidates[1]?.maybeCouple === only.maybeCouple) return coupleChoice(parts, only, only.maybeCouple);
  if (candidates.length > 1) return byPlace(parts, candidates, vote, isLabelled);
  return single(parts, only, vote, isLabelled);
}

/** The same first name twice (`Jane Doe (Jane)`) is one person. */
function distinctPeople(parts: readonly Part[]): readonly Part[] {
  const seen = new Set<string>();
  return parts.filter((part) => {
    const first = part.person?.first ?? part.key;
    const isNew = !seen.has(first);
    seen.add(first);
    return isNew;
  });
}

function single(parts: readonly Part[], part: Part, vote: FeedVote, isLabelled: boolean): Choice {
  const person = part.person;
  if (person === null) return { kind: 'unknown', firstName: null, part: null };
  if (person.first === null) return { kind: 'client', firstName: null, part };
  if (isLabelled) return { kind: 'client', firstName: null, part };
  const startsHidden = isHidden(parts[0]) && !parts.some((other) => other.kind === 'service' && !isHidden(other));
  if (startsHidden) return { kind: 'client', firstName: null, part };
  if (vote.familyFirst.has(shapeOf(parts)) && !isSureOfOrder(part, person)) return { kind: 'client', firstName: null, part };
  const isSure = person.evidence === 'strong' || isVoted(parts, part, vote);
  const hidesAnother = parts.some(isHidden);
  if (isSure || (isPlausible(parts, person) && !hidesAnother)) return { kind: 'client', firstName: person.first, part };
  return hidesAnother || person.evidence === 'medium' ? { kind: 'client', firstName: null, part } : unsure(parts, part);
}

/** Among family names, only what cannot be one is taken for a given name. */
function isSureOfOrder(part: Part, person: Person): boolean {
  return person.isFamilyFirst === true || part.segment.text.includes(',') || (person.evidence === 'strong' && person.first !== null && !isFamilyName(person.first));
}

/** Two unknown capitalised words are a name beside a service or the practitioner, not by themselves. */
function isPlausible(parts: readonly Part[], person: Person): boolean {
  if (person.evidence === 'medium') return true;
  return person.evidence === 'shape' && parts.some((other) => other.kind === 'service' || other.kind === 'staff');
}

/** May be a person or a thing: beside a service a client without a name, alone nothing known. */
function unsure(parts: readonly Part[], part: Part): Choice {
  const isClient = parts.some((other) => other.kind === 'service') || (part.segment.text.includes(' ') && !isOrdinaryWord(part.segment.text.split(' ')[0] ?? ''));
  return isClient ? { kind: 'client', firstName: null, part } : { kind: 'unknown', firstName: null, part: null };
}

/** An address, initials or a number stand for a client: what else is there may be a service. */
function isHidden(part: Part | undefined): boolean {
  return part?.kind === 'label' || (part?.kind === 'service' && part.person !== null);
}

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

const COUPLE_SERVICE = /\b(?:couples?|partners?|duo|family|relationship|marriage|marital|paar|pareja)\b/iu;

function coupleChoice(parts: readonly Part[], part: Part, couple: Person): Choice {
  const isTogether = parts.some((other) => other.kind === 'service' && COUPLE_SERVICE.test(other.segment.text));
  return isTogether ? { kind: 'client', firstName: couple.first, part } : { kind: 'ambiguous', firstName: null, part: null };
}

/** Rule 12, unless the feed shows where its names stand. */
function byPlace(parts: readonly Part[], candidates: readonly Part[], vote: FeedVote, isLabelled: boolean): Choice {
  const unclear: Choice = { kind: 'ambiguous', firstName: null, part: null };
  if (isLabelled) return unclear;
  const persons = candidates.filter((part) => isVoted(parts, part, vote));
  const [only] = persons;
  if (persons.length !== 1 || only?.person == null || only.person.first === null) return unclear;
  const isRivalled = candidates.some((part) => part !== only && (part.person?.evidence === 'strong' || part.person?.evidence === 'medium'));
  return isRivalled ? unclear : { kind: 'client', firstName: only.person.first, part: only };
}

function titleOf(parts: readonly Part[], vote: FeedVote, choice: Choice): string | null {
  const isTitle = (part: Part): boolean => {
    if (part === choice.part || vote.staff.has(part.key)) return false;
    if (vote.services.has(part.key)) return true;
    return (part.kind === 'service' || (part.kind === 'other' && choice.kind === 'unknown')) && !holdsFullName(part.segment.text);
  };
  return safeTitle(joinSegments(parts.filter(isTitle).map((part) => part.segment)));
}

/** A full name inside a text that could not be taken apart must not reach the wall. */
function holdsFullName(text: string): boolean {
  const words = text.split(' ');
  return words.some((word, index) => {
    const next = words[index + 1];
    return isGivenName(word) && next !== undefined && !isServiceWord(next) && !isOrdinaryWord(next) && !isGivenName(next);
  });
}
