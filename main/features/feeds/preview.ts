import { previewGroups, type Preview, type PreviewItem, type ZoneAnswer } from '../../../shared/contract/feeds.ts';
import type { FeedReading, ZoneChoice } from '../../../shared/domain/feed/feed-reading.ts';
import type { NamePosition } from '../../../shared/domain/feed/name-position.ts';
import { mapInSteps, type Steps } from '../../../shared/domain/steps.ts';
import { compareEntries, type Brake, type ComparisonResult } from '../../../shared/domain/sync/compare.ts';
import type { EntryChange, EntryValue } from '../../../shared/domain/sync/entries.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import type { ReadDb } from '../../db/store.ts';
import type { FeedDeps } from './deps.ts';
import { identitiesOf } from './identity.ts';
import { keyOfChange } from './import-plan.ts';
import { incomingEntries, keysOf } from './incoming.ts';
import { sampleItems } from './preview-samples.ts';
import { knownEntries, otherSessions } from './store.ts';

/** What a fetched feed was and where it came from; in memory alone, until it is imported or another takes its place. */
export interface HeldFeed {
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
  /** Which of two places a zone name of the feed means; null when that is in no doubt. */
  readonly zoneQuestion: HeldZoneQuestion | null;
  readonly from: Instant;
  readonly to: Instant;
  readonly zone: ZoneId;
}

/** Read `here` by default: as the practitioner's own zone. */
export interface HeldZoneQuestion extends Omit<ZoneChoice, 'tzids'> {
  readonly answer: ZoneAnswer;
  /** It was answered at an earlier import and is not asked again. */
  readonly isKnown: boolean;
  /** The reading by the other answer. */
  readonly other: FeedReading;
}

/** A held feed with the rows that its preview shows. */
export interface HeldPreview {
  readonly feed: HeldFeed;
  /** By start. */
  readonly rows: readonly PreviewItem[];
  readonly byKey: ReadonlyMap<string, PreviewItem>;
  readonly brake: Brake;
}

export interface HeldComparison extends ComparisonResult {
  /** As the feed has them, by the keys of the entries. */
  readonly summaries: ReadonlyMap<string, string>;
}

/** What a comparison asks for besides the store. */
export interface ComparisonDeps extends Pick<FeedDeps, 'keyFor' | 'practitionerNames'> {
  readonly clock: Pick<FeedDeps['clock'], 'now'>;
}

/** Compares a held feed with the store as it is now. */
export function* compareHeld(db: ReadDb, held: HeldFeed, deps: ComparisonDeps): Steps<HeldComparison> {
  const { reading, feedId, from, to, zone, position } = held;
  if (!reading) return { changes: [], brake: 'none', summaries: new Map() };
  const ids = identitiesOf(deps.keyFor('feed-identity'), feedId);
  const incoming = yield* incomingEntries(reading, ids, { practitionerNames: deps.practitionerNames(), position }, zone);
  const result = yield* compareEntries({
    incoming,
    known: yield* knownEntries(db, feedId),
    others: yield* otherSessions(db, feedId, from, to),
    from,
    to,
    now: deps.clock.now(),
    complete: !reading.truncated.events && !reading.truncated.occurrences && reading.unreadable.every(({ uid }) => uid !== null),
    unreadable: new Set(reading.unreadable.flatMap(({ uid }) => (uid === null ? [] : ids.uid(uid)))),
    takenBack: yield* keysOf(reading.excluded, ids),
    outside: yield* keysOf(reading.outside, ids),
  });
  return { ...result, summaries: new Map(incoming.map(({ key }, index) => [key, reading.occurrences[index]?.summary ?? ''])) };
}

/** The rows that the preview of a feed shows, with the store as it is now. */
export function* previewSteps(db: ReadDb, feed: HeldFeed, deps: ComparisonDeps): Steps<HeldPreview> {
  const { changes, brake, summaries } = yield* compareHeld(db, feed, deps);
  const shown = changes.filter(({ group }) => group !== 'same');
  const rows = yield* mapInSteps(shown, (change) => itemOf(change, summaries));
  return { feed, rows, byKey: new Map(rows.map((row) => [row.key, row])), brake };
}

/** The head of the preview as the window shows it. */
export function previewOf({ feed, rows, brake }: HeldPreview): Preview {
  const { id, feedId, isNew, name, hint, reading, from, to, position } = feed;
  const byGroup = Map.groupBy(rows, ({ group }) => group);
  return {
    id,
    feedId: isNew ? null : feedId,
    feedName: name,
    hint,
    groups: previewGroups.flatMap((group) => {
      const members = byGroup.get(group) ?? [];
      const selectable = members.filter((row) => row.selectable);
      const ticked = selectable.filter((row) => row.ticked).length;
      return members.length === 0 ? [] : [{ group, count: members.length, selectable: selectable.length, ticked }];
    }),
    samples: sampleItems(rows),
    unreadable: reading?.unreadable.length ?? 0,
    unchanged: reading === null,
    brake,
    from,
    to,
    truncated: reading !== null && (reading.truncated.events || reading.truncated.occurrences),
    zoneAssumed: reading?.occurrences.some((occurrence) => !occurrence.isAllDay && occurrence.zoneCertainty === 'assumed') ?? false,
    namesByPlace: position !== null,
    zoneQuestion: questionOf(feed),
  };
}

function questionOf({ zoneQuestion }: HeldFeed): Preview['zoneQuestion'] {
  if (!zoneQuestion || zoneQuestion.isKnown) return null;
  const { here, there, answer } = zoneQuestion;
  return { here, there, answer };
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
