import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { mails } from '../../db/schema.ts';
import type { CloudDatabase, Db } from '../../db/database.ts';
import type { Operator } from '../../config.ts';
import type { Job, Jobs } from '../../jobs.ts';
import type { CloudLog } from '../../log.ts';
import { MailRefused, type Mailer } from '../../ports/mailer.ts';
import type { MailChoices } from './choices.ts';
import type { Delivery } from './delivery.ts';
import { chosenCategoryOf, lifeOf, type MailKind } from './kinds.ts';
import { minutes } from '../../../shared/domain/time.ts';
import { writeLetter, type Letter } from './letter.ts';
import type { CloudClock } from '../../ports/clock.ts';

const SEND_MAIL = 'send-mail';
/** More than fit into the longest life of a mail: the job looks on until that has ended. */
const RETRIES = 600;
/** Nobody who waits for a link waits longer once the mail server is back. */
const LONGEST_PAUSE = minutes(10);

export interface MailService {
  /** Puts a letter on its way in the caller's transaction; it leaves soon after. Not one that its account does not want. */
  post(
    db: Db,
    mail: { readonly accountId: string | null; readonly kind: MailKind; readonly to: string; readonly letter: Letter },
  ): Promise<void>;
  readonly job: Job;
}

export interface MailDeps {
  readonly database: CloudDatabase;
  readonly jobs: Jobs;
  readonly mailer: Mailer;
  readonly log: CloudLog;
  readonly delivery: Pick<Delivery, 'stoppedFor' | 'take'>;
  readonly choices: Pick<MailChoices, 'isOn' | 'unsubscribeUrl'>;
  readonly now: CloudClock;
  /** As each letter names who it is from; null in development. */
  readonly operator: Pick<Operator, 'name'> | null;
  /** The right half of message ids. */
  readonly hostName: string;
}

/** Mail of the service: written down with what it is about, sent by a job, its words gone once it has left. */
export function createMailService({ database, jobs, mailer, log, choices, delivery, now, hostName, operator }: MailDeps): MailService {
  return {
    async post(db, { accountId, kind, to, letter }) {
      if (!(await isWanted(db, accountId, kind))) return;
      const id = randomUUID();
      const written = await writeLetter(letter, { leaveUrl: leaveUrl(accountId, kind), operator: operator?.name ?? null });
      await db.insert(mails).values({ id, accountId, kind, recipient: to, ...written, state: 'waiting', createdAt: new Date(now()) });
      await jobs.add(db, SEND_MAIL, { mailId: id });
    },
    job: { name: SEND_MAIL, retries: RETRIES, longestPause: LONGEST_PAUSE, work: ({ mailId = '' }) => send(mailId) },
  };

  async function send(mailId: string): Promise<void> {
    const waiting = and(eq(mails.id, mailId), eq(mails.state, 'waiting'));
    const [mail] = await database.service.select().from(mails).where(waiting);
    if (!mail) return; // sent already, or its account is gone
    if (!(await isWanted(database.service, mail.accountId, mail.kind)) || (await delivery.stoppedFor(mail.recipient))) {
      // Taken back since it was written, or sent to where our mail comes back from.
      await database.service.update(mails).set(settled('withheld')).where(waiting);
      return;
    }
    if (now() > mail.createdAt.getTime() + lifeOf(mail.kind)) return giveUp(mail, 'too late');
    try {
      const { recipient: to, subject, plain, html } = mail;
      const unsubscribeUrl = leaveUrl(mail.accountId, mail.kind);
      await mailer.deliver({ messageId: `<${mailId}@${hostName}>`, to, subject, plain, html, unsubscribeUrl });
    } catch (error) {
      await database.service
        .update(mails)
        .set({ attempts: mail.attempts + 1 })
        .where(waiting);
      if (!(error instanceof MailRefused)) throw error;
      // The mail server says at once what others tell later by an event.
      await delivery.take({ id: `smtp:${mailId}`, kind: 'bounced', recipient: mail.recipient, mailId });
      return giveUp(mail, 'refused');
    }
    await database.service.update(mails).set(settled('sent')).where(waiting);
  }

  async function giveUp({ id, kind, attempts }: typeof mails.$inferSelect, why: 'too late' | 'refused'): Promise<void> {
    await database.service
      .update(mails)
      .set(settled('failed'))
      .where(and(eq(mails.id, id), eq(mails.state, 'waiting')));
    log.warn('mail given up', { kind, why, attempts });
  }

  async function isWanted(db: Db, accountId: string | null, kind: string): Promise<boolean> {
    const category = chosenCategoryOf(kind);
    return category === null || (accountId !== null && choices.isOn(db, accountId, category));
  }

  function leaveUrl(accountId: string | null, kind: string): string | null {
    const category = chosenCategoryOf(kind);
    return category === null || accountId === null ? null : choices.unsubscribeUrl(accountId, category);
  }

  /** What is left of a mail when it is done with: that it was, not what it said. */
  function settled(state: 'sent' | 'failed' | 'withheld') {
    return { state, subject: '', plain: '', html: '', settledAt: new Date(now()) };
  }
}
