import { desc, eq, inArray, and } from 'drizzle-orm';
import type { CloudDatabase, Db } from '../../db/database.ts';
import { agreements } from '../../db/schema.ts';
import type { CloudClock } from '../../ports/clock.ts';
import { note } from './audit.ts';

/** Sessions with clients: 13. The locum's side: 18. */
export const ages = ['age13', 'age18'] as const;
export type Age = (typeof ages)[number];

/** What an account last said about its age; null for one that never did. */
export async function ageOf(db: Db, accountId: string): Promise<Age | null> {
  const [said] = await db
    .select({ document: agreements.document })
    .from(agreements)
    .where(and(eq(agreements.accountId, accountId), inArray(agreements.document, [...ages])))
    .orderBy(desc(agreements.agreedAt))
    .limit(1);
  return ages.find((age) => age === said?.document) ?? null;
}

/** Years go by, and a wrong button is pressed: the age can be said anew. */
export function createOwnAge({ database, now }: { readonly database: CloudDatabase; readonly now: CloudClock }) {
  return {
    ageOf: (accountId: string): Promise<Age | null> => database.asAccount(accountId, (db) => ageOf(db, accountId)),

    /** By the service: an account may add to what it agreed to, and not change it. Of an age the last time counts. */
    async sayAge(accountId: string, age: Age): Promise<void> {
      const agreedAt = new Date(now());
      await database.service.transaction(async (db) => {
        if ((await ageOf(db, accountId)) === age) return;
        await db
          .insert(agreements)
          .values({ accountId, document: age, version: '1', agreedAt })
          .onConflictDoUpdate({ target: [agreements.accountId, agreements.document, agreements.version], set: { agreedAt } });
        await note(db, { accountId, actor: 'account', action: 'age.changed', details: { age } }, now());
      });
    },
  };
}
