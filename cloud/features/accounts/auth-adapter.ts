import { AsyncLocalStorage } from 'node:async_hooks';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/database.ts';
import { accounts, credentials, secondFactors, sessions, verifications } from '../../db/schema.ts';

type Adapter = ReturnType<typeof drizzleAdapter>;
type Asked = Parameters<ReturnType<Adapter>['findOne']>[0];

/** Who signs in by an address, as better-auth reads it: a user with the list of what signs them in. */
export type Owner = object | null;

export interface AuthAdapter {
  readonly adapter: Adapter;
  /** Reads who signs in by an address. */
  ownerOf(email: string): Promise<Owner>;
  /** What better-auth reads of that address within `work` was read already; beyond it nothing is kept. */
  withOwner<T>(email: string, owner: Promise<Owner>, work: () => Promise<T>): Promise<T>;
}

/** How better-auth reads and writes. Who signs in is read in one statement, with the hash, and not in two one after the other. */
export function createAuthAdapter(db: Db): AuthAdapter {
  const known = new AsyncLocalStorage<{ readonly email: string; readonly owner: Promise<Owner> }>();
  const byEmail = ownerQuery(db);
  const adapter = drizzleAdapter(db, {
    provider: 'pg',
    transaction: true,
    schema: { user: accounts, account: credentials, session: sessions, verification: verifications, twoFactor: secondFactors },
  });

  return {
    ownerOf,
    withOwner: (email, owner, work) => known.run({ email: email.toLowerCase(), owner }, work),
    adapter: (options) => {
      const own = adapter(options);
      return {
        ...own,
        async findOne<T>(asked: Asked): Promise<T | null> {
          const email = emailOf(asked);
          if (email === null) return own.findOne<T>(asked);
          const ahead = known.getStore();
          const owner = await (ahead?.email === email ? ahead.owner : ownerOf(email));
          return owner as T | null; // the shape that its own way answers with
        },
      };
    },
  };

  async function ownerOf(email: string): Promise<Owner> {
    if (email.includes('\0')) return null; // no text of the database holds it
    const rows = await byEmail.execute({ email: email.toLowerCase() });
    return rows[0] ? { ...rows[0].user, account: rows.flatMap(({ account }) => account ?? []) } : null;
  }
}

/** The address of a user who is wanted whole, with what signs them in; null for every other question. */
function emailOf({ model, where, select, join }: Asked): string | null {
  const [first, ...more] = where;
  const isWhole = model === 'user' && select === undefined && join?.['account'] === true && Object.keys(join).length === 1;
  const isByEmail = first?.field === 'email' && (first.operator ?? 'eq') === 'eq' && more.length === 0;
  return isWhole && isByEmail && typeof first.value === 'string' ? first.value : null;
}

function ownerQuery(db: Db) {
  return db
    .select({ user: accounts, account: credentials })
    .from(accounts)
    .leftJoin(credentials, eq(credentials.userId, accounts.id))
    .where(eq(accounts.email, sql.placeholder('email')))
    .prepare('account_by_email');
}
