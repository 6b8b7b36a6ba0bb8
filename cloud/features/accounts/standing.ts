import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/database.ts';
import { accounts, credentials } from '../../db/schema.ts';
import type { DurationMs } from '../../../shared/domain/time.ts';
import { countOf, type CountedKey, type Limits } from './limits.ts';

/** Whose account an address is. */
export interface Owner {
  readonly id: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly twoFactorEnabled: boolean;
  /** What they sign in with; null when they have no password. */
  readonly password: { readonly id: string; readonly hash: string } | null;
}

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
    const [row] = rows;
    return { wait: await limits.along.waitAfter(asked, row?.counted ?? []), owner: row ? ownerIn(row) : null };
  };
}

function standingQuery(db: Db) {
  const counted = db.$with('counted').as(countOf(db));
  return db
    .with(counted)
    .select({
      id: accounts.id,
      email: accounts.email,
      emailVerified: accounts.emailVerified,
      twoFactorEnabled: accounts.twoFactorEnabled,
      passwordId: credentials.id,
      hash: credentials.password,
      counted: sql<readonly string[]>`array(select counted.key from counted)`,
    })
    .from(sql`(select 1) as once`) // also where nobody has the address
    .leftJoin(accounts, eq(accounts.email, sql.placeholder('email')))
    .leftJoin(credentials, and(eq(credentials.userId, accounts.id), eq(credentials.providerId, 'credential')))
    .prepare('standing');
}

type StandingRow = Awaited<ReturnType<ReturnType<typeof standingQuery>['execute']>>[number];

function ownerIn({ id, email, emailVerified, twoFactorEnabled, passwordId, hash }: StandingRow): Owner | null {
  if (id === null || email === null) return null;
  const password = passwordId === null || hash === null ? null : { id: passwordId, hash };
  return { id, email, emailVerified: emailVerified === true, twoFactorEnabled: twoFactorEnabled === true, password };
}
