import { eq } from 'drizzle-orm';
import { accounts, agreements } from '../../db/schema.ts';
import type { AccountDeps } from './account-deps.ts';
import { note } from './audit.ts';
import { expected } from './expected.ts';
import { words } from '../privacy/words.ts';
import type { Age } from './own-age.ts';
import type { PasswordProblem } from './passwords.ts';

export interface SignUp {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly age: Age;
  /** Whether news may be sent; the words of that choice are kept. */
  readonly wantsNews: boolean;
}

/** Making an account, and confirming that its address is the visitor's own. */
export function createSigningUp({ database, auth, authsBefore, passwords, choose, now }: AccountDeps) {
  return { signUp, confirm, sendConfirmation, passwordProblem };

  function passwordProblem(password: string, email: string): PasswordProblem | null {
    return passwords.problemOf(password, email);
  }

  /** The same for an address with and without an account: the mail that follows tells its owner which. */
  async function signUp({ name, email, password, age, wantsNews }: SignUp): Promise<void> {
    const { user } = await auth.api.signUpEmail({ body: { name, email, password } });
    const isMade = await database.service.transaction(async (db) => {
      // For an address that has an account the id is made up, and there is nothing to write.
      const [made] = await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, user.id));
      if (!made) return false;
      const agreedAt = new Date(now());
      const agreed = [
        { document: 'terms', version: words.terms.version },
        { document: 'privacy', version: words.privacy.version },
        { document: age, version: '1' },
      ] as const;
      await db.insert(agreements).values(agreed.map((what) => ({ accountId: made.id, agreedAt, ...what })));
      await note(db, { accountId: made.id, actor: 'account', action: 'account.created', details: { age } }, now());
      return true;
    });
    if (isMade && wantsNews) await choose(user.id, 'news', true, 'signUp');
  }

  /** Follows the link of a mail. False when it is too old or was tampered with. */
  async function confirm(token: string): Promise<boolean> {
    for (const { api } of [auth, ...authsBefore]) if (await expected(() => api.verifyEmail({ query: { token } }))) return true;
    return false;
  }

  /** For who signed in rightly with an address that is not confirmed. */
  async function sendConfirmation(email: string): Promise<void> {
    await auth.api.sendVerificationEmail({ body: { email } });
  }
}
