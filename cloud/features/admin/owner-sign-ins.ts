import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { CloudDatabase } from '../../db/database.ts';
import { accounts, ownerSessions } from '../../db/schema.ts';
import type { CloudClock } from '../../ports/clock.ts';
import type { Owner } from '../../web/routes.ts';
import { note } from '../accounts/audit.ts';

const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 8 * 3_600_000;

export interface OwnerSignInDeps {
  readonly database: CloudDatabase;
  /** The addresses of the owners, in small letters. */
  readonly owners: readonly string[];
  readonly isSecure: boolean;
  readonly now: CloudClock;
}

export type OwnerSignIns = ReturnType<typeof createOwnerSignIns>;

/**
 * Sign-ins of the service's owner: apart from those of accounts, with a cookie of their own, over after half an hour without use and
 * after eight hours in any case.
 */
export function createOwnerSignIns({ database, owners, isSecure, now }: OwnerSignInDeps) {
  const cookie = isSecure ? '__Host-owner' : 'owner';
  return { begin, ownerOf, end };

  async function begin(c: Context, accountId: string): Promise<boolean> {
    const at = new Date(now());
    const token = randomBytes(32).toString('base64url');
    const isOwner = await database.service.transaction(async (db) => {
      const [account] = await db.select().from(accounts).where(eq(accounts.id, accountId));
      if (!account || !mayOwn(account)) return false;
      await db.insert(ownerSessions).values({ mark: markOf(token), accountId, begunAt: at, lastSeenAt: at });
      await note(db, { accountId, actor: 'owner', action: 'owner.signedIn' }, now());
      return true;
    });
    if (isOwner) setCookie(c, cookie, token, { path: '/', httpOnly: true, secure: isSecure, sameSite: 'Strict' });
    return isOwner;
  }

  /** Who asks as the owner; looked up anew each time, so that whoever is taken off the list is out at once. */
  async function ownerOf(c: Context): Promise<Owner | null> {
    const token = getCookie(c, cookie);
    if (!token) return null;
    const [idle, longest] = [new Date(now() - IDLE_MS), new Date(now() - LONGEST_MS)];
    const [seen] = await database.service
      .update(ownerSessions)
      .set({ lastSeenAt: new Date(now()) })
      .where(and(eq(ownerSessions.mark, markOf(token)), gt(ownerSessions.lastSeenAt, idle), gt(ownerSessions.begunAt, longest)))
      .returning({ accountId: ownerSessions.accountId });
    if (!seen) return null;
    const [account] = await database.service.select().from(accounts).where(eq(accounts.id, seen.accountId));
    return account && mayOwn(account) ? { accountId: account.id, email: account.email } : null;
  }

  async function end(c: Context): Promise<void> {
    await database.service.delete(ownerSessions).where(eq(ownerSessions.mark, markOf(getCookie(c, cookie) ?? '')));
  }

  function mayOwn({ email, emailVerified, twoFactorEnabled }: typeof accounts.$inferSelect): boolean {
    return owners.includes(email) && emailVerified && twoFactorEnabled;
  }
}

function markOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
