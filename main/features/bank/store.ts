import { and, asc, count, desc, eq, exists, inArray, isNotNull, isNull, like, not, or, sql, type SQL } from 'drizzle-orm';
import type { LineState } from '../../../shared/contract/bank.ts';
import { bankAccounts, bankLines, bankMappings } from '../../db/bank-schema.ts';
import { payments } from '../../db/invoice-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type AccountRow = typeof bankAccounts.$inferSelect;
export type LineRow = typeof bankLines.$inferSelect;
export type MappingRow = typeof bankMappings.$inferSelect;

export interface LineFilter {
  readonly state: LineState;
  readonly accountId: string | null;
  readonly search: string;
}

/** In no order; how many lines of each wait. */
export function accountsWithOpenLines(db: ReadDb): readonly (AccountRow & { readonly openLines: number })[] {
  const open = db
    .select({ accountId: bankLines.accountId, lines: count().as('lines') })
    .from(bankLines)
    .where(stateCondition(db, 'open'))
    .groupBy(bankLines.accountId)
    .as('open');
  return db
    .select({ account: bankAccounts, lines: open.lines })
    .from(bankAccounts)
    .leftJoin(open, eq(open.accountId, bankAccounts.id))
    .all()
    .map(({ account, lines }) => ({ ...account, openLines: lines ?? 0 }));
}

export function allAccounts(db: ReadDb): readonly AccountRow[] {
  return db.select().from(bankAccounts).orderBy(desc(bankAccounts.lastReadAt)).all();
}

export function findAccount(db: ReadDb, id: string): AccountRow | null {
  return db.select().from(bankAccounts).where(eq(bankAccounts.id, id)).get() ?? null;
}

export function accountByKey(db: ReadDb, accountKey: string): AccountRow | null {
  return db.select().from(bankAccounts).where(eq(bankAccounts.accountKey, accountKey)).get() ?? null;
}

export function insertAccount(db: WriteDb, row: AccountRow): void {
  db.insert(bankAccounts).values(row).run();
}

export function updateAccount(db: WriteDb, { id, ...row }: AccountRow): void {
  db.update(bankAccounts).set(row).where(eq(bankAccounts.id, id)).run();
}

/** Its lines go with it. */
export function deleteAccount(db: WriteDb, id: string): void {
  db.delete(bankAccounts).where(eq(bankAccounts.id, id)).run();
}

export function linesOfAccount(db: ReadDb, accountId: string): readonly LineRow[] {
  return db.select().from(bankLines).where(eq(bankLines.accountId, accountId)).all();
}

/** In no order; those that do not exist are left out. */
export function linesByKey(db: ReadDb, keys: readonly string[]): readonly LineRow[] {
  return db
    .select()
    .from(bankLines)
    .where(inArray(bankLines.key, [...keys]))
    .all();
}

/** One page of those that pass the filter, newest first. */
export function linesQuery(db: ReadDb, filter: LineFilter, { limit, offset }: { readonly limit: number; readonly offset: number }) {
  return listed(db).where(conditionOf(db, filter)).orderBy(desc(bankLines.bookedOn), desc(bankLines.key)).limit(limit).offset(offset);
}

export type ListedLine = ReturnType<ReturnType<typeof linesQuery>['all']>[number];

/** Newest first; those that do not exist are left out. */
export function listedLines(db: ReadDb, keys: readonly string[]): readonly ListedLine[] {
  return listed(db)
    .where(inArray(bankLines.key, [...keys]))
    .orderBy(desc(bankLines.bookedOn), desc(bankLines.key))
    .all();
}

function listed(db: ReadDb) {
  return db
    .select({ line: bankLines, accountName: bankAccounts.name })
    .from(bankLines)
    .innerJoin(bankAccounts, eq(bankAccounts.id, bankLines.accountId));
}

export function countLines(db: ReadDb, filter: LineFilter): number {
  return db.select({ count: count() }).from(bankLines).where(conditionOf(db, filter)).get()?.count ?? 0;
}

export function insertLine(db: WriteDb, row: LineRow): void {
  db.insert(bankLines).values(row).run();
}

export function updateLine(db: WriteDb, { key, ...row }: LineRow): void {
  db.update(bankLines).set(row).where(eq(bankLines.key, key)).run();
}

export function deleteLine(db: WriteDb, key: string): void {
  db.delete(bankLines).where(eq(bankLines.key, key)).run();
}

/** The mapping that was used last for any of these tables. */
export function findMapping(db: ReadDb, columnsKeys: readonly string[]): MappingRow | null {
  const found = db
    .select()
    .from(bankMappings)
    .where(inArray(bankMappings.columnsKey, [...columnsKeys]));
  return found.orderBy(desc(bankMappings.usedAt), asc(bankMappings.columnsKey)).limit(1).get() ?? null;
}

export function saveMapping(db: WriteDb, row: MappingRow): void {
  const { columnsKey: _key, ...changed } = row;
  db.insert(bankMappings).values(row).onConflictDoUpdate({ target: bankMappings.columnsKey, set: changed }).run();
}

function conditionOf(db: ReadDb, { state, accountId, search }: LineFilter): SQL | undefined {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const contains = (column: typeof bankLines.text | typeof bankLines.reference): SQL => sql`${like(column, pattern)} escape '\\'`;
  return and(
    stateCondition(db, state),
    accountId === null ? undefined : eq(bankLines.accountId, accountId),
    search === '' ? undefined : or(contains(bankLines.text), contains(bankLines.reference)),
  );
}

/** A line is matched while a payment names it; so removing the payment opens it again. */
function stateCondition(db: ReadDb, state: LineState): SQL | undefined {
  const paid = exists(
    db
      .select({ one: sql`1` })
      .from(payments)
      .where(eq(payments.bankLineKey, bankLines.key)),
  );
  switch (state) {
    case 'open':
      return and(isNull(bankLines.setAsideAt), not(paid));
    case 'matched':
      return paid;
    case 'setAside':
      return and(isNotNull(bankLines.setAsideAt), not(paid));
    default:
      return state satisfies never;
  }
}
