import { and, asc, eq, inArray, notExists, sql } from 'drizzle-orm';
import type { Terms } from '../../shared/contract/terms.ts';
import type { Instant } from '../../shared/domain/time.ts';
import { bookings, identities, organisations, terms, termsSteps } from './schema.ts';
import type { ReadDb, WriteDb } from './store.ts';

/** The versions of terms with these ids; those that do not exist are left out. */
export function readTerms(db: ReadDb, ids: readonly string[]): ReadonlyMap<string, Terms> {
  const wanted = [...new Set(ids)];
  const rows = db.select().from(terms).where(inArray(terms.id, wanted)).all();
  const steps = db.select().from(termsSteps).where(inArray(termsSteps.termsId, wanted)).orderBy(asc(termsSteps.noticeHours)).all();
  return new Map(
    rows.map(({ id, paymentDays, note }) => [
      id,
      {
        paymentDays,
        note,
        cancellation: steps.filter(({ termsId }) => termsId === id).map(({ noticeHours, share }) => ({ noticeHours, share })),
      },
    ]),
  );
}

/** Keeps a new version; it is never changed afterwards. */
export function insertTerms(db: WriteDb, id: string, { paymentDays, note, cancellation }: Terms, now: Instant): void {
  db.insert(terms).values({ id, paymentDays, note, createdAt: now }).run();
  for (const { noticeHours, share } of cancellation) db.insert(termsSteps).values({ termsId: id, noticeHours, share }).run();
}

/**
 * Keeps terms where a row named a version before: the same version when nothing changed, otherwise a new one.
 *
 * @returns the id of the version to name
 */
export function replaceTerms(db: WriteDb, before: string | null, next: Terms, newId: () => string, now: Instant): string {
  const present = before === null ? undefined : readTerms(db, [before]).get(before);
  if (before !== null && present && sameTerms(present, next)) return before;
  const id = newId();
  insertTerms(db, id, next, now);
  return id;
}

/** Removes a version that nothing names any more. */
export function dropUnusedTerms(db: WriteDb, id: string): void {
  const one = sql`1`;
  const byIdentity = db.select({ one }).from(identities).where(eq(identities.termsId, id));
  const byOrganisation = db.select({ one }).from(organisations).where(eq(organisations.termsId, id));
  const byBooking = db.select({ one }).from(bookings).where(eq(bookings.termsId, id));
  db.delete(terms)
    .where(and(eq(terms.id, id), notExists(byIdentity), notExists(byOrganisation), notExists(byBooking)))
    .run();
}

function sameTerms(a: Terms, b: Terms): boolean {
  const told = ({ paymentDays, note, cancellation }: Terms): string =>
    JSON.stringify([paymentDays, note, cancellation.map(({ noticeHours, share }) => [noticeHours, share])]);
  return told(a) === told(b);
}
