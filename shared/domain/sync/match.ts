import { eachInSteps, type Steps } from '../steps.ts';
import type { EntryValue, IncomingEntry, KnownEntry } from './entries.ts';

export interface EntryPair {
  readonly incoming: IncomingEntry;
  readonly known: KnownEntry | null;
}

/** An entry without a UID that is this far away is another booking. */
const nearestReachMs = 7 * 24 * 3_600_000;

/**
 * Finds for each entry of the feed the one of the last import that it continues.
 * In this order: the same identity; the identity from before a single event became a series, at the same start;
 * the same start, length and name (feeds that make up new UIDs each time); for entries without a UID the nearest start
 * with the same length and name. Each known entry is given out once.
 */
export function* matchEntries(
  incoming: readonly IncomingEntry[],
  known: readonly KnownEntry[],
): Steps<{ pairs: readonly EntryPair[]; unmatched: readonly KnownEntry[] }> {
  const free = new Map(known.map((entry) => [entry.key, entry]));
  const found = new Map<IncomingEntry, KnownEntry>();
  const take = (entry: IncomingEntry, candidate: KnownEntry | undefined): void => {
    if (!candidate || found.has(entry)) return;
    found.set(entry, candidate);
    free.delete(candidate.key);
  };

  /** Those that may still continue a known entry. */
  const rest = (): readonly IncomingEntry[] => (free.size === 0 ? [] : incoming.filter((entry) => !found.has(entry)));

  yield* eachInSteps(incoming, (entry) => take(entry, free.get(entry.key)));
  yield* eachInSteps(rest(), (entry) => take(entry, atSameStart(entry.otherKey === null ? undefined : free.get(entry.otherKey()), entry)));
  const byValue = groupByValue(free.values());
  yield* eachInSteps(rest(), (entry) => take(entry, takeFirst(byValue.get(valueKey(entry)), free)));
  const unstable = rest().filter((entry) => entry.unstable);
  const byContent = Map.groupBy(
    [...free.values()].filter((entry) => entry.unstable),
    ({ base }) => contentKey(base),
  );
  yield* eachInSteps(unstable, (entry) => take(entry, takeNearest(entry, byContent.get(contentKey(entry)))));

  return {
    pairs: incoming.map((entry) => ({ incoming: entry, known: found.get(entry) ?? null })),
    unmatched: [...free.values()],
  };
}

function atSameStart(candidate: KnownEntry | undefined, entry: IncomingEntry): KnownEntry | undefined {
  return candidate?.base.startsAt === entry.startsAt ? candidate : undefined;
}

/** Known entries with one value, in the order of the last import. */
function groupByValue(known: Iterable<KnownEntry>): ReadonlyMap<string, KnownEntry[]> {
  return Map.groupBy(known, ({ base }) => valueKey(base));
}

/** Takes the first that is still free out of the list; those before it are taken by now and go too. */
function takeFirst(candidates: KnownEntry[] | undefined, free: ReadonlyMap<string, KnownEntry>): KnownEntry | undefined {
  for (let next = candidates?.shift(); next; next = candidates?.shift()) if (free.has(next.key)) return next;
  return undefined;
}

function valueKey({ startsAt, endsAt, firstName, title }: EntryValue): string {
  return JSON.stringify([startsAt, endsAt, firstName, title]);
}

/** What an entry is apart from when it is. */
function contentKey({ startsAt, endsAt, firstName, title }: EntryValue): string {
  return JSON.stringify([endsAt - startsAt, firstName, title]);
}

/** Takes the candidate with the nearest start out of the list; of two as near the one that is known first. */
function takeNearest({ startsAt }: EntryValue, candidates: KnownEntry[] | undefined): KnownEntry | undefined {
  let best = -1;
  let bestDistance = nearestReachMs;
  for (const [index, { base }] of candidates?.entries() ?? []) {
    const distance = Math.abs(base.startsAt - startsAt);
    if (distance < bestDistance) [best, bestDistance] = [index, distance];
  }
  return best < 0 ? undefined : candidates?.splice(best, 1)[0];
}
