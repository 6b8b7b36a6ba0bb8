import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import type { Db } from '../../db/database.ts';
import { accounts, credentials, secondFactors, sessions, verifications } from '../../db/schema.ts';

type Adapter = ReturnType<typeof drizzleAdapter>;
type Asked = Parameters<ReturnType<Adapter>['findOne']>[0];

/** Who signs in by an address, as better-auth reads it: a user with the list of what signs them in. */
export type Owner = typeof accounts.$inferSelect & { readonly account: readonly (typeof credentials.$inferSelect)[] };

/** A session as better-auth makes it. */
export type NewSession = Pick<
  typeof sessions.$inferSelect,
  'id' | 'userId' | 'token' | 'expiresAt' | 'userAgent' | 'createdAt' | 'updatedAt'
>;

export interface AuthAdapter {
  readonly adapter: Adapter;
  /** What better-auth makes in `work` while a password is compared. The session is made, and not written. */
  preparing<T>(work: () => Promise<T>): Promise<{ readonly made: T; readonly session: NewSession }>;
  /** Within `work` better-auth does not read the owner again. */
  knowing<T>(owner: Owner, work: () => Promise<T>): Promise<T>;
}

/** How better-auth reads and writes while somebody signs in: nothing twice, and a session when it is told to. */
export function createAuthAdapter(db: Db): AuthAdapter {
  const underWay = new AsyncLocalStorage<Owner>();
  const prepared = new AsyncLocalStorage<{ session: NewSession | null }>();
  const adapter = drizzleAdapter(db, {
    provider: 'pg',
    transaction: true,
    schema: { user: accounts, account: credentials, session: sessions, verification: verifications, twoFactor: secondFactors },
  });

  return {
    async preparing(work) {
      const kept: { session: NewSession | null } = { session: null };
      const made = await prepared.run(kept, work);
      if (!kept.session) throw new Error('No session was made');
      return { made, session: kept.session };
    },
    knowing: (owner, work) => underWay.run(owner, work),
    adapter: (options) => {
      const own = adapter(options);
      return {
        ...own,
        async create<T extends Record<string, unknown>, R = T>(asked: { model: string; data: Omit<T, 'id'> }): Promise<R> {
          const kept = asked.model === 'session' ? prepared.getStore() : undefined;
          if (!kept) return own.create<T, R>(asked);
          kept.session = { id: randomUUID(), ...asked.data } as unknown as NewSession;
          return kept.session as unknown as R;
        },
        async findOne<T>(asked: Asked): Promise<T | null> {
          const known = underWay.getStore();
          return known && known.email === emailOf(asked) ? (known as T) : own.findOne<T>(asked);
        },
      };
    },
  };
}

/** The address of a user who is wanted whole, with what signs them in; null for every other question. */
function emailOf({ model, where, select, join }: Asked): string | null {
  const [first, ...more] = where;
  const isWhole = model === 'user' && select === undefined && join?.['account'] === true && Object.keys(join).length === 1;
  const isByEmail = first?.field === 'email' && (first.operator ?? 'eq') === 'eq' && more.length === 0;
  return isWhole && isByEmail && typeof first.value === 'string' ? first.value : null;
}
