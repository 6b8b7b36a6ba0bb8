import { and, eq, inArray, isNotNull, ne, notInArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Feed } from '../../../shared/contract/feeds.ts';
import type { NamePosition } from '../../../shared/domain/feed/name-position.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { feedItems, feeds, sessionRuns, sessions } from '../../db/schema.ts';
import type { WriteDb } from '../../db/store.ts';
import type { ImportCount } from './import-plan.ts';
import type { HeldFeed } from './preview.ts';
import type { FeedRow } from './store.ts';

const side = z.enum(['start', 'end']);
const place = z.int().min(0).max(1_000);
const namePositionSchema = z.object({ in: z.enum(['plain', 'brackets']), from: side, segment: place, wordFrom: side, word: place });

/** Where the user tapped the name in this feed; null guesses. */
export function positionOf({ namePosition }: FeedRow): NamePosition | null {
  return namePosition === null ? null : namePositionSchema.parse(JSON.parse(namePosition));
}

export function feedView(row: FeedRow & { readonly sessionCount: number }): Feed {
  const { id, name, kind, hint, lastSyncedAt, sessionCount } = row;
  const lastResult = {
    added: row.lastAdded,
    moved: row.lastMoved,
    changed: row.lastChanged,
    removed: row.lastRemoved,
    unreadable: row.lastUnreadable,
  };
  return { id, name, kind, hint, lastSyncedAt, lastResult: lastSyncedAt === null ? null : lastResult, sessionCount };
}

export function saveNewFeed(
  db: WriteDb,
  { feedId, name, kind, hint, allowPrivate }: HeldFeed,
  sealedAddress: Buffer | null,
  now: Instant,
): void {
  const none = {
    etag: null,
    lastModified: null,
    namePosition: null,
    zoneAnswer: null,
    lastSyncedAt: null,
    lastAdded: 0,
    lastMoved: 0,
    lastChanged: 0,
    lastRemoved: 0,
    lastUnreadable: 0,
  };
  db.insert(feeds)
    .values({ id: feedId, name, kind, sealedAddress, hint, allowPrivate, ...none, createdAt: now })
    .run();
}

/** Writes down what a sync brought, and what the next one needs. */
export function recordSync(
  db: WriteDb,
  { feedId, position, zoneQuestion, etag, lastModified }: HeldFeed,
  counts: ImportCount & { readonly unreadable: number },
  now: Instant,
): void {
  db.update(feeds)
    .set({
      etag,
      lastModified,
      namePosition: position && JSON.stringify(position),
      ...(zoneQuestion ? { zoneAnswer: zoneQuestion.answer } : {}),
      lastSyncedAt: now,
      lastAdded: counts.added,
      lastMoved: counts.moved,
      lastChanged: counts.changed,
      lastRemoved: counts.removed,
      lastUnreadable: counts.unreadable,
    })
    .where(eq(feeds.id, feedId))
    .run();
}

export function renameFeed(db: WriteDb, feedId: string, name: string): void {
  db.update(feeds).set({ name }).where(eq(feeds.id, feedId)).run();
}

/** Forgets the feed. Its sessions go only if asked, and never those with notes, a run, or another feed. */
export function disconnectFeed(db: WriteDb, feedId: string, removeSessions: boolean): { removed: number; kept: number } {
  const ofFeed = sessionIdsOf(db, feedId);
  const elsewhere = db
    .select({ id: feedItems.sessionId })
    .from(feedItems)
    .where(and(ne(feedItems.feedId, feedId), isNotNull(feedItems.sessionId)));
  const ran = db.select({ id: sessionRuns.sessionId }).from(sessionRuns);
  const removable = and(
    inArray(sessions.id, [...ofFeed]),
    eq(sessions.notes, ''),
    notInArray(sessions.id, ran),
    notInArray(sessions.id, elsewhere),
  );
  const removed = removeSessions ? db.delete(sessions).where(removable).run().changes : 0;
  db.delete(feeds).where(eq(feeds.id, feedId)).run();
  return { removed, kept: ofFeed.length - removed };
}

function sessionIdsOf(db: WriteDb, feedId: string): readonly string[] {
  return db
    .select({ id: feedItems.sessionId })
    .from(feedItems)
    .where(and(eq(feedItems.feedId, feedId), isNotNull(feedItems.sessionId)))
    .all()
    .flatMap(({ id }) => id ?? []);
}
