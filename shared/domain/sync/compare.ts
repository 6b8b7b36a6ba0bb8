import { mapInSteps, type Steps } from '../steps.ts';
import { minutes, type Instant } from '../time.ts';
import type { EntryChange, EntryValue, IncomingEntry, KnownEntry, KnownSession, OtherSession } from './entries.ts';
import { matchEntries } from './match.ts';

export interface Comparison {
  readonly incoming: readonly IncomingEntry[];
  readonly known: readonly KnownEntry[];
  /** Sessions in the window that this feed did not make. */
  readonly others: readonly OtherSession[];
  /** The instants between which the feed was read. */
  readonly from: Instant;
  readonly to: Instant;
  readonly now: Instant;
  /** The whole feed arrived and no limit was hit: only then does absence mean anything. */
  readonly complete: boolean;
  /** UIDs (hashed) of events that could not be read: they are not gone. */
  readonly unreadable: ReadonlySet<string>;
  /** Keys of occurrences that the feed takes back in so many words (EXDATE and the like): surely gone. */
  readonly takenBack: ReadonlySet<string>;
  /** Keys of entries that the feed still has, but outside the window. */
  readonly outside: ReadonlySet<string>;
}

export type Brake = 'none' | 'manyGone' | 'emptyFeed' | 'incomplete';

export interface ComparisonResult {
  /** By start; `gone` entries by the start of their session. */
  readonly changes: readonly EntryChange[];
  /** Why nothing that is missing is ticked; see docs/rules/calendar-sync.md §4. */
  readonly brake: Brake;
}

/**
 * Says what an import would change: a three-way comparison of the last import, the feed now and the sessions now.
 * Changes nothing itself; comparing again after all was imported gives only `same` and `skipped`.
 */
export function* compareEntries(comparison: Comparison): Steps<ComparisonResult> {
  const { pairs, unmatched } = yield* matchEntries(comparison.incoming, comparison.known);
  const othersByStart = Map.groupBy(comparison.others, ({ startsAt }) => startsAt);
  yield;
  const present = yield* mapInSteps(pairs, ({ incoming, known }) =>
    known ? changeOf(incoming, known, comparison.now) : arrivalOf(incoming, othersByStart.get(incoming.startsAt) ?? []),
  );
  const takenBack = unmatched.filter((known) => comparison.takenBack.has(known.key) && isAhead(known, comparison));
  const missing = unmatched.filter((known) => !comparison.takenBack.has(known.key) && isMissing(known, comparison));
  const brake = brakeOf(missing.length, comparison);
  const gone = [
    ...takenBack.map((known) => goneChange(known, true, 'cancelled')),
    ...missing.map((known) => goneChange(known, brake === 'none', null)),
  ];
  const changes = [...present, ...gone];
  return { changes: changes.sort((a, b) => startOf(a) - startOf(b)), brake };
}

/** @param others  the sessions of other origin that start with it */
function arrivalOf(incoming: IncomingEntry, others: readonly OtherSession[]): EntryChange {
  const change = { group: 'skipped', ticked: false, selectable: true, conflict: null, incoming, known: null, sameAs: null } as const;
  if (incoming.cancelled || incoming.kind === 'cancelled') return { ...change, selectable: false, reason: 'cancelled' };
  const twin = others.find((other) => isSameBooking(incoming, other));
  if (twin) return { ...change, selectable: false, reason: 'duplicate', sameAs: twin.id };
  const misfit = misfitOf(incoming);
  if (misfit) return { ...change, selectable: false, reason: misfit };
  if (incoming.allDay) return { ...change, reason: 'allDay' };
  if (incoming.kind === 'block') return { ...change, reason: 'block' };
  if (incoming.transparent) return { ...change, reason: 'transparent' };
  return { ...change, group: 'new', ticked: true, reason: null };
}

/** No session lasts no time, or longer than a day of 25 hours. */
function misfitOf({ startsAt, endsAt }: EntryValue): 'noLength' | 'tooLong' | null {
  if (endsAt <= startsAt) return 'noLength';
  return endsAt - startsAt > minutes(25 * 60) ? 'tooLong' : null;
}

/** The same booking in two calendars: besides the start nearly the same length, and no different name. */
function isSameBooking(entry: EntryValue, other: EntryValue): boolean {
  if (Math.abs(entry.endsAt - other.endsAt) > minutes(5)) return false;
  return entry.firstName === null || other.firstName === null || sameWord(entry.firstName, other.firstName);
}

