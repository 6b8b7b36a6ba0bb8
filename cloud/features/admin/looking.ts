import { desc, eq } from 'drizzle-orm';
import type { CloudDatabase } from '../../db/database.ts';
import { accounts, audit, mails } from '../../db/schema.ts';
import type { CloudClock } from '../../ports/clock.ts';
import type { Owner } from '../../web/routes.ts';
import { note } from '../accounts/audit.ts';

export type Looking = ReturnType<typeof createLooking>;

/** What the owner may see of an account. Each look is written into that account's own record first. */
export function createLooking({ database, now }: { readonly database: CloudDatabase; readonly now: CloudClock }) {
  return { find, look };

  /** The account of an address; null when there is none. The search itself stands in the owner's record, without the address. */
  async function find(owner: Owner, email: string): Promise<string | null> {
    return database.service.transaction(async (db) => {
      const [found] = await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email.trim().toLowerCase()));
      await note(db, { accountId: owner.accountId, actor: 'owner', action: 'owner.searched', details: { found: Boolean(found) } }, now());
      return found?.id ?? null;
    });
  }

  /** Never what a mail said: its kind, and what became of it. */
  async function look(accountId: string) {
    return database.service.transaction(async (db) => {
      const { id, name, email, emailVerified, twoFactorEnabled, createdAt } = accounts;
      const [account] = await db
        .select({ id, name, email, emailVerified, twoFactorEnabled, createdAt })
        .from(accounts)
        .where(eq(accounts.id, accountId));
      if (!account) return null;
      await note(db, { accountId, actor: 'owner', action: 'owner.looked' }, now());
      const { kind, state, delivery, createdAt: writtenAt } = mails;
      const written = await db
        .select({ kind, state, delivery, writtenAt })
        .from(mails)
        .where(eq(mails.accountId, accountId))
        .orderBy(desc(mails.createdAt))
        .limit(50);
      const { at, actor, action } = audit;
      const lines = await db
        .select({ at, actor, action })
        .from(audit)
        .where(eq(audit.accountId, accountId))
        .orderBy(desc(audit.position))
        .limit(100);
      return { account, mails: written, lines };
    });
  }
}
