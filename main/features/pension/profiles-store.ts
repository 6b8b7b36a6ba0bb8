import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { pensionPosts, pensionPostYears, pensionProfiles } from '../../db/pension-schema.ts';
import { identities } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { makeOnce } from './read-once.ts';

export type ProfileRow = typeof pensionProfiles.$inferSelect;
export type PostRow = typeof pensionPosts.$inferSelect;
export type PostYearRow = typeof pensionPostYears.$inferSelect;

export function findProfile(db: ReadDb, identityId: string): ProfileRow | null {
  return db.select().from(pensionProfiles).where(eq(pensionProfiles.identityId, identityId)).get() ?? null;
}

/** The same again and again; prepared when it is first asked for, and once. */
export function createProfileReader(db: ReadDb): (identityId: string) => ProfileRow | null {
  const prepared = makeOnce(() =>
    db
      .select()
      .from(pensionProfiles)
      .where(eq(pensionProfiles.identityId, sql.placeholder('id')))
      .prepare(),
  );
  return (id) => prepared().get({ id }) ?? null;
}

/** Who stands on the forms, with who keeps the pension record; null without a profile. */
export function findMember(db: ReadDb, identityId: string) {
  const { hostBody, hostCode, hostReference } = pensionProfiles;
  const { name, address, email } = identities;
  const found = db
    .select({ name, address, email, hostBody, hostCode, hostReference })
    .from(pensionProfiles)
    .innerJoin(identities, eq(identities.id, pensionProfiles.identityId))
    .where(eq(pensionProfiles.identityId, identityId));
  return found.get() ?? null;
}

export function saveProfile(db: WriteDb, { identityId, ...row }: ProfileRow): void {
  db.insert(pensionProfiles)
    .values({ identityId, ...row })
    .onConflictDoUpdate({ target: pensionProfiles.identityId, set: row })
    .run();
}

/** Newest first. */
export function postsOf(db: ReadDb, identityId: string): readonly PostRow[] {
  return db
    .select()
    .from(pensionPosts)
    .where(eq(pensionPosts.identityId, identityId))
    .orderBy(desc(pensionPosts.startsOn), asc(pensionPosts.id))
    .all();
}

export function findPost(db: ReadDb, id: string): PostRow | null {
  return db.select().from(pensionPosts).where(eq(pensionPosts.id, id)).get() ?? null;
}

/** Oldest year first. */
export function postYears(db: ReadDb, postId: string): readonly PostYearRow[] {
  return db.select().from(pensionPostYears).where(eq(pensionPostYears.postId, postId)).orderBy(asc(pensionPostYears.schemeYear)).all();
}

/** What the posts of an identity came to in one year. */
export function yearsOf(db: ReadDb, identityId: string, schemeYear: number): readonly PostYearRow[] {
  return db
    .select({ year: pensionPostYears })
    .from(pensionPostYears)
    .innerJoin(pensionPosts, eq(pensionPosts.id, pensionPostYears.postId))
    .where(and(eq(pensionPosts.identityId, identityId), eq(pensionPostYears.schemeYear, schemeYear)))
    .all()
    .map(({ year }) => year);
}

/** Makes a post, or replaces it with all its years. */
export function savePost(db: WriteDb, { id, ...row }: PostRow, years: readonly Omit<PostYearRow, 'postId'>[]): void {
  db.insert(pensionPosts)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: pensionPosts.id, set: row })
    .run();
  db.delete(pensionPostYears).where(eq(pensionPostYears.postId, id)).run();
  for (const { schemeYear, fee, expenses, pensionable, employee, employerPaid } of years)
    db.insert(pensionPostYears).values({ postId: id, schemeYear, fee, expenses, pensionable, employee, employerPaid }).run();
}

/** With its years. */
export function deletePost(db: WriteDb, id: string): void {
  db.delete(pensionPosts).where(eq(pensionPosts.id, id)).run();
}
