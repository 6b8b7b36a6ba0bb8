import { asc, eq, sql } from 'drizzle-orm';
import { identities, identityLogos } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type IdentityRow = typeof identities.$inferSelect;

/** All identities, archived ones last; within that in the order they were made. */
export function allIdentities(db: ReadDb): readonly IdentityRow[] {
  return db
    .select()
    .from(identities)
    .orderBy(sql`${identities.archivedAt} is not null`, asc(identities.createdAt), asc(identities.id))
    .all();
}

export function findIdentity(db: ReadDb, id: string): IdentityRow | null {
  return db.select().from(identities).where(eq(identities.id, id)).get() ?? null;
}

export function insertIdentity(db: WriteDb, row: IdentityRow): void {
  db.insert(identities).values(row).run();
}

export function updateIdentity(db: WriteDb, { id, ...row }: IdentityRow): void {
  db.update(identities).set(row).where(eq(identities.id, id)).run();
}

export function deleteIdentity(db: WriteDb, id: string): void {
  db.delete(identities).where(eq(identities.id, id)).run();
}

/** The ids of those that have a logo. */
export function idsWithLogo(db: ReadDb): ReadonlySet<string> {
  return new Set(
    db
      .select({ id: identityLogos.identityId })
      .from(identityLogos)
      .all()
      .map(({ id }) => id),
  );
}

export function findLogo(db: ReadDb, identityId: string): typeof identityLogos.$inferSelect | null {
  return db.select().from(identityLogos).where(eq(identityLogos.identityId, identityId)).get() ?? null;
}

export function saveLogo(db: WriteDb, row: typeof identityLogos.$inferInsert): void {
  db.insert(identityLogos).values(row).onConflictDoUpdate({ target: identityLogos.identityId, set: row }).run();
}

export function deleteLogo(db: WriteDb, identityId: string): void {
  db.delete(identityLogos).where(eq(identityLogos.identityId, identityId)).run();
}
