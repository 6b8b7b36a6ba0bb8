import type { Preview, PreviewItem } from '../../../shared/contract/feeds.ts';
import type { Comparison, ComparisonResult } from '../../../shared/domain/sync/compare.ts';
import { compareEntries } from '../../../shared/domain/sync/compare.ts';
import type { EntryChange, EntryValue } from '../../../shared/domain/sync/entries.ts';
import type { FeedReading } from '../../../shared/domain/feed/feed-reading.ts';
import type { NamePosition } from '../../../shared/domain/feed/name-position.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import type { ReadDb } from '../../db/store.ts';
import { identitiesOf } from './identity.ts';
import { keyOfChange } from './import.ts';
import { incomingEntries, keysOf } from './incoming.ts';
import { knownEntries, otherSessions } from './store.ts';

/** What a fetched feed was and where it came from; in memory alone, until it is imported or another takes its place. */
export interface HeldPreview {
  readonly id: string;
  readonly feedId: string;
  /** The feed is not stored yet. */
  readonly isNew: boolean;
  readonly kind: 'address' | 'file';
  /** Null for files. */
  readonly address: string | null;
  readonly allowPrivate: boolean;
  readonly name: string;
  readonly hint: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Null when the server said that nothing changed. */
  readonly reading: FeedReading | null;
  readonly position: NamePosition | null;
  readonly from: Instant;
  readonly to: Instant;
  readonly zone: ZoneId;
}

export interface ComparisonContext {
  /** Key for the identities of entries. */
  readonly key: Buffer;
  readonly practitionerNames: readonly string[];
  readonly now: Instant;
}

/** Compares a held feed with the store as it is now. */
export function compareHeld(db: ReadDb, held: HeldPreview, { key, practitionerNames, now }: ComparisonContext): ComparisonResult {
  const { reading, feedId, from, to, zone, position } = held;
  if (!reading) return { changes: [], brake: 'none' };
  const ids = identitiesOf(key, feedId);
  const comparison: Comparison = {
    incoming: incomingEntries(reading, ids, { practitionerNames, position }, zone),
    known: knownEntries(db, feedId),
    others: otherSessions(db, feedId, from, to),
    from,
    to,
    now,
    complete: !reading.truncated.events && !reading.truncated.occurrences && reading.unreadable.every(({ uid }) => uid !== null),
    unreadable: new Set(reading.unreadable.flatMap(({ uid }) => (uid === null ? [] : ids.uid(uid)))),
    takenBack: keysOf(reading.excluded, ids),
    outside: keysOf(reading.outside, ids),
  };
  return compareEntries(comparison);
}

/** The preview as the window shows it. */
export function previewOf(held: HeldPreview, { changes, brake }: ComparisonResult, summaries: ReadonlyMap<string, string>): Preview {
  const { id, feedId, isNew, name, hint, reading, from, to, position } = held;
  return {
    id,
    feedId: isNew ? null : feedId,
    feedName: name,
    hint,
    items: changes.filter(({ group }) => group !== 'same').map((change) => itemOf(change, summaries)),
    unreadable: reading?.unreadable.length ?? 0,
    unchanged: reading === null,
    brake,
    from,
    to,
    truncated: reading !== null && (reading.truncated.events || reading.truncated.occurrences),
    zoneAssumed: reading?.occurrences.some((occurrence) => !occurrence.isAllDay && occurrence.zoneCertainty === 'assumed') ?? false,
    namesByPlace: position !== null,
  };
}

function itemOf(change: EntryChange, summaries: ReadonlyMap<string, string>): PreviewItem {
  const { incoming, known, group, ticked, selectable, reason, conflict } = change;
  return {
    key: keyOfChange(change),
    group: group === 'same' ? 'skipped' : group,
    ticked,
    selectable,
    ...valueOf(incoming ?? known?.session ?? known?.base),
    before: beforeOf(known?.session),
    summary: (incoming && summaries.get(incoming.key)) ?? '',
    reason,
    conflict,
  };
}

function valueOf(value: EntryValue | undefined): Pick<PreviewItem, 'startsAt' | 'endsAt' | 'firstName' | 'title'> {
  if (!value) return { startsAt: null, endsAt: null, firstName: null, title: null };
  const { startsAt, endsAt, firstName, title } = value;
  return { startsAt, endsAt, firstName, title };
}

function beforeOf(session: EntryValue | null | undefined): PreviewItem['before'] {
  if (!session) return null;
  const { startsAt, endsAt, firstName, title } = session;
  return { startsAt, endsAt, name: firstName ?? '', title: title ?? '' };
}

/** The summary of each entry, by its key. */
export function summariesOf(held: HeldPreview, { key, practitionerNames }: ComparisonContext): ReadonlyMap<string, string> {
  const { reading, feedId, position, zone } = held;
  if (!reading) return new Map();
  const entries = incomingEntries(reading, identitiesOf(key, feedId), { practitionerNames, position }, zone);
  return new Map(entries.map((entry, index) => [entry.key, reading.occurrences[index]?.summary ?? '']));
}
