import { and, eq, inArray, lt, lte, sql, type SQL } from 'drizzle-orm';
import type { Db } from '../../db/database.ts';
import {
  accounts,
  attempts,
  audit,
  deviceRequests,
  devices,
  emailChanges,
  mailEvents,
  mails,
  ownerSessions,
  sessions,
  stripeEvents,
  suppressions,
  verifications,
  visitKeys,
  visitRefusals,
  visits,
} from '../../db/schema.ts';
import type { Job } from '../../jobs.ts';
import { instant, type Instant } from '../../../shared/domain/time.ts';
import type { CloudClock } from '../../ports/clock.ts';

const DAY_MS = 86_400_000;

/** On what ground of the law (UK GDPR, Article 6) something is kept, as the page says it. */
export const grounds = {
  contract: 'We need it for what you asked us for',
  interest: 'Our interest in a safe service, weighed against yours',
  consent: 'Your consent, which you can take back',
} as const;
type Ground = keyof typeof grounds;

/** How long a kind of row is kept: the job and the privacy page read the same line. */
export interface Retention {
  readonly what: string;
  readonly howLong: string;
  readonly why: string;
  readonly ground: Ground;
  /** Removes what is due at a point in time; how many rows went. Null for what goes with its account. */
  readonly remove: ((db: Db, now: Instant) => Promise<number>) | null;
}

export const retentions: readonly Retention[] = [
  {
    what: 'Your account: name, address, password (only a hash of it), second step, what you agreed to',
    howLong: 'As long as you have the account; deleted 30 days after you ask for it, unless you keep it after all',
    why: 'It is the account',
    ground: 'contract',
    remove: null,
  },
  {
    what: 'Which emails you said yes or no to: when, where, and the words of the choice',
    howLong: 'As long as you have the account',
    why: 'To send what you want, and to be able to show that you wanted it',
    ground: 'consent',
    remove: null,
  },
  {
    what: 'An account whose address was never confirmed',
    howLong: '7 days',
    why: 'Somebody may have typed your address',
    ground: 'interest',
    remove: (db, now) => gone(db, accounts, and(eq(accounts.emailVerified, false), lt(accounts.createdAt, daysBefore(now, 7)))),
  },
  {
    what: 'Sign-ins: when, and the name of the browser and the system, such as “Firefox on Windows”; no network address',
    howLong: '30 days after you were last seen',
    why: 'To keep you signed in, and to show you where',
    ground: 'contract',
    remove: (db, now) => gone(db, sessions, lt(sessions.expiresAt, new Date(now))),
  },
  {
    what: 'Sign-ins of the owner of the service',
    howLong: '1 day',
    why: 'To look after accounts that ask for help',
    ground: 'interest',
    remove: (db, now) => gone(db, ownerSessions, lt(ownerSessions.begunAt, daysBefore(now, 1))),
  },
  {
    what: 'Visits of our open pages: the page, the kind of device, the country if our edge tells it, the campaign of a link, and a mark that tells visits of one day apart',
    howLong: '90 days at the most; what the mark was made with, until the day is over',
    why: 'To see whether the pages are found; you can say no',
    ground: 'interest',
    remove: async (db, now) =>
      (await gone(db, visits, lte(visits.onDay, dayOf(daysBefore(now, 90))))) +
      (await gone(db, visitKeys, lt(visitKeys.onDay, dayOf(new Date(now))))),
  },
  {
    what: 'That visits from your network are not to be counted, by a mark from which its address cannot be read',
    howLong: 'Two years, or until you take it back',
    why: 'You asked for it',
    ground: 'interest',
    remove: (db, now) => gone(db, visitRefusals, lt(visitRefusals.since, daysBefore(now, 730))),
  },
  {
    what: 'Links that were mailed to you',
    howLong: 'Until they are used or too old, at most 24 hours',
    why: 'To confirm an address or choose a new password',
    ground: 'contract',
    remove: (db, now) => gone(db, verifications, lt(verifications.expiresAt, new Date(now))),
  },
  {
    what: 'A new address that you want to have, before it is confirmed',
    howLong: '24 hours',
    why: 'To know that it is yours before anything is sent there',
    ground: 'contract',
    remove: (db, now) => gone(db, emailChanges, lt(emailChanges.expiresAt, new Date(now))),
  },
  {
    what: 'That a mail was sent to you, and of which kind; its subject and its words go as soon as it has left',
    howLong: '30 days',
    why: 'To answer you when a mail did not come',
    ground: 'contract',
    // One that was never done with would keep its words, too.
    remove: (db, now) => gone(db, mails, lt(sql`coalesce(${mails.settledAt}, ${mails.createdAt})`, daysBefore(now, 30).toISOString())),
  },
  {
    what: 'Letters that went to many accounts: their words, and to how many; not to whom',
    howLong: 'As long as the service runs',
    why: 'To show what was said, and when',
    ground: 'interest',
    remove: null,
  },
  {
    what: 'That your mail service told us of a mail, so that it counts once; neither mail nor address are in it',
    howLong: '30 days',
    why: 'They tell things twice',
    ground: 'interest',
    remove: (db, now) => gone(db, mailEvents, lt(mailEvents.at, daysBefore(now, 30))),
  },
  {
    what: 'That mail to an address comes back or was reported as unwanted, by a mark from which the address cannot be read',
    howLong: 'One year, until you say that we may write again, or until your account is deleted',
    why: 'So that we do not go on writing to it',
    ground: 'interest',
    remove: (db, now) => gone(db, suppressions, lt(suppressions.since, daysBefore(now, 365))),
  },
  {
    what: 'Attempts to sign in, by a mark from which neither address can be read',
    howLong: '1 day after the last',
    why: 'To slow down who guesses passwords',
    ground: 'interest',
    // In the order in which sign-ins hold them, without waiting for one: what is counted now is not old afterwards.
    remove: (db, now) => gone(db, attempts, inArray(attempts.key, oldAttempts(db, now))),
  },
  {
    what: 'Your plan: which, how it stands, your number at Stripe, and which payments you had a receipt for; no card, no amount',
    howLong: 'As long as you have the account',
    why: 'To know what your licence is for',
    ground: 'contract',
    remove: null,
  },
  {
    what: 'That Stripe reported something: its number and kind',
    howLong: '30 days',
    why: 'To work on each report once',
    ground: 'contract',
    remove: (db, now) => gone(db, stripeEvents, lt(stripeEvents.receivedAt, daysBefore(now, 30))),
  },
  {
    what: 'Work that the service has to do for you, and did: its kind, with the number of your account, of a mail or of you at Stripe',
    howLong: 'Until it is done, and 7 days more; no longer than the account',
    why: 'To do it again when it failed, and to find out why',
    ground: 'contract',
    remove: doneWorkGone,
  },
  {
    what: 'Computers that use your plan: a key, the version of the app, which system, and when it was last seen',
    howLong: 'Until you release them, and 60 days more; no longer than the account',
    why: 'So that a plan holds on three computers, and one that was released is told',
    ground: 'contract',
    remove: (db, now) => gone(db, devices, lt(devices.releasedAt, daysBefore(now, 60))),
  },
  {
    what: 'That a computer asked to be connected',
    howLong: '1 day',
    why: 'To connect it when you enter its code',
    ground: 'contract',
    remove: (db, now) => gone(db, deviceRequests, lt(deviceRequests.expiresAt, daysBefore(now, 1))),
  },
  {
    what: 'The record of what was done in your account: what and when, without name or address',
    howLong: 'As long as you have the account, and one year more',
    why: 'So that you can see what was done, and by whom',
    ground: 'interest',
    remove: recordsGone,
  },
  {
    what: 'The log of the service: which kind of page was asked for, when, and how that ended. No name, no address; the number of an account stands in it only when the account is to be deleted, is kept after all, is deleted, or wants a kind of mail no more, and a mark from which no address can be read when a network is not to be counted, an address is not to be written to, or either is taken back',
    howLong: '35 days',
    why: 'To find faults, and to delete again what a backup would bring back',
    ground: 'interest',
    remove: null, // by what carries the log: docs/runbooks/cloud.md
  },
  {
    what: 'Backups of all this, encrypted. They are read only when the service has lost its data, and what was deleted is then deleted again first',
    howLong: '35 days',
    why: 'So that nothing is lost when a machine breaks',
    ground: 'interest',
    remove: null, // as the runbook says
  },
];

