import { eq } from 'drizzle-orm';
import type { Db } from '../../db/database.ts';
import { suppressions, visitRefusals } from '../../db/schema.ts';
import type { SaidOfMark } from './outliving.ts';

/**
 * Networks that are not to be counted and addresses that are not to be written to: the last word about each holds again.
 *
 * @param said  oldest first
 * @returns how many were otherwise in the backup
 */
export async function bringMarksBack(db: Db, said: readonly SaidOfMark[]): Promise<number> {
  let changed = 0;
  for (const own of Map.groupBy(said, ({ mark }) => mark).values()) for (const last of own.slice(-1)) changed += await makeHold(db, last);
  return changed;
}

/** How many rows that changed. */
async function makeHold(db: Db, { mark, what, at, reason = 'bounced' }: SaidOfMark): Promise<number> {
  switch (what) {
    case 'visits.refused':
      return (await db.insert(visitRefusals).values({ mark, since: at }).onConflictDoNothing().returning()).length;
    case 'visits.allowed':
      return (await db.delete(visitRefusals).where(eq(visitRefusals.mark, mark)).returning()).length;
    case 'address.stopped':
      return (await db.insert(suppressions).values({ mark, reason, since: at }).onConflictDoNothing().returning()).length;
    case 'address.freed':
      return (await db.delete(suppressions).where(eq(suppressions.mark, mark)).returning()).length;
    default:
      return what satisfies never;
  }
}
