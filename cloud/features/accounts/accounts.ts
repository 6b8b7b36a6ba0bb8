import { AsyncLocalStorage } from 'node:async_hooks';
import { eq } from 'drizzle-orm';
import type { Context } from 'hono';
import { sessions } from '../../db/schema.ts';
import type { CloudDatabase, Db } from '../../db/database.ts';
import type { FormGuard } from '../../web/form-guard.ts';
import type { Route, SignedIn } from '../../web/routes.ts';
import type { Seal } from '../../web/seal.ts';
import type { MailKind } from '../mail/kinds.ts';
import type { CloudLog } from '../../log.ts';
import type { MailChoices } from '../mail/choices.ts';
import type { MailService } from '../mail/service.ts';
import { createAgreeing } from '../privacy/agreeing.ts';
import { agreeingRoutes } from '../privacy/agreeing-routes.ts';
import type { AccountDeps } from './account-deps.ts';
import { accountRoutes } from './account-routes.ts';
import { note } from './audit.ts';
import { tellOfChange } from './change-told.ts';
import { createAuth, type Auth, type AuthDeps } from './auth.ts';
import { createAuthAdapter } from './auth-adapter.ts';
import { forgetNewAddress } from './own-details.ts';
import { detailsRoutes, newAddressRoutes } from './details-routes.ts';
import { createKnownBrowsers, type KnownBrowsers } from './known-browsers.ts';
import { createLimits, type Limits } from './limits.ts';
import { alreadySignedUpLetter, confirmAddressLetter, resetPasswordLetter } from './mails.ts';
import type { Passwords } from './passwords.ts';
import { createPasswordsAhead } from './passwords-ahead.ts';
import type { Secrets } from './secret-versions.ts';
import { securityRoutes } from './security-routes.ts';
import { createAccountService } from './service.ts';
import { recordRoutes } from './record-routes.ts';
import { resetRoutes, signInRoutes } from './sign-in-routes.ts';
import { signUpRoutes } from './sign-up-routes.ts';
import { createWrittenAlong, type WrittenAlong } from './written-along.ts';
import type { CloudClock } from '../../ports/clock.ts';

export interface AccountsDeps extends Secrets {
  readonly database: CloudDatabase;
  readonly publicUrl: URL;
  readonly seal: Seal;
  readonly formGuard: FormGuard;
  readonly mail: MailService;
  readonly passwords: Passwords;
  readonly log: CloudLog;
  readonly choose: MailChoices['choose'];
  /** The address of a page of ours, with the token that a mail carries. */
  readonly linkTo: (path: string, token: string) => string;
  readonly now: CloudClock;
  readonly addressOf: (c: Context) => string;
  /** When an account that is to be deleted goes; null for one that stays. */
  readonly deletionDueAt: (accountId: string) => Promise<Date | null>;
  /** Told, in the transaction of the change, that an account has another address. */
  readonly addressChanged: (db: Db, accountId: string) => Promise<void>;
}

export interface Accounts {
  readonly routes: readonly Route[];
  /** Who is signed in on a request; lengthens the session when it is due. */
  readonly whoIs: (c: Context) => Promise<SignedIn | null>;
  readonly limits: Limits;
  readonly known: KnownBrowsers;
  /** Whether a password is that of whoever is signed in. */
  readonly isPassword: (password: string, headers: Headers) => Promise<boolean>;
  /** The account of an address whose password and code of the authenticator are right; null otherwise. Signs nobody in. */
  readonly proveBoth: (email: string, password: string, code: string) => Promise<string | null>;
  /** Sends the mail that confirms an address once more. */
  readonly sendConfirmation: (email: string) => Promise<void>;
}