/** Once an hour, whichever instance takes it. */
export function retentionJob({ db, now }: { readonly db: Db; readonly now: CloudClock }): Job {
  return {
    name: 'retention',
    retries: 3,
    schedule: '17 * * * *',
    work: async () => {
      await removeWhatIsDue(db, now());
    },
  };
}

/** Removes everything that is due; how many rows went. */
export async function removeWhatIsDue(db: Db, now: Instant): Promise<number> {
  let removed = 0;
  for (const { remove } of retentions) removed += (await remove?.(db, now)) ?? 0;
  return removed;
}

type Removable =
  | typeof accounts
  | typeof audit
  | typeof sessions
  | typeof verifications
  | typeof emailChanges
  | typeof devices
  | typeof deviceRequests
  | typeof stripeEvents
  | typeof mails
  | typeof visits
  | typeof visitKeys
  | typeof visitRefusals
  | typeof ownerSessions
  | typeof mailEvents
  | typeof suppressions
  | typeof attempts;

async function gone(db: Db, table: Removable, due: SQL | undefined): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(
    sql`with gone as (delete from ${table} where ${due} returning 1) select count(*)::int as count from gone`,
  );
  return rows[0]?.count ?? 0;
}

function oldAttempts(db: Db, now: Instant) {
  return db
    .select({ key: attempts.key })
    .from(attempts)
    .where(lt(attempts.lastAt, daysBefore(now, 1)))
    .orderBy(attempts.key)
    .for('update', { skipLocked: true });
}

/** A trigger keeps the record from everybody who does not say that they are the retention. */
async function recordsGone(service: Db, now: Instant): Promise<number> {
  return service.transaction(async (db) => {
    await db.execute(sql`select set_config('session_desk.retention', 'audit', true)`);
    return gone(
      db,
      audit,
      and(
        sql`not exists (select 1 from ${accounts} where ${accounts.id} = ${audit.accountId})`,
        sql`not exists (select 1 from audit later where later.account_id = ${audit.accountId} and later.at >= ${daysBefore(now, 365).toISOString()}::timestamptz)`,
      ),
    );
  });
}

/** The queue makes its own table when the service starts; before that there is none. */
async function doneWorkGone(db: Db, now: Instant): Promise<number> {
  const { rows } = await db.execute<{ there: boolean }>(sql`select to_regclass('jobs.job') is not null as there`);
  if (!rows[0]?.there) return 0;
  const due = sql`completed_on < ${daysBefore(now, 7).toISOString()}::timestamptz`;
  const { rows: done } = await db.execute(sql`delete from jobs.job where ${due} returning 1`);
  return done.length;
}

function daysBefore(now: Instant, days: number): Date {
  return new Date(instant(now - days * DAY_MS));
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
