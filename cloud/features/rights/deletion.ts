import { and, asc, eq, gt, lt, lte, or, sql } from 'drizzle-orm';
import { minus, type Instant } from '../../../shared/domain/time.ts';
import type { CloudDatabase, Db } from '../../db/database.ts';
import { accounts, deletions, mails, sessions, subscriptions, verifications } from '../../db/schema.ts';
import type { Job } from '../../jobs.ts';
import type { CloudLog } from '../../log.ts';
import { CLOCKS_APART, type CloudClock } from '../../ports/clock.ts';
import type { Seal } from '../../web/seal.ts';
import { note } from '../accounts/audit.ts';
import type { MailService } from '../mail/service.ts';
import type { Leaving } from '../billing/billing.ts';
import { deletionAskedLetter, deletionNearLetter, deletionStoppedLetter } from './letters.ts';
import { outlive } from './outliving.ts';
import { deletionDueAt } from './pending-deletion.ts';

const DAY_MS = 86_400_000;
/** How long an account can be kept after all. */
export const GRACE_DAYS = 30;
/** When its owner is reminded, in days before the end. */
const remindAt = [7, 1] as const;

/** What an account has outside the database, and how it goes. Called again when it fails, so twice must be as good as once. */
export type Parting = (accountId: string) => Promise<void>;

export interface DeletionDeps {
  readonly database: CloudDatabase;
  readonly seal: Seal;
  readonly mail: MailService;
  readonly log: CloudLog;
  readonly now: CloudClock;
  readonly linkTo: (path: string, token: string) => string;
  readonly partings: readonly Parting[];
  readonly leaving: Leaving;
  /** Forgets that an address is not written to. */
  readonly forgetAddress: (db: Db, address: string) => Promise<void>;
}

export type Deletion = ReturnType<typeof createDeletion>;

/** The end of an account: asked for, thirty days in which it can be stopped, then gone. */
export function createDeletion(deps: DeletionDeps) {
  const { database, seal, mail, log, linkTo, leaving, now } = deps;
  return { dueAt, ask, whoStays, stop, job: deletionJob(deps) };

  /** When the account goes; null when it stays. */
  function dueAt(accountId: string): Promise<Date | null> {
    return database.asAccount(accountId, (db) => deletionDueAt(db, accountId));
  }

  /** From now on it is on its way out, and signed out everywhere. Asked twice, the first day counts. */
  async function ask(accountId: string): Promise<Date> {
    const { askedAt, dueAt: due } = deletionOf(new Date(now()));
    await database.service.transaction(async (db) => {
      const [begun] = await db.insert(deletions).values({ accountId, askedAt, dueAt: due }).onConflictDoNothing().returning();
      await db.delete(sessions).where(eq(sessions.userId, accountId));
      const [account] = await db.select().from(accounts).where(eq(accounts.id, accountId));
      if (!begun || !account) return;
      await note(db, { accountId, actor: 'account', action: 'deletion.asked' }, now());
      const hasPlan = await leaving.renews(db, accountId);
      await leaving.changed(db, accountId);
      const letter = deletionAskedLetter({ name: account.name, due, link: keepLink(deps, accountId, askedAt), hasPlan });
      await mail.post(db, { accountId, kind: 'deletion', to: account.email, letter });
      outlive(log, { accountId, what: 'deletion.asked', at: askedAt });
    });
    return (await dueAt(accountId)) ?? due;
  }

  /** Whom a link of a mail speaks for; null when it is not ours. */
  function whoStays(token: string): { readonly accountId: string; readonly askedAt: Date } | null {
    const [accountId = '', asked = '', mark = ''] = token.split('.');
    return seal.wasMark('keep account', `${accountId} ${asked}`, mark) ? { accountId, askedAt: new Date(Number(asked)) } : null;
  }

  /**
   * Keeps the account. False when it was not on its way out, or not because of this request; and from the end of the thirty days on,
   * for what it has elsewhere may be gone already.
   */
  async function stop(accountId: string, askedAt: Date | null): Promise<boolean> {
    return database.service.transaction(async (db) => {
      const isMeant = and(eq(deletions.accountId, accountId), askedAt ? eq(deletions.askedAt, askedAt) : undefined);
      const isInTime = gt(deletions.dueAt, new Date(now()));
      const [stopped] = await db.delete(deletions).where(and(isMeant, isInTime)).returning();
      const [account] = await db.select().from(accounts).where(eq(accounts.id, accountId));
      if (!stopped || !account) return false;
      await note(db, { accountId, actor: 'account', action: 'deletion.stopped' }, now());
      await leaving.changed(db, accountId);
      const letter = deletionStoppedLetter({ name: account.name, security: linkTo('/account/security', '') });
      await mail.post(db, { accountId, kind: 'deletion', to: account.email, letter });
      outlive(log, { accountId, what: 'deletion.stopped', at: new Date(now()) });
      return true;
    });
  }
}

