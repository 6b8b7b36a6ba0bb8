import { createHash } from 'node:crypto';
import { desc, eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/database.ts';
import { audit } from '../../db/schema.ts';
import type { Instant } from '../../../shared/domain/time.ts';

/** What is written down. Details are ids and states; no name, address or text. */
export type AuditAction =
  | 'account.created'
  | 'account.confirmed'
  | 'signIn.done'
  | 'password.reset'
  | 'password.changed'
  | 'name.changed'
  | 'age.changed'
  | 'words.read'
  | 'email.changeAsked'
  | 'email.changeStopped'
  | 'email.changed'
  | 'secondFactor.on'
  | 'secondFactor.off'
  | 'session.ended'
  | 'session.allEnded'
  | 'mail.wanted'
  | 'mail.notWanted'
  | 'device.added'
  | 'device.released'
  | 'plan.changed'
  | 'grant.given'
  | 'grant.ended'
  | 'owner.signedIn'
  | 'owner.searched'
  | 'owner.looked'
  | 'owner.announced'
  | 'copy.made'
  | 'deletion.asked'
  | 'deletion.stopped'
  | 'account.deleted';

export interface AuditEntry {
  readonly accountId: string;
  readonly actor: 'account' | 'owner' | 'service';
  readonly action: AuditAction;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

export interface AuditLine {
  readonly position: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly details: unknown;
  readonly previousHash: string;
  readonly hash: string;
}

/** Writes a line at the end of an account's audit, in the caller's transaction. */
export async function note(db: Db, { accountId, actor, action, details = {} }: AuditEntry, now: Instant): Promise<void> {
  // Two at once would take the same place; the lock is of the transaction and of this account alone.
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${accountId}, 0))`);
  const [last] = await db.select().from(audit).where(eq(audit.accountId, accountId)).orderBy(desc(audit.position)).limit(1);
  const line = { position: (last?.position ?? 0) + 1, at: new Date(now), actor, action, details, previousHash: last?.hash ?? '' };
  await db.insert(audit).values({ accountId, ...line, hash: hashOf(accountId, line) });
}

/** The position of the first line that was changed, taken out or put in; null when the chain holds. Lines in order. */
export function firstBreak(accountId: string, lines: readonly AuditLine[]): number | null {
  const broken = lines.find(
    (line, index) =>
      line.position !== index + 1 || line.previousHash !== (lines[index - 1]?.hash ?? '') || line.hash !== hashOf(accountId, line),
  );
  return broken?.position ?? null;
}

function hashOf(accountId: string, { position, at, actor, action, details, previousHash }: Omit<AuditLine, 'hash'>): string {
  const text = JSON.stringify([accountId, position, at.toISOString(), actor, action, sorted(details), previousHash]);
  return createHash('sha256').update(text).digest('hex');
}

/** The database gives the keys of details back in an order of its own. */
function sorted(details: unknown): unknown {
  return Object.entries(Object(details) as object).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
