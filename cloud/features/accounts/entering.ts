import { and, eq, sql } from 'drizzle-orm';
import type { CloudDatabase, Db } from '../../db/database.ts';
import { accounts, credentials, sessions } from '../../db/schema.ts';
import type { CloudClock } from '../../ports/clock.ts';
import type { NewSession } from './auth-adapter.ts';
import { lineOf } from './audit.ts';

/** What a session is written by. */
export interface Entry {
  readonly session: NewSession;
  /** That the password was right for. */
  readonly rightHash: string;
}

/**
 * Writes a session that was prepared, with its line in the audit: one statement, since whoever signs in waits for it. False, and
 * neither of them, when the account has another password by now, or asks for a second step: who began with the old one does not
 * come in behind whoever changed it.
 */
export function createEntering({ service }: CloudDatabase, now: CloudClock): (entry: Entry) => Promise<boolean> {
  const statement = enterQuery(service);
  return async ({ session, rightHash }) => {
    const line = lineOf({ accountId: session.userId, actor: 'account', action: 'signIn.done' }, now());
    const written = await statement.execute({ ...session, rightHash, ...line });
    return written.length > 0;
  };
}

function enterQuery(db: Db) {
  const asked = sql.placeholder;
  const noted = sql<unknown>`note_line(${sessions.userId}, ${asked('at')}, ${asked('actor')}, ${asked('action')}, ${asked('details')}, ${asked('inOrder')})`;
  // Held until it is written: a change of the password waits, and takes the session along.
  const entitled = db.$with('entitled').as(
    db
      .select({ userId: credentials.userId })
      .from(credentials)
      .innerJoin(accounts, eq(accounts.id, credentials.userId))
      .where(
        and(
          eq(credentials.userId, asked('userId')),
          eq(credentials.providerId, 'credential'),
          eq(credentials.password, asked('rightHash')),
          eq(accounts.twoFactorEnabled, false),
        ),
      )
      .for('share', { of: credentials }),
  );
  return db
    .with(entitled)
    .insert(sessions)
    .select(
      sql`select ${asked('id')}::uuid, entitled.user_id, ${asked('token')}::text, ${asked('expiresAt')}::timestamptz, '', ${asked('userAgent')}::text, ${asked('createdAt')}::timestamptz, ${asked('updatedAt')}::timestamptz from entitled`,
    )
    .returning({ noted })
    .prepare('enter');
}
