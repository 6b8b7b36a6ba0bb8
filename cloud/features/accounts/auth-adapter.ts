import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import type { Db } from '../../db/database.ts';
import { accounts, credentials, secondFactors, sessions, verifications } from '../../db/schema.ts';

type Adapter = ReturnType<typeof drizzleAdapter>;

/** A session as better-auth makes it. */
export type NewSession = Pick<
  typeof sessions.$inferSelect,
  'id' | 'userId' | 'token' | 'expiresAt' | 'userAgent' | 'createdAt' | 'updatedAt'
>;

export interface AuthAdapter {
  readonly adapter: Adapter;
  /** What better-auth makes in `work` while a password is compared. The session is made, and not written. */
  preparing<T>(work: () => Promise<T>): Promise<{ readonly made: T; readonly session: NewSession }>;
}

/** How better-auth reads and writes: a session only when it is told to. */
export function createAuthAdapter(db: Db): AuthAdapter {
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
      };
    },
  };
}
