import { and, desc, eq, inArray } from 'drizzle-orm';
import type { CloudDatabase, Db } from '../../db/database.ts';
import { mailEvents, mails, suppressions } from '../../db/schema.ts';
import type { CloudLog } from '../../log.ts';
import type { CloudClock } from '../../ports/clock.ts';
import type { Seal } from '../../web/seal.ts';
import { outlive } from '../rights/outliving.ts';
import type { MailEvent } from './mail-event.ts';

const SUPPRESSION = 'suppression';

export type Delivery = ReturnType<typeof createDelivery>;

/** What became of mail, and which addresses are not written to any more. Of those only marks are kept. */
export function createDelivery({
  database,
  seal,
  log,
  now,
}: {
  readonly database: CloudDatabase;
  readonly seal: Seal;
  readonly log: CloudLog;
  readonly now: CloudClock;
}) {
  return { take, stoppedFor, writeAgain, forget };

  /** Takes an event once, however often it is told. False when it was known. */
  async function take({ id, kind, recipient, mailId }: MailEvent): Promise<boolean> {
    return database.service.transaction(async (db) => {
      const at = new Date(now());
      const [fresh] = await db.insert(mailEvents).values({ id, at }).onConflictDoNothing().returning();
      if (!fresh) return false;
      const about = mailId ?? (await newestTo(db, recipient));
      if (about) await db.update(mails).set({ delivery: kind }).where(eq(mails.id, about));
      if (kind !== 'bounced' && kind !== 'complained') return true;
      const stop = { mark: seal.mark(SUPPRESSION, recipient.toLowerCase()), reason: kind, since: at };
      const [stopped] = await db.insert(suppressions).values(stop).onConflictDoNothing().returning();
      if (stopped) outlive(log, { mark: stop.mark, what: 'address.stopped', at, reason: kind });
      return true;
    });
  }

  /** Why and since when an address is not written to; null when it is. */
  async function stoppedFor(address: string): Promise<{ readonly reason: 'bounced' | 'complained'; readonly since: Date } | null> {
    const [stopped] = await database.service
      .select()
      .from(suppressions)
      .where(inArray(suppressions.mark, marksOf(address)));
    return stopped ?? null;
  }

  async function writeAgain(address: string): Promise<void> {
    await database.service.transaction((db) => forget(db, address));
  }

  /** In the transaction of the caller. */
  async function forget(db: Db, address: string): Promise<void> {
    const freed = await db
      .delete(suppressions)
      .where(inArray(suppressions.mark, marksOf(address)))
      .returning();
    for (const { mark } of freed) outlive(log, { mark, what: 'address.freed', at: new Date(now()) });
  }

  /** Under a former secret, too: a new one must not open the way to who said no. */
  function marksOf(address: string): string[] {
    return seal.marks(SUPPRESSION, address.toLowerCase());
  }
}

async function newestTo(db: Db, recipient: string): Promise<string | null> {
  const [newest] = await db
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.recipient, recipient.toLowerCase()), eq(mails.state, 'sent')))
    .orderBy(desc(mails.createdAt))
    .limit(1);
  return newest?.id ?? null;
}
