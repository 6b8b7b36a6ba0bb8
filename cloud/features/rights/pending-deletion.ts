import { eq } from 'drizzle-orm';
import type { Db } from '../../db/database.ts';
import { deletions } from '../../db/schema.ts';

/** When an account goes that is to be deleted; null for one that stays. */
export async function deletionDueAt(db: Db, accountId: string): Promise<Date | null> {
  const [deletion] = await db.select({ dueAt: deletions.dueAt }).from(deletions).where(eq(deletions.accountId, accountId));
  return deletion?.dueAt ?? null;
}
