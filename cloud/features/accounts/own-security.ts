import { and, eq, ne } from 'drizzle-orm';
import type { Db } from '../../db/database.ts';
import { credentials, sessions } from '../../db/schema.ts';
import type { AccountDeps } from './account-deps.ts';
import { note, type AuditAction } from './audit.ts';
import { tellOfChange } from './change-told.ts';
import { forgetNewAddress } from './own-details.ts';
import { expected } from './expected.ts';
import type { HashedPassword } from './passwords-ahead.ts';

export interface PasswordChange {
  readonly accountId: string;
  readonly current: string;
  readonly next: string;
  readonly headers: Headers;
}

export interface SecondFactorStart {
  /** `otpauth://…`, which authenticator apps read. */
  readonly uri: string;
  readonly recoveryCodes: readonly string[];
}

/** What whoever is signed in may change about how they sign in. */
export function createOwnSecurity(deps: AccountDeps) {
  const { database, auth, writtenAlong, passwords, passwordsAhead, now } = deps;
  return { changePassword, beginSecondFactor, confirmSecondFactor, endSecondFactor, ...createOwnSessions(deps) };

  /** Signs out everywhere else. Null when the present password is wrong; else the cookies of the session that goes on. */
  async function changePassword({ accountId, current, next, headers }: PasswordChange): Promise<readonly string[] | null> {
    const right = await rightOf(accountId, current);
    if (!right) return null;
    const made = { password: next, hash: await passwords.hash(next) };
    const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
    return noted(accountId, 'password.changed', async (db) => {
      const changed = await passwordsAhead.knowing({ right, made }, () => auth.api.changePassword({ body, headers, returnHeaders: true }));
      // Also whoever came in with the old password just now: who comes later finds the new one.
      await db.delete(sessions).where(and(eq(sessions.userId, accountId), ne(sessions.token, changed.response.token ?? '')));
      // Whoever changes the password because somebody knew it wants no address that was asked for with it.
      await forgetNewAddress(db, accountId);
      return changed;
    });
  }

  /** Makes a key that counts only once a code of it was shown. Null for a wrong password. */
  async function beginSecondFactor(password: string, headers: Headers): Promise<SecondFactorStart | null> {
    const begun = await expected(() => auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers }));
    return begun?.method === 'totp' ? { uri: begun.totpURI, recoveryCodes: begun.backupCodes } : null;
  }

  function confirmSecondFactor({ accountId, code, headers }: { accountId: string; code: string; headers: Headers }) {
    const body = { code: code.replaceAll(/\s/g, '') };
    return noted(accountId, 'secondFactor.on', () => auth.api.verifyTOTP({ body, headers, returnHeaders: true }));
  }

  async function endSecondFactor({ accountId, password, headers }: { accountId: string; password: string; headers: Headers }) {
    const right = await rightOf(accountId, password);
    if (!right) return null;
    return noted(accountId, 'secondFactor.off', () =>
      passwordsAhead.knowing({ right }, () => auth.api.disableTwoFactor({ body: { password }, headers, returnHeaders: true })),
    );
  }

  /** The password with the hash that it is right for; null when it is wrong. Before a transaction begins: it would be open meanwhile. */
  async function rightOf(accountId: string, password: string): Promise<HashedPassword | null> {
    const [known] = await database.service
      .select({ hash: credentials.password })
      .from(credentials)
      .where(and(eq(credentials.userId, accountId), eq(credentials.providerId, 'credential')));
    const hash = known?.hash ?? null;
    return (await passwords.verify(hash, password)) && hash !== null ? { hash, password } : null;
  }

  /** The cookies of a step that was done, written down and told, all of it or nothing; null for one that was refused. */
  function noted(accountId: string, action: AuditAction, step: (db: Db) => Promise<{ readonly headers: Headers }>) {
    return writtenAlong.inOne(async (db) => {
      const done = await expected(() => step(db));
      if (!done) return null;
      await note(db, { accountId, actor: 'account', action }, now());
      await tellOfChange(db, deps, { accountId, action });
      return done.headers.getSetCookie();
    });
  }
}

/** Where somebody is signed in. */
function createOwnSessions({ database, now }: AccountDeps) {
  return { sessionsOf, endSession, endAllSessions };

  function sessionsOf(accountId: string) {
    return database.asAccount(accountId, (db) =>
      db
        .select({ id: sessions.id, userAgent: sessions.userAgent, begunAt: sessions.createdAt, lastSeenAt: sessions.updatedAt })
        .from(sessions)
        .orderBy(sessions.updatedAt),
    );
  }

  async function endSession(accountId: string, sessionId: string): Promise<boolean> {
    return database.asAccount(accountId, async (db) => {
      const ended = await db.delete(sessions).where(eq(sessions.id, sessionId)).returning({ id: sessions.id });
      await note(db, { accountId, actor: 'account', action: ended.length > 0 ? 'session.ended' : 'id.refused' }, now());
      return ended.length > 0;
    });
  }

  async function endAllSessions(accountId: string): Promise<void> {
    await database.asAccount(accountId, async (db) => {
      await db.delete(sessions).where(eq(sessions.userId, accountId));
      await note(db, { accountId, actor: 'account', action: 'session.allEnded' }, now());
    });
  }
}
