import { reduceInSteps, type ReducedSummary } from '../../../shared/domain/feed/name-reduction.ts';
import type { NamePosition } from '../../../shared/domain/feed/name-position.ts';
import type { FeedOccurrence, FeedReading, InstanceKey } from '../../../shared/domain/feed/feed-reading.ts';
import { mapInSteps, type Steps } from '../../../shared/domain/steps.ts';
import type { IncomingEntry } from '../../../shared/domain/sync/entries.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { startOfDay } from '../../../shared/domain/zones.ts';
import type { Identities } from './identity.ts';

export interface NameReading {
  readonly practitionerNames: readonly string[];
  /** Where the user tapped the name; null guesses. */
  readonly position: NamePosition | null;
}

/** The entries of a reading under their hashed identities, with names reduced; in the reading's order. */
export function* incomingEntries(reading: FeedReading, ids: Identities, names: NameReading, zone: ZoneId): Steps<readonly IncomingEntry[]> {
  const reduced = yield* reduceInSteps(
    reading.occurrences.map(({ summary }) => summary),
    { practitionerNames: names.practitionerNames, ...(names.position ? { position: names.position } : {}) },
  );
  const used = new Map<string, number>();
  return yield* mapInSteps(reading.occurrences, (occurrence, index) => {
    const entry = entryOf(occurrence, reduced[index] ?? nothingRead, ids, zone);
    return withOrdinal(entry, used, ids);
  });
}

const nothingRead: ReducedSummary = { kind: 'unknown', firstName: null, title: null };

function entryOf(occurrence: FeedOccurrence, { kind, firstName, title }: ReducedSummary, ids: Identities, zone: ZoneId): IncomingEntry {
  const startsAt = occurrence.isAllDay ? startOfDay(occurrence.start, zone) : occurrence.start;
  const endsAt = occurrence.isAllDay ? startOfDay(occurrence.end, zone) : occurrence.end;
  // Without a UID the content is the identity: it holds until something is changed.
  const uid = occurrence.isUidMissing ? JSON.stringify([startsAt, endsAt, firstName, title]) : occurrence.uid;
  return {
    key: ids.entry(uid, originalStart(occurrence)),
    otherKey: occurrence.isUidMissing ? null : () => ids.entry(uid, occurrence.recurrenceId === null ? String(occurrence.start) : null),
    uidKey: ids.uid(uid),
    unstable: occurrence.isUidMissing,
    allDay: occurrence.isAllDay,
    transparent: occurrence.isTransparent,
    cancelled: occurrence.status === 'CANCELLED',
    startsAt,
    endsAt,
    kind,
    firstName,
    title,
  };
}

/** Some platforms give several bookings one UID: they are kept apart by their order in the feed. */
function withOrdinal(entry: IncomingEntry, used: Map<string, number>, ids: Identities): IncomingEntry {
  const count = used.get(entry.key) ?? 0;
  used.set(entry.key, count + 1);
  return count === 0 ? entry : { ...entry, key: ids.entry(entry.key, `#${count}`), otherKey: null };
}

/** Hashed keys of instances that the reading only names. */
export function* keysOf(instances: readonly InstanceKey[], ids: Identities): Steps<ReadonlySet<string>> {
  return new Set(yield* mapInSteps(instances, (instance) => ids.entry(instance.uid, originalStart(instance))));
}

function originalStart({ recurrenceId }: InstanceKey): string | null {
  return recurrenceId === null ? null : String(recurrenceId satisfies Instant | string);
}