function changeOf(incoming: IncomingEntry, known: KnownEntry, now: Instant): EntryChange {
  const change = { group: 'same', ticked: false, selectable: false, reason: null, conflict: null, incoming, known, sameAs: null } as const;
  const { session } = known;
  if (known.state === 'declined' || !session) return refusedChange(incoming, known);
  if (incoming.cancelled || incoming.kind === 'cancelled') return cancelledChange(incoming, known, session, now);

  const moved = !sameTime(incoming, known.base) && !sameTime(incoming, session);
  const renamed = !sameName(incoming, known.base) && !sameName(incoming, session);
  if (!moved && !renamed) return change;

  const conflict = conflictOf(moved, renamed, known.base, session);
  const misfit = misfitOf(incoming);
  const selectable = conflict !== 'hasRun' && misfit === null;
  return { ...change, group: moved ? 'moved' : 'changed', ticked: selectable && conflict === null, selectable, reason: misfit, conflict };
}

/** Refused or removed by the user, who may still take it after all. */
function refusedChange(incoming: IncomingEntry, known: KnownEntry): EntryChange {
  const misfit = misfitOf(incoming);
  const selectable = !incoming.cancelled && misfit === null;
  return { group: 'skipped', ticked: false, selectable, reason: misfit ?? 'declined', conflict: null, incoming, known, sameAs: null };
}

function cancelledChange(incoming: IncomingEntry, known: KnownEntry, session: KnownSession, now: Instant): EntryChange {
  if (known.state === 'gone')
    return { group: 'same', ticked: false, selectable: false, reason: null, conflict: null, incoming, known, sameAs: null };
  const kept = keptBecause(session);
  const wanted = session.otherSources === 0 && session.endsAt > now;
  return { group: 'gone', ticked: wanted, selectable: true, reason: 'cancelled', conflict: kept, incoming, known, sameAs: null };
}

/** A value that was changed here stands until the user takes the feed's. */
function conflictOf(moved: boolean, renamed: boolean, base: EntryValue, session: KnownSession): EntryChange['conflict'] {
  if (moved && session.hasRun) return 'hasRun';
  if (moved && session.isOff) return 'cancelledHere';
  if (moved && !sameTime(session, base)) return 'movedHere';
  if (renamed && !sameName(session, base)) return 'renamedHere';
  return null;
}

/** Missing from a complete feed, still ahead, inside the window, and not merely unreadable or moved out of it. */
function isMissing(known: KnownEntry, comparison: Comparison): boolean {
  const { complete, unreadable, outside } = comparison;
  if (!complete || known.unstable || unreadable.has(known.uidKey) || outside.has(known.key)) return false;
  return isAhead(known, comparison);
}

/** A session of this feed alone that is still to come, inside the window. */
function isAhead({ state, base, session }: KnownEntry, { from, to, now }: Comparison): boolean {
  if (state !== 'imported' || !session || session.otherSources > 0) return false;
  return base.startsAt >= from && base.startsAt < to && base.startsAt > now;
}

function goneChange(known: KnownEntry, ticked: boolean, reason: 'cancelled' | null): EntryChange {
  const conflict = known.session ? keptBecause(known.session) : null;
  return { group: 'gone', ticked, selectable: true, reason, conflict, incoming: null, known, sameAs: null };
}

function keptBecause({ hasNotes, hasRun }: KnownSession): 'hasRun' | 'hasNotes' | null {
  if (hasRun) return 'hasRun';
  return hasNotes ? 'hasNotes' : null;
}

/** More than five future entries or more than 30 % of them missing looks like a fault of the feed, not of the clients. */
function brakeOf(goneCount: number, { complete, incoming, known, now, to }: Comparison): Brake {
  if (!complete) return 'incomplete';
  const ahead = known.filter(
    ({ state, session, base }) => state === 'imported' && session && base.startsAt > now && base.startsAt < to,
  ).length;
  if (ahead > 0 && incoming.length === 0) return 'emptyFeed';
  return goneCount > 5 || goneCount > ahead * 0.3 ? manyUnlessFew(goneCount) : 'none';
}

/** One cancellation in a quiet week is no alarm. */
function manyUnlessFew(goneCount: number): Brake {
  return goneCount > 1 ? 'manyGone' : 'none';
}

function startOf({ incoming, known }: EntryChange): number {
  return incoming?.startsAt ?? known?.session?.startsAt ?? known?.base.startsAt ?? 0;
}

function sameTime(a: EntryValue, b: EntryValue): boolean {
  return a.startsAt === b.startsAt && a.endsAt === b.endsAt;
}

function sameName(a: EntryValue, b: EntryValue): boolean {
  return (a.firstName ?? '') === (b.firstName ?? '') && (a.title ?? '') === (b.title ?? '');
}

function sameWord(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}
