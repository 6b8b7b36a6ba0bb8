import { and, eq, inArray } from 'drizzle-orm';
import type { NumberPattern } from '../../../shared/domain/invoices/number-pattern.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { givenNumbers, numberSeries, organisationPrefixes } from '../../db/invoice-schema.ts';
import { identities } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import type { MarkedNumber } from './number-mark.ts';

export type DocumentKind = 'invoice' | 'creditNote';
export type GivenNumber = typeof givenNumbers.$inferSelect;

const templates = { invoice: 'INV-{number}', creditNote: 'CN-{number}' } as const;

/** What the user set, else `INV-0001` and `CN-0001` counted on for ever. */
export function patternOf(db: ReadDb, identityId: string, kind: DocumentKind): NumberPattern {
  const row = db
    .select()
    .from(numberSeries)
    .where(and(eq(numberSeries.identityId, identityId), eq(numberSeries.kind, kind)))
    .get();
  if (!row) return { template: templates[kind], digits: 4, restart: 'never', countsPer: 'issuer', startNumber: 1, startYear: 2026 };
  const { template, digits, restart, countsPer, startNumber, startYear } = row;
  return { template, digits, restart, countsPer, startNumber, startYear };
}

export function savePattern(db: WriteDb, identityId: string, kind: DocumentKind, pattern: NumberPattern): void {
  const row = { identityId, kind, ...pattern };
  db.insert(numberSeries)
    .values(row)
    .onConflictDoUpdate({ target: [numberSeries.identityId, numberSeries.kind], set: row })
    .run();
}

/**
 * Every number of who issues for an identity, of both kinds and all sources, in the order of their texts. One person
 * issues under all of their trading names, and a company under all of its own: by law no two of these numbers are alike.
 */
export function numbersOf(db: ReadDb, identityId: string): readonly GivenNumber[] {
  const one = db.select().from(identities).where(eq(identities.id, identityId)).get();
  if (!one) return [];
  const { kind, companyNumber } = identities;
  const isSame = one.kind === 'soleTrader' ? eq(kind, 'soleTrader') : and(eq(kind, 'company'), eq(companyNumber, one.companyNumber));
  const issuer = db.select({ id: identities.id }).from(identities).where(isSame);
  return db.select().from(givenNumbers).where(inArray(givenNumbers.identityId, issuer)).orderBy(givenNumbers.number).all();
}

export function allNumbers(db: ReadDb): readonly MarkedNumber[] {
  const { identityId, kind, number } = givenNumbers;
  return db.select({ identityId, kind, number }).from(givenNumbers).all();
}

export function insertNumber(db: WriteDb, row: GivenNumber): void {
  db.insert(givenNumbers).values(row).run();
}

/** The identities that numbers were given for, which can no longer be removed. */
export function numberedIdentities(db: ReadDb): ReadonlySet<string> {
  return new Set(db.selectDistinct({ id: givenNumbers.identityId }).from(givenNumbers).all().map(({ id }) => id)); // prettier-ignore
}

/** The organisation's own part of numbers; empty for none. */
export function prefixOf(db: ReadDb, organisationId: string): string {
  const row = db.select().from(organisationPrefixes).where(eq(organisationPrefixes.organisationId, organisationId)).get();
  return row?.prefix ?? '';
}

export function savePrefix(db: WriteDb, organisationId: string, prefix: string): void {
  if (prefix === '') db.delete(organisationPrefixes).where(eq(organisationPrefixes.organisationId, organisationId)).run();
  else
    db.insert(organisationPrefixes)
      .values({ organisationId, prefix })
      .onConflictDoUpdate({ target: organisationPrefixes.organisationId, set: { prefix } })
      .run();
}

/**
 * Enters the numbers that these books do not know, so that they are never given again.
 * Those of identities that are not in the books are left out.
 */
export function enterLost(db: WriteDb, marked: readonly MarkedNumber[], today: LocalDate): void {
  const there = new Set(db.select({ id: identities.id }).from(identities).all().map(({ id }) => id)); // prettier-ignore
  for (const { identityId, kind, number } of marked)
    if (there.has(identityId)) insertNumber(db, { identityId, kind, number, givenOn: today, source: 'lost' });
}