/** What a request of that moment comes to. */
export function deletionOf(askedAt: Date): { readonly askedAt: Date; readonly dueAt: Date } {
  return { askedAt, dueAt: new Date(askedAt.getTime() + GRACE_DAYS * DAY_MS) };
}

/** How many reminders have left by then, or need not any more. */
export function remindersBy(dueAt: Date, now: Instant): number {
  return remindAt.filter((days) => dueAt.getTime() <= now + days * DAY_MS).length;
}

/** Every hour: reminds, and ends what is due. One account's trouble does not keep the others. */
function deletionJob(deps: DeletionDeps): Job {
  const { database, log, partings, now } = deps;
  return {
    name: 'deletions',
    retries: 3,
    schedule: '41 * * * *',
    work: async () => {
      await remind(deps);
      const due = await database.service
        .select({ accountId: deletions.accountId })
        .from(deletions)
        .where(isOver(now()))
        .orderBy(asc(deletions.dueAt));
      for (const { accountId } of due)
        try {
          for (const part of partings) await part(accountId);
          await database.service.transaction((db) => erase(db, accountId, deps));
        } catch (error) {
          log.error('deletion put off', error);
        }
    },
  };
}

/** From when on no instance keeps the account any more, not even one whose clock is behind. */
function isOver(now: Instant) {
  return lte(deletions.dueAt, new Date(minus(now, CLOCKS_APART)));
}

async function remind(deps: DeletionDeps): Promise<void> {
  const { database, mail, now } = deps;
  const toRemind = or(
    ...remindAt.map((days, index) =>
      and(
        lt(deletions.reminders, index + 1),
        lte(deletions.dueAt, new Date(now() + days * DAY_MS)),
        sql`${deletions.dueAt} > ${new Date(now()).toISOString()}::timestamptz`,
      ),
    ),
  );
  await database.service.transaction(async (db) => {
    const near = await db.select().from(deletions).innerJoin(accounts, eq(accounts.id, deletions.accountId)).where(toRemind).for('update');
    for (const { deletions: deletion, accounts: account } of near) {
      const reminders = remindersBy(deletion.dueAt, now());
      await db.update(deletions).set({ reminders }).where(eq(deletions.accountId, account.id));
      const letter = deletionNearLetter({ name: account.name, due: deletion.dueAt, link: keepLink(deps, account.id, deletion.askedAt) });
      await mail.post(db, { accountId: account.id, kind: 'deletion', to: account.email, letter });
    }
  });
}

/** Everything about an account but the record of what was done in it, which holds nothing of the person. */
async function erase(db: Db, accountId: string, { log, now, forgetAddress }: DeletionDeps): Promise<void> {
  const due = and(eq(deletions.accountId, accountId), isOver(now()));
  const [taken] = await db.delete(deletions).where(due).returning();
  const [account] = await db.select().from(accounts).where(eq(accounts.id, accountId));
  if (!taken || !account) return; // stopped at the last moment, or another instance was quicker
  const own = or(eq(mails.accountId, accountId), eq(mails.recipient, account.email));
  const written = await db.delete(mails).where(own).returning({ id: mails.id });
  // Before the queue is looked at: a report of Stripe that comes now has queued its work, or finds no customer any more.
  const paid = await db.delete(subscriptions).where(eq(subscriptions.accountId, accountId)).returning({ id: subscriptions.customer });
  const named = sql.param([{ id: accountId }, ...written, ...paid].map(({ id }) => `%${id}%`));
  await db.execute(sql`delete from jobs.job where data::text like any(${named}::text[]) or output::text like any(${named}::text[])`);
  // Links that were mailed name the account in their value and have no key to it.
  await db
    .delete(verifications)
    .where(sql`${verifications.value} like ${`%${accountId}%`} or ${verifications.value} like ${`%${account.email}%`}`);
  await forgetAddress(db, account.email);
  await db.delete(accounts).where(eq(accounts.id, accountId));
  await note(db, { accountId, actor: 'service', action: 'account.deleted' }, now());
  outlive(log, { accountId, what: 'account.deleted', at: new Date(now()) });
}

/** Stops the deletion that was asked for at that time and no later one. */
function keepLink({ seal, linkTo }: Pick<DeletionDeps, 'seal' | 'linkTo'>, accountId: string, askedAt: Date): string {
  const asked = `${askedAt.getTime()}`;
  return linkTo('/keep-account', `${accountId}.${asked}.${seal.mark('keep account', `${accountId} ${asked}`)}`);
}
