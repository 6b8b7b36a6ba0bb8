import { eq, gt } from 'drizzle-orm';
import type { Db } from '../../db/database.ts';
import { accounts, emailChanges } from '../../db/schema.ts';
import type { AccountDeps } from './account-deps.ts';
import { note } from './audit.ts';
import { expected } from './expected.ts';

/** What an account may change about itself without a mail, and the password asked once more before what cannot be taken back. */
export function createOwnDetails({ database, auth, now }: AccountDeps) {
  return { changeName, isPassword, waitingAddress, stopNewAddress };

  async function changeName(accountId: string, name: string): Promise<void> {
    await database.asAccount(accountId, async (db) => {
      await db.update(accounts).set({ name }).where(eq(accounts.id, accountId));
      await note(db, { accountId, actor: 'account', action: 'name.changed' }, now());
    });
  }

  /** Whether the password is that of whoever is signed in. */
  async function isPassword(password: string, headers: Headers): Promise<boolean> {
    return (await expected(() => auth.api.verifyPassword({ body: { password }, headers }))) !== null;
  }

  /** The address that waits to be confirmed; null when none does. */
  async function waitingAddress(accountId: string): Promise<string | null> {
    const [waiting] = await database.asAccount(accountId, (db) =>
      db
        .select({ email: emailChanges.email })
        .from(emailChanges)
        .where(gt(emailChanges.expiresAt, new Date(now()))),
    );
    return waiting?.email ?? null;
  }

  async function stopNewAddress(accountId: string): Promise<void> {
    await database.asAccount(accountId, async (db) => {
      const stopped = await forgetNewAddress(db, accountId);
      if (stopped) await note(db, { accountId, actor: 'account', action: 'email.changeStopped' }, now());
    });
  }
}

/** Whether there was one. */
export async function forgetNewAddress(db: Db, accountId: string): Promise<boolean> {
  const stopped = await db
    .delete(emailChanges)
    .where(eq(emailChanges.accountId, accountId))
    .returning({ accountId: emailChanges.accountId });
  return stopped.length > 0;
}
