import { and, eq } from 'drizzle-orm';
import type { Reader, TextName } from '../../../shared/domain/mail/message-texts.ts';
import { mailAccount, mailTexts } from '../../db/mail-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type AccountRow = Omit<typeof mailAccount.$inferSelect, 'id'>;
export type TextRow = typeof mailTexts.$inferSelect;

export function findAccount(db: ReadDb): AccountRow | null {
  const row = db.select().from(mailAccount).where(eq(mailAccount.id, 1)).get();
  if (!row) return null;
  const { id: _id, ...account } = row;
  return account;
}

export function saveAccount(db: WriteDb, row: AccountRow): void {
  db.insert(mailAccount)
    .values({ id: 1, ...row })
    .onConflictDoUpdate({ target: mailAccount.id, set: row })
    .run();
}

export function deleteAccount(db: WriteDb): void {
  db.delete(mailAccount).run();
}

/** Those that the user has changed. */
export function changedTexts(db: ReadDb): readonly TextRow[] {
  return db.select().from(mailTexts).all();
}

export function saveText(db: WriteDb, row: TextRow): void {
  const { subject, body } = row;
  db.insert(mailTexts)
    .values(row)
    .onConflictDoUpdate({ target: [mailTexts.name, mailTexts.reader], set: { subject, body } })
    .run();
}

export function deleteText(db: WriteDb, name: TextName, reader: Reader): void {
  db.delete(mailTexts)
    .where(and(eq(mailTexts.name, name), eq(mailTexts.reader, reader)))
    .run();
}
