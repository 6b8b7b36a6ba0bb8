import { sql } from 'drizzle-orm';
import type { CloudDatabase, Db } from '../../db/database.ts';
import { sessions } from '../../db/schema.ts';
import type { CloudClock } from '../../ports/clock.ts';
import type { NewSession } from './auth-adapter.ts';
import { lineOf } from './audit.ts';
import { settlingOf, type SettleValues } from './limits.ts';

/** Writes a session that was just made; what was counted for it is settled. */
export type Enter = (session: NewSession, settled: SettleValues) => Promise<void>;

/** A session is there with its line in the audit, or not at all. One statement, since whoever signs in waits for it. */
export function createEntering({ service }: CloudDatabase, now: CloudClock): Enter {
  const statement = enterQuery(service);
  return async (session, settled) => {
    const line = lineOf({ accountId: session.userId, actor: 'account', action: 'signIn.done' }, now());
    await statement.execute({ ...session, ...line, ...settled });
  };
}

function enterQuery(db: Db) {
  const asked = sql.placeholder;
  const noted = sql<unknown>`note_line(${sessions.userId}, ${asked('at')}, ${asked('actor')}, ${asked('action')}, ${asked('details')}, ${asked('inOrder')})`;
  return db
    .with(...settlingOf(db))
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