/** Everything about accounts, put together. */
export function createAccounts(deps: AccountsDeps): Accounts {
  const { database, publicUrl, secret, secretsBefore, seal, formGuard, passwords, log, now, addressOf } = deps;
  const passwordsAhead = createPasswordsAhead(passwords);
  const limits = createLimits({ db: database.service, seal, log, now });
  const writtenAlong = createWrittenAlong(database.service);
  const { tookEffect, withEffect } = createEffects(deps, writtenAlong);
  const authAdapter = createAuthAdapter(writtenAlong.db);
  const shared: Omit<AuthDeps, keyof Secrets> = {
    adapter: authAdapter.adapter,
    publicUrl,
    passwords: passwordsAhead,
    send: sending(deps),
    tookEffect,
  };
  const auth = createAuth({ ...shared, secret, secretsBefore });
  const accounts = createAccountService({
    database,
    auth,
    authsBefore: secretsBefore.map((former) => createAuth({ ...shared, secret: former, secretsBefore: [] })),
    authAdapter,
    writtenAlong,
    passwordsAhead,
    limits,
    passwords,
    withEffect,
    post: deps.mail.post,
    choose: deps.choose,
    addressChanged: deps.addressChanged,
    linkTo: deps.linkTo,
    now,
  });
  const agreeing = createAgreeing({ database, now });
  const known = createKnownBrowsers({ seal, isSecure: publicUrl.protocol === 'https:', addressOf });
  const signInDeps = { accounts, limits, formGuard, known, addressOf };

  return {
    routes: [
      ...signUpRoutes({ accounts, limits, formGuard, addressOf }),
      ...signInRoutes(signInDeps),
      ...resetRoutes(signInDeps),
      ...accountRoutes({ accounts, formGuard, deletionDueAt: deps.deletionDueAt, newWordsFor: agreeing.newTo }),
      ...agreeingRoutes({ agreeing }),
      ...recordRoutes({ database }),
      ...detailsRoutes({ accounts, formGuard }),
      ...newAddressRoutes({ accounts, formGuard }),
      ...securityRoutes({ accounts, limits, formGuard }),
    ],
    limits,
    known,
    isPassword: accounts.isPassword,
    proveBoth: accounts.proveBoth,
    sendConfirmation: accounts.sendConfirmation,
    whoIs: whoIsBy(auth),
  };
}

/** What becomes of a link of a mail that was followed: it takes effect, is written down and told, or nothing of it. */
function createEffects(
  { mail, linkTo, now }: AccountsDeps,
  writtenAlong: WrittenAlong,
): Pick<AuthDeps, 'tookEffect'> & Pick<AccountDeps, 'withEffect'> {
  const effects = new AsyncLocalStorage<string[]>();
  return {
    async tookEffect(accountId, action) {
      await writtenAlong.db.transaction(async (db) => {
        if (action === 'password.reset') {
          await forgetNewAddress(db, accountId);
          // Also whoever came in with the old password just now: who comes later finds the new one.
          await db.delete(sessions).where(eq(sessions.userId, accountId));
        }
        await note(db, { accountId, actor: 'account', action }, now());
        await tellOfChange(db, { post: mail.post, linkTo }, { accountId, action });
      });
      effects.getStore()?.push(accountId);
    },
    async withEffect(work) {
      const on: string[] = [];
      await effects.run(on, () => writtenAlong.inOne(work));
      return { accountId: on[0] ?? null };
    },
  };
}

/** Whose session a request carries. Without its cookie nothing is asked. */
function whoIsBy(auth: Auth): Accounts['whoIs'] {
  return async (c) => {
    if (!c.req.header('cookie')?.includes('.session_token=')) return null;
    const { headers, response } = await auth.api.getSession({ headers: c.req.raw.headers, returnHeaders: true });
    if (!response) return null;
    for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
    const { user, session } = response;
    return {
      accountId: user.id,
      sessionId: session.id,
      email: user.email,
      name: user.name,
      hasSecondFactor: user.twoFactorEnabled ?? false,
    };
  };
}

function sending({ database, linkTo, mail }: AccountsDeps): AuthDeps['send'] {
  const post = (accountId: string, kind: MailKind, to: string, letter: ReturnType<typeof confirmAddressLetter>): Promise<void> =>
    database.service.transaction((db) => mail.post(db, { accountId, kind, to, letter }));
  return {
    confirmAddress: ({ accountId, name, email, token }) =>
      post(accountId, 'confirm address', email, confirmAddressLetter({ name, link: linkTo('/confirm', token) })),
    resetPassword: ({ accountId, name, email, token }) =>
      post(accountId, 'reset password', email, resetPasswordLetter({ name, link: linkTo('/reset', token) })),
    alreadySignedUp: ({ accountId, name, email }) =>
      post(accountId, 'already signed up', email, alreadySignedUpLetter({ name, links: { signIn: linkTo('/sign-in', '') } })),
  };
}
