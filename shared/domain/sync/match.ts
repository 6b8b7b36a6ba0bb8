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
export function matchEntries(
  incoming: readonly IncomingEntry[],
  known: readonly KnownEntry[],
): { pairs: readonly EntryPair[]; unmatched: readonly KnownEntry[] } {
  const free = new Map(known.map((entry) => [entry.key, entry]));
  const found = new Map<IncomingEntry, KnownEntry>();
  const take = (entry: IncomingEntry, candidate: KnownEntry | undefined): void => {
    if (!candidate || found.has(entry)) return;
    found.set(entry, candidate);
    free.delete(candidate.key);
  };

  for (const entry of incoming) take(entry, free.get(entry.key));
  for (const entry of rest(incoming, found))
    take(entry, atSameStart(entry.otherKey === null ? undefined : free.get(entry.otherKey), entry));
  const byValue = groupByValue(free.values());
  for (const entry of rest(incoming, found))
    take(
      entry,
      byValue.get(valueKey(entry))?.find((candidate) => free.has(candidate.key)),
    );
  for (const entry of rest(incoming, found)) if (entry.unstable) take(entry, nearest(entry, free.values()));

  return {
    pairs: incoming.map((entry) => ({ incoming: entry, known: found.get(entry) ?? null })),
    unmatched: [...free.values()],
  };
}

function rest(incoming: readonly IncomingEntry[], found: ReadonlyMap<IncomingEntry, KnownEntry>): readonly IncomingEntry[] {
  return incoming.filter((entry) => !found.has(entry));
}

function atSameStart(candidate: KnownEntry | undefined, entry: IncomingEntry): KnownEntry | undefined {
  return candidate?.base.startsAt === entry.startsAt ? candidate : undefined;
}

function groupByValue(known: Iterable<KnownEntry>): ReadonlyMap<string, readonly KnownEntry[]> {
  return Map.groupBy(known, ({ base }) => valueKey(base));
}

function valueKey({ startsAt, endsAt, firstName, title }: EntryValue): string {
  return JSON.stringify([startsAt, endsAt, firstName, title]);
}

function nearest(entry: IncomingEntry, known: Iterable<KnownEntry>): KnownEntry | undefined {
  let best: KnownEntry | undefined;
  let bestDistance = nearestReachMs;
  for (const candidate of known) {
    const { base, unstable } = candidate;
    if (
      !unstable ||
      base.endsAt - base.startsAt !== entry.endsAt - entry.startsAt ||
      base.firstName !== entry.firstName ||
      base.title !== entry.title
    )
      continue;
    const distance = Math.abs(base.startsAt - entry.startsAt);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}
