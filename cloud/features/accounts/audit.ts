import { createHash } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../../db/database.ts';
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
  | 'id.refused'
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
export async function note(db: Db, entry: AuditEntry, now: Instant): Promise<void> {
  await db.execute(sql`select note_line(${factsOf(entry, now)})`);
}

function factsOf(entry: AuditEntry, now: Instant): SQL {
  const { at, actor, action, details, inOrder } = lineOf(entry, now);
  return sql`${entry.accountId}, ${at}, ${actor}, ${action}, ${details}, ${inOrder}`;
}

/** What `note_line` is told beside the account, for a statement that writes a line along. */
export function lineOf({ actor, action, details = {} }: AuditEntry, now: Instant) {
  return {
    at: new Date(now).toISOString(),
    actor,
    action,
    details: JSON.stringify(details),
    inOrder: JSON.stringify(sorted(details)),
  };
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
