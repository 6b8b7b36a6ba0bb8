import type { InferSelectModel } from 'drizzle-orm';
import { licenceState } from '../../db/account-schema.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type AccountRow = Omit<InferSelectModel<typeof licenceState>, 'id'>;

/**
 * Null for a profile without an account that is not about to be connected to one. A time that is none, which only damage or
 * somebody else writes, is as good as not there.
 */
export function findAccount(db: ReadDb): AccountRow | null {
  const [row] = db.select().from(licenceState).all();
  if (!row) return null;
  const { id: _id, ...account } = row;
  return {
    ...account,
    receivedAt: timeIn(account.receivedAt),
    mark: timeIn(account.mark),
    lastTriedAt: timeIn(account.lastTriedAt),
    requestEndsAt: timeIn(account.requestEndsAt),
    failures: Number.isSafeInteger(account.failures) ? account.failures : 0,
  };
}

/** Beyond it there are no dates: ECMA-262, time values. */
const LAST = 8_640_000_000_000_000;

function timeIn(at: Instant | null): Instant | null {
  return at !== null && Math.abs(at) <= LAST ? at : null;
}

export function saveAccount(db: WriteDb, row: AccountRow): void {
  db.insert(licenceState)
    .values({ id: 1, ...row })
    .onConflictDoUpdate({ target: licenceState.id, set: row })
    .run();
}

export function deleteAccount(db: WriteDb): void {
  db.delete(licenceState).run();
}
