import { and, eq } from 'drizzle-orm';
import { accounts, credentials } from '../../db/schema.ts';
import type { DurationMs } from '../../../shared/domain/time.ts';
import type { AccountDeps } from './account-deps.ts';
import { noteAlone } from './audit.ts';
import type { NewSession, Owner } from './auth-adapter.ts';
import { createEntering } from './entering.ts';
import { expected, isRefusal } from './expected.ts';
import type { CountedKey } from './limits.ts';

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
  const { database, auth, withEffect, now } = deps;
  return { ...createFirstStep(deps), secondStep, askReset, resetPassword };

  /** The code of an authenticator, or one of the recovery codes. Null when it is wrong, or the first step is too long ago. */
  async function secondStep(code: string, headers: Headers): Promise<SecondStep | null> {
    const isTotp = /^\d{6}$/.test(code.replaceAll(' ', ''));
    const body = { code: isTotp ? code.replaceAll(' ', '') : code.trim() };
    const done = await expected(() =>
      isTotp
        ? auth.api.verifyTOTP({ body, headers, returnHeaders: true })
        : auth.api.verifyBackupCode({ body, headers, returnHeaders: true }),
    );
    if (!done) return null;
    await noteSignIn(done.response.user.id);
    return { cookies: done.headers.getSetCookie(), email: done.response.user.email };
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

  function noteSignIn(accountId: string): Promise<void> {
    return noteAlone(database, { accountId, actor: 'account', action: 'signIn.done' }, now());
  }
}

function createFirstStep({ database, auth, authAdapter, limits, passwords, now }: AccountDeps) {
  const enter = createEntering(database, now);
  return { signIn };

  async function signIn({ email, password, keys, headers }: Attempt): Promise<SignInOutcome> {
    const [counting, reading] = [limits.begin(keys), authAdapter.ownerOf(email)];
    // The password is looked at only when it may be.
    const owner = Promise.all([counting, reading]).then(([wait, found]) => {
      if (wait > 0) throw new TooEarly();
      return found;
    });
    const [wait, tried] = await Promise.all([counting, tryPassword({ email, password, keys, headers, owner })]);
    return wait > 0 ? { outcome: 'later', wait } : tried;
  }

  async function tryPassword({
    email,
    password,
    keys,
    headers,
    owner,
  }: Attempt & { readonly owner: Promise<Owner | null> }): Promise<SignInOutcome> {
    let written: Promise<unknown> | null = null;
    const beginWriting = (session: NewSession): void => {
      written = Promise.all([enter(session), limits.succeeded(keys)]);
      written.catch(() => undefined); // it is waited for below, when the cookie is signed
    };
    owner.catch(() => undefined); // better-auth may refuse before it asks
    try {
      const { headers: set, response } = await authAdapter.during({ email, owner, beginWriting }, () =>
        auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true }),
      );
      const isHalfway = 'twoFactorRedirect' in response;
      await (written ?? limits.succeeded(keys));
      await renewHash(await owner, password).catch(() => undefined); // the next time, then
      return { outcome: isHalfway ? 'secondStep' : 'in', cookies: set.getSetCookie() };
    } catch (error) {
      if (error instanceof TooEarly) return { outcome: 'wrong' }; // which nobody is told
      if (!isRefusal(error)) throw error;
      return { outcome: error.status === 'FORBIDDEN' ? 'unconfirmed' : 'wrong' };
    }
  }

  /** A password that was right is the only chance to make its hash as costly as hashes are now. */
  async function renewHash(owner: Owner | null, password: string): Promise<void> {
    for (const { id, password: hash } of owner?.account ?? []) {
      if (!hash || !passwords.isOutdated(hash)) continue;
      const renewed = await passwords.hash(password);
      await database.service
        .update(credentials)
        .set({ password: renewed })
        .where(and(eq(credentials.id, id), eq(credentials.password, hash)));
    }
  }
}

/** An attempt before its time. */
class TooEarly extends Error {}
