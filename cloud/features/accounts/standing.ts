import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/database.ts';
import { accounts, credentials } from '../../db/schema.ts';
import type { DurationMs } from '../../../shared/domain/time.ts';
import type { Owner } from './auth-adapter.ts';
import { countOf, type CountedKey, type Limits } from './limits.ts';

/** What has to be known before a password is looked at. */
export interface Standing {
  /** How long to wait first; 0 when it may be looked at now. */
  readonly wait: DurationMs;
  readonly owner: Owner | null;
}

/** Counts an attempt to sign in and reads whose account it is for: one statement, since whoever signs in waits for it. */
export function createStanding(db: Db, limits: Limits): (email: string, keys: readonly CountedKey[]) => Promise<Standing> {
  const query = standingQuery(db);
  return async (email, keys) => {
    const asked = limits.along.toCount(keys);
    const rows = await query.execute({ ...asked, email: email.toLowerCase() });
    return { wait: await limits.along.waitAfter(asked, rows[0]?.counted ?? []), owner: ownerIn(rows) };
  };
}

function standingQuery(db: Db) {
  const counted = db.$with('counted').as(countOf(db));
  return db
    .with(counted)
    .select({ user: accounts, account: credentials, counted: sql<readonly string[]>`array(select counted.key from counted)` })
    .from(sql`(select 1) as once`)
    .leftJoin(accounts, eq(accounts.email, sql.placeholder('email')))
    .leftJoin(credentials, eq(credentials.userId, accounts.id))
    .prepare('standing');
}

interface OwnerRow {
  readonly user: typeof accounts.$inferSelect | null;
  readonly account: typeof credentials.$inferSelect | null;
}

/** One row for each thing that signs them in. */
function ownerIn(rows: readonly OwnerRow[]): Owner | null {
  const user = rows[0]?.user;
  return user ? { ...user, account: rows.flatMap(({ account }) => account ?? []) } : null;
}
