import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { browserName } from '../../web/visitor-words.ts';
import type { AuthAdapter } from './auth-adapter.ts';
import { preparedEntry } from './prepared-entry.ts';
import { authSecrets, type Secrets } from './secret-versions.ts';
import { PASSWORD_LENGTH } from './passwords.ts';
import type { PasswordsAhead } from './passwords-ahead.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;

/**
 * After so many wrong codes in a row, whichever first steps they belong to, the account takes none for a while: who knows its
 * password cannot go on guessing by signing in anew.
 */
export const CODE_LOCK = { wrong: 10, seconds: HOUR / 4 } as const;

/** Whom a mail of signing in is for, and the token that its link carries. */
export interface AuthMail {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly token: string;
}

export interface AuthDeps extends Secrets {
  readonly adapter: AuthAdapter['adapter'];
  readonly publicUrl: URL;
  readonly passwords: PasswordsAhead;
  readonly send: {
    confirmAddress(mail: AuthMail): Promise<void>;
    resetPassword(mail: AuthMail): Promise<void>;
    /** Somebody tried to sign up with an address that has an account: told to its owner alone. */
    alreadySignedUp(mail: Omit<AuthMail, 'token'>): Promise<void>;
  };
  /** Told after a step that a link of a mail took. */
  readonly tookEffect: (accountId: string, action: 'account.confirmed' | 'password.reset') => Promise<void>;
}

/**
 * Signing in and what belongs to it, by better-auth. None of its own routes is reachable: our pages call it, so that limits,
 * form guard and audit stand before every step.
 */
export function createAuth({ adapter, publicUrl, passwords, send, tookEffect, ...secrets }: AuthDeps) {
  const isSecure = publicUrl.protocol === 'https:';
  return betterAuth({
    appName: 'Session Desk',
    baseURL: publicUrl.origin,
    ...authSecrets(secrets),
    logger: { disabled: true }, // it writes addresses
    telemetry: { enabled: false },
    database: adapter,
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      autoSignIn: false,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
      password: { hash: passwords.hash, verify: ({ hash, password }) => passwords.verify(hash, password) },
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: HOUR,
      sendResetPassword: ({ user, token }) => send.resetPassword({ accountId: user.id, name: user.name, email: user.email, token }),
      onPasswordReset: ({ user }) => tookEffect(user.id, 'password.reset'),
      onExistingUserSignUp: ({ user }) => send.alreadySignedUp({ accountId: user.id, name: user.name, email: user.email }),
    },
    emailVerification: {
      sendOnSignUp: true,
      expiresIn: DAY,
      afterEmailVerification: ({ id }) => tookEffect(id, 'account.confirmed'),
      sendVerificationEmail: ({ user, token }) => send.confirmAddress({ accountId: user.id, name: user.name, email: user.email, token }),
    },
    verification: { storeIdentifier: 'hashed' },
    // Signed out 30 days after the last visit; what a visit is, is looked at once an hour.
    session: { expiresIn: 30 * DAY, updateAge: HOUR },
    // Enough to tell two sign-ins apart; what else a browser says of itself is not kept.
    databaseHooks: {
      session: { create: { before: async (session) => ({ data: { ...session, userAgent: browserName(session.userAgent ?? null) } }) } },
    },
    plugins: [
      twoFactor({
        issuer: 'Session Desk',
        accountLockout: { enabled: true, maxFailedAttempts: CODE_LOCK.wrong, durationSeconds: CODE_LOCK.seconds },
      }),
      preparedEntry(),
    ],
    rateLimit: { enabled: false }, // ours counts over all instances
    advanced: {
      database: { generateId: 'uuid' },
      ipAddress: { disableIpTracking: true },
      useSecureCookies: false, // its prefix is weaker than __Host-, which the names below carry
      cookiePrefix: isSecure ? '__Host-desk' : 'desk',
      defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: 'lax', path: '/' },
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
