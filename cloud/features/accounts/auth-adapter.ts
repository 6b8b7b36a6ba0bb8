import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/database.ts';
import { accounts, credentials, secondFactors, sessions, verifications } from '../../db/schema.ts';

type Adapter = ReturnType<typeof drizzleAdapter>;
type Asked = Parameters<ReturnType<Adapter>['findOne']>[0];

/** Who signs in by an address, as better-auth reads it: a user with the list of what signs them in. */
export interface Owner {
  readonly id: string;
  readonly twoFactorEnabled: boolean;
  readonly account: readonly (typeof credentials.$inferSelect)[];
}

/** A sign-in under way. */
export interface SignInUnderWay {
  readonly email: string;
  /** Null when nobody has that address. Where it fails, nothing further is done. */
  readonly owner: Promise<Owner | null>;
  /** Begins to write the session of an account that has no second step. */
  readonly beginWriting: (session: NewSession) => void;
}

/** A session as better-auth makes it. */
export type NewSession = Pick<
  typeof sessions.$inferSelect,
  'id' | 'userId' | 'token' | 'expiresAt' | 'userAgent' | 'createdAt' | 'updatedAt'
>;

export interface AuthAdapter {
  readonly adapter: Adapter;
  /** Reads who signs in by an address. */
  ownerOf(email: string): Promise<Owner | null>;
  /** What better-auth reads of that address within `work` was read already, and a session is written as told; beyond it nothing is kept. */
  during<T>(signIn: SignInUnderWay, work: () => Promise<T>): Promise<T>;
}

/** How better-auth reads and writes. Who signs in is read in one statement, with the hash, and not in two one after the other. */
export function createAuthAdapter(db: Db): AuthAdapter {
  const underWay = new AsyncLocalStorage<SignInUnderWay>();
  const byEmail = ownerQuery(db);
  const adapter = drizzleAdapter(db, {
    provider: 'pg',
    transaction: true,
    schema: { user: accounts, account: credentials, session: sessions, verification: verifications, twoFactor: secondFactors },
  });

  return {
    ownerOf,
    during: (signIn, work) => underWay.run({ ...signIn, email: signIn.email.toLowerCase() }, work),
    adapter: (options) => {
      const own = adapter(options);
      return {
        ...own,
        async create<T extends Record<string, unknown>, R = T>(asked: { model: string; data: Omit<T, 'id'> }): Promise<R> {
          const signIn = asked.model === 'session' ? underWay.getStore() : undefined;
          const owner = await signIn?.owner;
          // Of a sign-in with two steps better-auth takes the session back after the first.
          if (!signIn || !owner || owner.twoFactorEnabled) return own.create<T, R>(asked);
          // All that a session is made of is known by now: its cookie is signed while it is written.
          const session = { id: randomUUID(), ...asked.data } as unknown as NewSession;
          signIn.beginWriting(session);
          return session as unknown as R;
        },
        async findOne<T>(asked: Asked): Promise<T | null> {
          const email = emailOf(asked);
          if (email === null) return own.findOne<T>(asked);
          const signIn = underWay.getStore();
          const owner = await (signIn?.email === email ? signIn.owner : ownerOf(email));
          return owner as T | null; // the shape that its own way answers with
        },
      };
    },
  };

  async function ownerOf(email: string): Promise<Owner | null> {
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
