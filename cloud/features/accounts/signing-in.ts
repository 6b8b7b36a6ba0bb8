import type { DurationMs } from '../../../shared/domain/time.ts';
import type { AccountDeps } from './account-deps.ts';
import { noteAlone } from './audit.ts';
import { expected, isRefusal } from './expected.ts';
import { accountLimit, addressLimit, knownBrowserLimit, type CountedKey } from './limits.ts';

export interface Attempt {
  readonly email: string;
  readonly password: string;
  readonly address: string;
  /** The browser's own id, when it has signed in to this account before. */
  readonly knownBrowser: string | null;
  readonly headers: Headers;
}

export type SignInOutcome =
  | { readonly outcome: 'in' | 'secondStep'; readonly cookies: readonly string[] }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'unconfirmed' }
  | { readonly outcome: 'later'; readonly wait: DurationMs };

/** The way in, with its second step, and the way back in with a new password. */
export function createSigningIn({ database, auth, authAdapter, limits, now }: AccountDeps) {
  return { signIn, secondStep, askReset, resetPassword };

  async function signIn({ email, password, address, knownBrowser, headers }: Attempt): Promise<SignInOutcome> {
    const keys: CountedKey[] = [
      { limit: addressLimit, text: address },
      knownBrowser ? { limit: knownBrowserLimit, text: knownBrowser } : { limit: accountLimit, text: email.toLowerCase() },
    ];
    // At once: the one does not depend on the other. The password is looked at only when it may be.
    const owner = authAdapter.ownerOf(email);
    const [wait] = await Promise.all([limits.begin(keys), owner]);
    if (wait > 0) return { outcome: 'later', wait };
    try {
      const { headers: set, response } = await authAdapter.withOwner(email, owner, () =>
        auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true }),
      );
      const isHalfway = 'twoFactorRedirect' in response;
      await Promise.all([limits.succeeded(keys), isHalfway ? null : noteSignIn(response.user.id)]);
      return { outcome: isHalfway ? 'secondStep' : 'in', cookies: set.getSetCookie() };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return { outcome: error.status === 'FORBIDDEN' ? 'unconfirmed' : 'wrong' };
    }
  }

  /** The code of an authenticator, or one of the recovery codes. Null when it is wrong, or the first step is too long ago. */
  async function secondStep(code: string, headers: Headers): Promise<readonly string[] | null> {
    const isTotp = /^\d{6}$/.test(code.replaceAll(' ', ''));
    const body = { code: isTotp ? code.replaceAll(' ', '') : code.trim() };
    const done = await expected(() =>
      isTotp
        ? auth.api.verifyTOTP({ body, headers, returnHeaders: true })
        : auth.api.verifyBackupCode({ body, headers, returnHeaders: true }),
    );
    if (!done) return null;
    await noteSignIn(done.response.user.id);
    return done.headers.getSetCookie();
  }

  async function askReset(email: string): Promise<void> {
    await auth.api.requestPasswordReset({ body: { email } });
  }

  /** False when the link was used or is too old. */
  async function resetPassword(token: string, newPassword: string): Promise<boolean> {
    return (await expected(() => auth.api.resetPassword({ body: { token, newPassword } }))) !== null;
  }

  function noteSignIn(accountId: string): Promise<void> {
    return noteAlone(database, { accountId, actor: 'account', action: 'signIn.done' }, now());
  }
}
