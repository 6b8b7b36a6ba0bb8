import { and, asc, desc, eq, lte, sql } from 'drizzle-orm';
import { pence, type BasisPoints, type Pence } from '../../../shared/domain/money.ts';
import type { FormBKey } from '../../../shared/domain/pension/form-b.ts';
import type { SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { pensionCorrections, pensionMonths, pensionTiers, pensionYears } from '../../db/pension-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type MonthRow = typeof pensionMonths.$inferSelect;
export type YearRow = typeof pensionYears.$inferSelect;
export type TierRow = typeof pensionTiers.$inferSelect;

/** Null where there is none. */
export function findMonth(db: ReadDb, id: string): MonthRow | null {
  return db.select().from(pensionMonths).where(eq(pensionMonths.id, id)).get() ?? null;
}

/** @throws AppError NOT_FOUND */
export function requireMonth(db: ReadDb, id: string): MonthRow {
  const row = findMonth(db, id);
  if (!row) throw new AppError('NOT_FOUND', { monthId: id });
  return row;
}

/** One that was not submitted. @throws AppError NOT_FOUND, PENSION_MONTH_FIXED */
export function requireOpenMonth(db: ReadDb, id: string): MonthRow {
  const row = requireMonth(db, id);
  if (row.submittedOn !== null) throw new AppError('PENSION_MONTH_FIXED', { monthId: id });
  return row;
}

/** Newest month first. */
export function monthsOf(db: ReadDb, schemeYear: SchemeYear): readonly MonthRow[] {
  return db
    .select()
    .from(pensionMonths)
    .where(eq(pensionMonths.schemeYear, schemeYear))
    .orderBy(desc(pensionMonths.month), asc(pensionMonths.identityId), asc(pensionMonths.area), desc(pensionMonths.part))
    .all();
}

export function insertMonth(db: WriteDb, row: MonthRow): void {
  db.insert(pensionMonths).values(row).run();
}

export function updateMonth(db: WriteDb, { id, ...row }: MonthRow): void {
  db.update(pensionMonths).set(row).where(eq(pensionMonths.id, id)).run();
}

/** Only one that was not submitted: the database refuses it for others. */
export function deleteMonth(db: WriteDb, id: string): void {
  db.delete(pensionMonths).where(eq(pensionMonths.id, id)).run();
}

/** The part that comes next for a month: 1 where there is none. */
export function nextPart(db: ReadDb, identityId: string, { month, area, schemeYear, tierTableId }: FormBKey): number {
  const last = sql<number>`coalesce(max(${pensionMonths.part}), 0)`;
  const found = db.select({ last }).from(pensionMonths);
  const isSame = and(
    eq(pensionMonths.identityId, identityId),
    eq(pensionMonths.month, month),
    eq(pensionMonths.area, area),
    eq(pensionMonths.schemeYear, schemeYear),
    eq(pensionMonths.tableId, tierTableId ?? ''),
  );
  return (found.where(isSame).get()?.last ?? 0) + 1;
}

/** The pensionable pay of a scheme year before a Form B. */
export interface PayBefore {
  /** With what was brought forward, and what corrections changed. */
  readonly amount: Pence;
  /** What of it corrections changed, up or down. */
  readonly corrected: Pence;
}

/** Box a of all Form Bs of the year up to a month, this one's earlier parts included, as their corrections left it. */
export function cumulativeUpTo(db: ReadDb, identityId: string, { month, area, schemeYear }: FormBKey): PayBefore {
  const isOfYear = and(eq(pensionMonths.identityId, identityId), eq(pensionMonths.area, area), eq(pensionMonths.schemeYear, schemeYear));
  const isUpTo = and(isOfYear, lte(pensionMonths.month, month));
  const listed = sql<number>`coalesce(sum(${pensionMonths.pensionable}), 0)`;
  const onForms = db.select({ listed }).from(pensionMonths).where(isUpTo).get()?.listed ?? 0;
  const changed = sql<number>`coalesce(sum(${pensionCorrections.pensionable}), 0)`;
  const ofThem = eq(pensionMonths.id, pensionCorrections.monthId);
  const corrected = db.select({ changed }).from(pensionCorrections).innerJoin(pensionMonths, ofThem).where(isUpTo).get()?.changed ?? 0;
  const broughtForward = findYear(db, identityId, schemeYear)?.broughtForward ?? 0;
  return { amount: pence(onForms + corrected + broughtForward), corrected: pence(corrected) };
}

export function findYear(db: ReadDb, identityId: string, schemeYear: SchemeYear): YearRow | null {
  const isSame = and(eq(pensionYears.identityId, identityId), eq(pensionYears.schemeYear, schemeYear));
  return db.select().from(pensionYears).where(isSame).get() ?? null;
}

export function saveYear(db: WriteDb, row: YearRow, tiers: readonly Pick<TierRow, 'tableId' | 'rate'>[]): void {
  const { identityId, schemeYear, ...values } = row;
  db.insert(pensionYears)
    .values(row)
    .onConflictDoUpdate({ target: [pensionYears.identityId, pensionYears.schemeYear], set: values })
    .run();
  db.delete(pensionTiers)
    .where(and(eq(pensionTiers.identityId, identityId), eq(pensionTiers.schemeYear, schemeYear)))
    .run();
  for (const { tableId, rate } of tiers) db.insert(pensionTiers).values({ identityId, schemeYear, tableId, rate }).run();
}

/** What was decided for a contributions table; null for nothing. */
export function findTierRate(db: ReadDb, identityId: string, schemeYear: SchemeYear, tableId: string): BasisPoints | null {
  const { rate } = pensionTiers;
  const isSame = and(eq(pensionTiers.identityId, identityId), eq(pensionTiers.schemeYear, schemeYear), eq(pensionTiers.tableId, tableId));
  return db.select({ rate }).from(pensionTiers).where(isSame).get()?.rate ?? null;
}
