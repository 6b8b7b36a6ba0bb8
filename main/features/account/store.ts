import type { InferSelectModel } from 'drizzle-orm';
import { licenceState } from '../../db/account-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type AccountRow = Omit<InferSelectModel<typeof licenceState>, 'id'>;

/** Null for a profile without an account that is not about to be connected to one. */
export function findAccount(db: ReadDb): AccountRow | null {
  const [row] = db.select().from(licenceState).all();
  if (!row) return null;
  const { id: _id, ...account } = row;
  return account;
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
