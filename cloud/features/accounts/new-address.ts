import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import type { DurationMs } from '../../../shared/domain/time.ts';
import { accounts, emailChanges, verifications } from '../../db/schema.ts';
import type { AccountDeps } from './account-deps.ts';
import { note } from './audit.ts';
import { isFlooded, ofPasswordAgain, sensitiveLimit } from './limits.ts';
import { addressChangeAskedLetter, addressChangedLetter, addressTakenLetter, newAddressLetter } from './mails.ts';
import { createOwnDetails } from './own-details.ts';

const DAY_MS = 86_400_000;

export interface NewAddress {
  readonly account: { readonly accountId: string; readonly name: string; readonly email: string };
  readonly next: string;
  readonly password: string;
  readonly headers: Headers;
}

type NewAddressOutcome =
  | { readonly outcome: 'asked' | 'wrongPassword' | 'same' }
  | { readonly outcome: 'later'; readonly wait: DurationMs };

/** Another address for an account. It counts only once its owner has followed the link that was mailed to it. */
export function createNewAddress(deps: AccountDeps) {
  const { database, limits, post, linkTo, addressChanged, now } = deps;
  const { isPassword } = createOwnDetails(deps);
  return { askNewAddress, confirmNewAddress };

  /** The same for an address with and without an account of its own: the mail that follows tells its owner which. */
  async function askNewAddress({ account, next, password, headers }: NewAddress): Promise<NewAddressOutcome> {
    const { accountId, name, email: present } = account;
    const email = next.toLowerCase();
    if (email === present) return { outcome: 'same' };
    const asked = ofPasswordAgain(accountId);
    const wait = await limits.begin([{ limit: sensitiveLimit, text: `new address ${accountId}` }, asked]);
    if (wait > 0) return { outcome: 'later', wait };
    if (!(await isPassword(password, headers))) return { outcome: 'wrongPassword' };
    await limits.succeeded([asked]);
    const isOften = await isFlooded(limits, email, 'new address');
    const token = randomBytes(32).toString('base64url');
    const change = { email, tokenHash: hashOf(token), expiresAt: new Date(now() + DAY_MS) };
    await database.service.transaction(async (db) => {
      const [taken] = await db.select({ id: accounts.id, name: accounts.name }).from(accounts).where(eq(accounts.email, email));
      await db
        .insert(emailChanges)
        .values({ accountId, ...change })
        .onConflictDoUpdate({ target: emailChanges.accountId, set: change });
      await note(db, { accountId, actor: 'account', action: 'email.changeAsked' }, now());
      const asks = { accountId, kind: 'new address', letter: newAddressLetter({ name, link: linkTo('/new-address', token) }) } as const;
      const tells = taken && ({ accountId: taken.id, kind: 'address taken', letter: addressTakenLetter(taken) } as const);
      if (!isOften) await post(db, { ...(tells ?? asks), to: email });
      const letter = addressChangeAskedLetter({ name, security: linkTo('/account/security', '') });
      await post(db, { accountId, kind: 'new address asked for', to: present, letter });
    });
    return { outcome: 'asked' };
  }

  /** Follows the link of a mail. False when it was used, stopped or is too old, or the address has found another account meanwhile. */
  async function confirmNewAddress(token: string): Promise<boolean> {
    return database.service.transaction(async (db) => {
      const isAsked = and(eq(emailChanges.tokenHash, hashOf(token)), gt(emailChanges.expiresAt, new Date(now())));
      const [asked] = await db.select({ accountId: emailChanges.accountId }).from(emailChanges).where(isAsked);
      if (!asked) return false;
      // A link to choose a new password that went to the old address is worth nothing from now on. In the order of a reset, which
      // takes its link and then the change: neither waits for the other.
      await db.delete(verifications).where(eq(verifications.value, asked.accountId));
      const [change] = await db.delete(emailChanges).where(isAsked).returning();
      if (!change) return false;
      const { accountId, email } = change;
      const [taken] = await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email));
      const [before] = await db.select({ name: accounts.name, email: accounts.email }).from(accounts).where(eq(accounts.id, accountId));
      if (taken || !before) return false;
      await db
        .update(accounts)
        .set({ email, updatedAt: new Date(now()) })
        .where(eq(accounts.id, accountId));
      await note(db, { accountId, actor: 'account', action: 'email.changed' }, now());
      await addressChanged(db, accountId);
      await post(db, { accountId, kind: 'address changed', to: before.email, letter: addressChangedLetter(before) });
      return true;
    });
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
