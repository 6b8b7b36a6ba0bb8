import { analyseSummary, type Analysis, type Part } from './name-analysis.ts';
import type { Person } from './name-person.ts';
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

const NO_VOTE: FeedVote = { services: new Set(), staff: new Set(), persons: new Set(), places: new Map() };
const NOTHING: ReducedSummary = { kind: 'block', firstName: null, title: null };

interface Choice {
  readonly kind: 'client' | 'unknown' | 'ambiguous';
  readonly firstName: string | null;
  /** The part that became the client; its text never enters the title. */
  readonly part: Part | null;
}

function decide(summary: string, analysis: Analysis, options: NameOptions, isPractitioner: PractitionerTest, vote: FeedVote): ReducedSummary {
  if (analysis.isBlock) return { ...NOTHING, kind: analysis.isCancelled ? 'cancelled' : 'block' };
  const choice = options.position === undefined ? choose(analysis.parts, vote, options) : tapped(summary, options.position, analysis, isPractitioner, vote);
  const firstName = choice.firstName === null ? null : safeFirstName(choice.firstName);
  const title = titleOf(analysis.parts, vote, choice);
  return { kind: analysis.isCancelled ? 'cancelled' : choice.kind, firstName, title };
}

function tapped(summary: string, position: NamePosition, analysis: Analysis, isPractitioner: PractitionerTest, vote: FeedVote): Choice {
  const picked = pickByPosition(summary, position, (text, key) => isPractitioner(text) || vote.services.has(key) || vote.staff.has(key));
  if (picked === null) return choose(analysis.parts.filter((part) => part.kind !== 'open'), vote, {});
  const part = analysis.parts.find((candidate) => candidate.key === picked.key) ?? null;
  return { kind: 'client', firstName: picked.firstName, part };
}

function choose(parts: readonly Part[], vote: FeedVote, options: NameOptions): Choice {
  const named = parts.find((part) => part.isNamed);
  if (named?.person) return { kind: 'client', firstName: named.person.first, part: named };
  const candidates = distinctPeople(candidatesOf(parts, vote.services, vote.staff));
  const [only] = candidates;
  const isLabelled = parts.some((part) => part.kind === 'label' && part.person !== null);
  if (only === undefined) return { kind: isLabelled ? 'client' : 'unknown', firstName: null, part: null };
  if (candidates.length === 2 && only.maybeCouple !== null && candidates[1]?.maybeCouple === only.maybeCouple) return coupleChoice(parts, only, only.maybeCouple, options);
  if (candidates.length > 1) return byPlace(parts, candidates, vote, isLabelled);
  return single(parts, only, vote, options, isLabelled);
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

function single(parts: readonly Part[], part: Part, vote: FeedVote, options: NameOptions, isLabelled: boolean): Choice {
  const person = part.person;
  if (person === null) return { kind: 'unknown', firstName: null, part: null };
  if (person.first === null) return { kind: 'client', firstName: null, part };
  if (isLabelled) return { kind: 'client', firstName: null, part };
  const isSure = person.evidence === 'strong' || vote.persons.has(part.key) || isUsualPlace(parts, part, vote);
  const hidesAnother = parts.some((other) => other.kind === 'label' || isIdentifierPart(other));
  if (isSure || (isPlausible(parts, person) && !hidesAnother)) return { kind: 'client', firstName: person.first, part };
  return hidesAnother || person.evidence === 'medium' ? { kind: 'client', firstName: null, part } : unsure(parts, part);
}

/** Two unknown capitalised words are a name beside a service or the practitioner, not by themselves. */
function isPlausible(parts: readonly Part[], person: Person): boolean {
  if (person.evidence === 'medium') return true;
  return person.evidence === 'shape' && parts.some((other) => other.kind === 'service' || other.kind === 'staff');
}

/** May be a person or a thing: beside a service a client without a name, alone nothing known. */
function unsure(parts: readonly Part[], part: Part): Choice {
  const hasService = parts.some((other) => other.kind === 'service');
  return hasService ? { kind: 'client', firstName: null, part } : { kind: 'unknown', firstName: null, part: null };
}

function isIdentifierPart(part: Part): boolean {
  return part.kind === 'service' && part.person !== null;
}

function isUsualPlace(parts: readonly Part[], part: Part, vote: FeedVote): boolean {
  return vote.places.get(shapeOf(parts)) === parts.indexOf(part);
}

const COUPLE_SERVICE = /\b(?:couples?|partners?|duo|family|relationship|marriage|marital|paar|pareja)\b/iu;

function coupleChoice(parts: readonly Part[], part: Part, couple: Person, options: NameOptions): Choice {
  const isTogether = (options.practitionerNames ?? []).length > 0 || parts.some((other) => other.kind === 'service' && COUPLE_SERVICE.test(other.segment.text));
  return isTogether ? { kind: 'client', firstName: couple.first, part } : { kind: 'ambiguous', firstName: null, part: null };
}

/** Rule 12, unless the feed shows where its names stand. */
function byPlace(parts: readonly Part[], candidates: readonly Part[], vote: FeedVote, isLabelled: boolean): Choice {
  const unclear: Choice = { kind: 'ambiguous', firstName: null, part: null };
  if (isLabelled) return unclear;
  const persons = candidates.filter((part) => vote.persons.has(part.key) || isUsualPlace(parts, part, vote));
  const [only] = persons;
  if (persons.length !== 1 || only?.person == null || only.person.first === null) return unclear;
  const isRivalled = candidates.some((part) => part !== only && part.person?.evidence === 'strong');
  return isRivalled ? unclear : { kind: 'client', firstName: only.person.first, part: only };
}

function titleOf(parts: readonly Part[], vote: FeedVote, choice: Choice): string | null {
  const isTitle = (part: Part): boolean => {
    if (part === choice.part || vote.staff.has(part.key)) return false;
    if (part.kind === 'service' || vote.services.has(part.key)) return true;
    return choice.kind === 'unknown' && (part.kind === 'other' || part.kind === 'open');
  };
  return safeTitle(joinSegments(parts.filter(isTitle).map((part) => part.segment)));
}
