import { sql } from 'drizzle-orm';
import type { CloudDatabase, Db } from '../../db/database.ts';
import { sessions } from '../../db/schema.ts';
import type { CloudClock } from '../../ports/clock.ts';
import type { NewSession } from './auth-adapter.ts';
import { lineOf } from './audit.ts';

/** Writes a session that was just made. It is there with its line in the audit, or not at all; one statement, since whoever signs in waits. */
export function createEntering({ service }: CloudDatabase, now: CloudClock): (session: NewSession) => Promise<void> {
  const statement = enterQuery(service);
  return async (session) => {
    await statement.execute({ ...session, ...lineOf({ accountId: session.userId, actor: 'account', action: 'signIn.done' }, now()) });
  };
}

function enterQuery(db: Db) {
  const asked = sql.placeholder;
  const noted = sql<unknown>`note_line(${sessions.userId}, ${asked('at')}, ${asked('actor')}, ${asked('action')}, ${asked('details')}, ${asked('inOrder')})`;
  return db
    .insert(sessions)
    .values({
      id: asked('id'),
      userId: asked('userId'),
      token: asked('token'),
      expiresAt: asked('expiresAt'),
      ipAddress: '',
      userAgent: asked('userAgent'),
      createdAt: asked('createdAt'),
      updatedAt: asked('updatedAt'),
    })
    .returning({ noted })
    .prepare('enter');
}
