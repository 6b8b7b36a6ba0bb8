import { remembered } from '../remembered.ts';
import { eachInSteps, finish, mapInSteps, type Steps } from '../steps.ts';
import { createSummaryReader, type Analysis } from './name-analysis.ts';
import { choose, type Choice } from './name-choice.ts';
import type { Part } from './name-part.ts';
import { pickByPosition, type NamePosition } from './name-position.ts';
import { createPractitionerTest, type PractitionerTest } from './name-practitioner.ts';
import { joinSegments, type Segment } from './name-split.ts';
import { safeFirstName, safeTitle } from './name-text.ts';
import { tallyVote, type FeedVote } from './name-vote.ts';
import { isGivenName, isOrdinaryWord, isServiceWord } from './name-words.ts';

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
  return finish(reduceInSteps(summaries, options));
}

/** The same in steps, for feeds of thousands of summaries. */
export function* reduceInSteps(summaries: readonly string[], options: NameOptions = {}): Steps<readonly ReducedSummary[]> {
  const isPractitioner = createPractitionerTest(options.practitionerNames ?? []);
  const analyse = createSummaryReader(isPractitioner);
  const analyses = new Map<string, Analysis>();
  yield* eachInSteps(new Set(summaries), (summary) => {
    analyses.set(summary, analyse(summary));
  });
  const vote = tallyVote([...analyses.values()]);
  yield;
  const reduced = new Map<string, ReducedSummary>();
  const decide = createDecision({ options, isPractitioner, vote });
  yield* eachInSteps(analyses, ([summary, analysis]) => {
    reduced.set(summary, decide(summary, analysis));
  });
  return yield* mapInSteps(summaries, (summary) => reduced.get(summary) ?? NOTHING);
}

/** Counts a feed's summaries once, for later single reductions. */
export function voteOf(summaries: readonly string[], options: NameOptions = {}): FeedVote {
  const isPractitioner = createPractitionerTest(options.practitionerNames ?? []);
  return tallyVote([...new Set(summaries)].map(createSummaryReader(isPractitioner)));
}

/** Reduces one summary; without a vote only what it says by itself counts. */
export function reduceSummary(summary: string, options: NameOptions = {}, vote?: FeedVote): ReducedSummary {
  const isPractitioner = createPractitionerTest(options.practitionerNames ?? []);
  return createDecision({ options, isPractitioner, vote: vote ?? NO_VOTE })(summary, createSummaryReader(isPractitioner)(summary));
}

const NO_VOTE: FeedVote = { services: new Set(), staff: new Set(), persons: new Set(), places: new Map(), familyFirst: new Set() };
const NOTHING: ReducedSummary = { kind: 'block', firstName: null, title: null };

interface Reading {
  readonly options: NameOptions;
  readonly isPractitioner: PractitionerTest;
  readonly vote: FeedVote;
}

/** What each summary comes to, with what the whole feed says; titles that come again are checked once. */
function createDecision({ options, isPractitioner, vote }: Reading): (summary: string, analysis: Analysis) => ReducedSummary {
  const titles: TitleChecks = { isFullName: remembered(holdsFullName, asItIs), safe: remembered(safeTitle, asItIs) };
  return (summary, { isBlock, isCancelled, parts }) => {
    if (isBlock) return { ...NOTHING, kind: isCancelled ? 'cancelled' : 'block' };
    const { position } = options;
    const choice = position === undefined ? choose(parts, vote) : chooseTapped(summary, position, parts, isPractitioner, vote);
    const firstName = choice.firstName === null ? null : safeFirstName(choice.firstName);
    return { kind: isCancelled ? 'cancelled' : choice.kind, firstName, title: titleOf(parts, vote, choice, titles) };
  };
}

interface TitleChecks {
  readonly isFullName: (text: string) => boolean;
  readonly safe: (title: string) => string | null;
}

function asItIs(text: string): string {
  return text;
}

/** Rule 14: the user's tap stands above the guess; where it finds no person there is none. */
function chooseTapped(
  summary: string,
  position: NamePosition,
  parts: readonly Part[],
  isPractitioner: PractitionerTest,
  vote: FeedVote,
): Choice {
  const picked = pickByPosition(summary, position, (text, key) => isPractitioner(text) || vote.services.has(key) || vote.staff.has(key));
  if (picked === null)
    return choose(
      parts.filter((part) => part.kind !== 'open'),
      vote,
    );
  const part = parts.find((candidate) => candidate.key === picked.key) ?? null;
  return { kind: 'client', firstName: picked.firstName, part };
}

function titleOf(parts: readonly Part[], vote: FeedVote, choice: Choice, { isFullName, safe }: TitleChecks): string | null {
  const segments = parts.flatMap((part): readonly Segment[] => {
    const { segment, key } = part;
    const text = key === choice.part?.key ? serviceWords(segment.text) : segment.text;
    return isTitle(part, vote, choice.kind) && !isFullName(text) ? [{ ...segment, text }] : [];
  });
  return safe(joinSegments(segments));
}

function isTitle(part: Part, vote: FeedVote, kind: SummaryKind): boolean {
  if (vote.staff.has(part.key)) return false;
  // With the parts of a full name in it, even a voted service stays off the wall.
  if (vote.services.has(part.key)) return part.person?.evidence !== 'medium';
  return part.kind === 'service' || (part.kind === 'other' && kind === 'unknown');
}

/** A tapped name inside a service text: from the first to the last word that names the service. */
function serviceWords(text: string): string {
  const words = text.split(' ');
  const first = words.findIndex(isServiceWord);
  return first < 0 ? '' : words.slice(first, words.findLastIndex(isServiceWord) + 1).join(' ');
}

/** A full name inside a text that could not be taken apart must not reach the wall. */
function holdsFullName(text: string): boolean {
  const words = text.split(' ');
  return words.some((word, index) => {
    const next = words[index + 1];
    return next !== undefined && isGivenName(word) && !isServiceWord(next) && !isOrdinaryWord(next) && !isGivenName(next);
  });
}
