import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { accounts, credentials } from '../../db/schema.ts';
import type { DurationMs } from '../../../shared/domain/time.ts';
import type { AccountDeps } from './account-deps.ts';
import { note } from './audit.ts';
import { createEntering, type Entry } from './entering.ts';
import { expected, unlessLocked } from './expected.ts';
import type { CountedKey } from './limits.ts';
import type { HashedPassword } from './passwords-ahead.ts';
import { createStanding, type Owner } from './standing.ts';

export interface Attempt {
  readonly email: string;
  readonly password: string;
  /** What it is counted by. */
  readonly keys: readonly CountedKey[];
  readonly headers: Headers;
}

export type SignInOutcome =
  | { readonly outcome: 'in' | 'secondStep'; readonly cookies: readonly string[] }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'unconfirmed' }
  | { readonly outcome: 'later'; readonly wait: DurationMs };

/** A second step that was right. */
export interface SecondStep {
  readonly cookies: readonly string[];
  /** Of the account. */
  readonly email: string;
}

/** The way in, with its second step, and the way back in with a new password. */
export function createSigningIn(deps: AccountDeps) {
  const { database, auth, writtenAlong, withEffect, now } = deps;
  return { ...createFirstStep(deps), secondStep, askReset, resetPassword };

  /**
   * The code of an authenticator, or one of the recovery codes. Null when it is wrong, or the first step is too long ago; locked
   * while the account takes none (`CODE_LOCK`).
   */
  async function secondStep(code: string, headers: Headers): Promise<SecondStep | 'locked' | null> {
    const isTotp = /^\d{6}$/.test(code.replaceAll(' ', ''));
    const body = { code: isTotp ? code.replaceAll(' ', '') : code.trim() };
    return writtenAlong.inOne(async (db) => {
      const done = await unlessLocked(() =>
        isTotp
          ? auth.api.verifyTOTP({ body, headers, returnHeaders: true })
          : auth.api.verifyBackupCode({ body, headers, returnHeaders: true }),
      );
      if (!done || done === 'locked') return done;
      await note(db, { accountId: done.response.user.id, actor: 'account', action: 'signIn.done' }, now());
      return { cookies: done.headers.getSetCookie(), email: done.response.user.email };
    });
  }

  async function askReset(email: string): Promise<void> {
    await auth.api.requestPasswordReset({ body: { email } });
  }

  /** The address of the account that has the new password now; null when the link was used or is too old. */
  async function resetPassword(token: string, newPassword: string): Promise<string | null> {
    const { accountId } = await withEffect(() => expected(() => auth.api.resetPassword({ body: { token, newPassword } })));
    if (accountId === null) return null;
    const [account] = await database.service.select({ email: accounts.email }).from(accounts).where(eq(accounts.id, accountId));
    return account?.email ?? null;
  }
}

function createFirstStep({ database, auth, authAdapter, writtenAlong, limits, passwords, passwordsAhead, now }: AccountDeps) {
  const [standingOf, enter] = [createStanding(database.service, limits), createEntering(database, now)];
  return { signIn };

  async function signIn({ email, password, keys, headers }: Attempt): Promise<SignInOutcome> {
    const { wait, owner } = await standingOf(email, keys);
    // The password is looked at only when it may be.
    if (wait > 0) return { outcome: 'later', wait };
    const hash = owner?.password?.hash ?? null;
    const comparing = passwords.verify(hash, password);
    // Made meanwhile, for nobody too, and thrown away unless it is wanted.
    const preparing = prepare(owner?.id ?? randomUUID(), headers);
    preparing.catch(() => undefined); // it is waited for below, when it is wanted
    if (!(await comparing) || owner === null || hash === null) return { outcome: 'wrong' };
    if (!owner.emailVerified) return { outcome: 'unconfirmed' };
    const right = { hash, password };
    const outcome = await (owner.twoFactorEnabled
      ? beginSecondStep(owner, right, { keys, headers })
      : enterWith({ ...(await preparing), rightHash: hash }, keys));
    await renewHash(owner.password, password).catch(() => undefined); // the next time, then
    return outcome;
  }

  async function prepare(accountId: string, headers: Headers) {
    const { made, session } = await authAdapter.preparing(() =>
      auth.api.prepareEntry({ body: { accountId }, headers, returnHeaders: true }),
    );
    return { session, cookies: made.headers.getSetCookie() };
  }

  async function enterWith(
    { cookies, ...entry }: Entry & { readonly cookies: readonly string[] },
    keys: Attempt['keys'],
  ): Promise<SignInOutcome> {
    if (!(await enter(entry))) return { outcome: 'wrong' };
    limits.succeededSoon(keys);
    return { outcome: 'in', cookies };
  }

  /** Not signed in yet: better-auth keeps that the first step was right. Whoever has turned the second off meanwhile is. */
  function beginSecondStep(
    owner: Owner,
    right: HashedPassword,
    { keys, headers }: Pick<Attempt, 'keys' | 'headers'>,
  ): Promise<SignInOutcome> {
    const body = { email: owner.email, password: right.password };
    return writtenAlong.inOne(async (db) => {
      const begun = await expected(() =>
        passwordsAhead.knowing({ right }, () => auth.api.signInEmail({ body, headers, returnHeaders: true })),
      );
      if (!begun) return { outcome: 'wrong' };
      const isIn = !('twoFactorRedirect' in begun.response);
      if (isIn) await note(db, { accountId: owner.id, actor: 'account', action: 'signIn.done' }, now());
      limits.succeededSoon(keys);
      return { outcome: isIn ? 'in' : 'secondStep', cookies: begun.headers.getSetCookie() };
    });
  }

  /** A password that was right is the only chance to make its hash as costly as hashes are now. */
  async function renewHash(of: Owner['password'], password: string): Promise<void> {
    if (!of || !passwords.isOutdated(of.hash)) return;
    const renewed = await passwords.hash(password);
    await database.service
      .update(credentials)
      .set({ password: renewed })
      .where(and(eq(credentials.id, of.id), eq(credentials.password, of.hash)));
  }
}
