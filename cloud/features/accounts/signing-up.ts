import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/database.ts';
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
export function createSigningUp({ auth, authsBefore, writtenAlong, passwords, choose, now }: AccountDeps) {
  return { signUp, confirm, sendConfirmation, passwordProblem };

  function passwordProblem(password: string, email: string): PasswordProblem | null {
    return passwords.problemOf(password, email);
  }

  /** The same for an address with and without an account: the mail that follows tells its owner which. */
  async function signUp({ name, email, password, age, wantsNews }: SignUp): Promise<void> {
    const made: string[] = [];
    const agree = async (db: Db): Promise<void> => {
      const fresh = await madeHere(db, email);
      for (const accountId of fresh) await writeAgreements(db, accountId, age);
      made.push(...fresh);
    };
    await writtenAlong.during(agree, () => auth.api.signUpEmail({ body: { name, email, password } }));
    if (wantsNews) for (const accountId of made) await choose(accountId, 'news', true, 'signUp');
  }

  async function writeAgreements(db: Db, accountId: string, age: Age): Promise<void> {
    const agreed = [
      { document: 'terms', version: words.terms.version },
      { document: 'privacy', version: words.privacy.version },
      { document: age, version: '1' },
    ] as const;
    const agreedAt = new Date(now());
    await db.insert(agreements).values(agreed.map((what) => ({ accountId, agreedAt, ...what })));
    await note(db, { accountId, actor: 'account', action: 'account.created', details: { age } }, now());
  }

  /** Follows the link of a mail. False when it is too old or was tampered with. */
  async function confirm(token: string): Promise<boolean> {
    for (const { api } of [auth, ...authsBefore])
      if (await writtenAlong.inOne(() => expected(() => api.verifyEmail({ query: { token } })))) return true;
    return false;
  }

  /** For who signed in rightly with an address that is not confirmed. */
  async function sendConfirmation(email: string): Promise<void> {
    await auth.api.sendVerificationEmail({ body: { email } });
  }
}

/** The account of an address when this very transaction has made it; none when it was there before. */
async function madeHere(db: Db, email: string): Promise<string[]> {
  const isNew = sql`${accounts}.xmin = pg_current_xact_id()::xid`;
  const made = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.email, email.toLowerCase()), isNew));
  return made.map(({ id }) => id);
}
