import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Instant } from '../../../shared/domain/time.ts';
import type { Db } from '../../db/database.ts';
import {
  accounts,
  announcements,
  deletions,
  deviceRequests,
  emailChanges,
  licences,
  mailChoices,
  mails,
  ownerSessions,
  sessions,
  verifications,
} from '../../db/schema.ts';
import { note } from '../accounts/audit.ts';
import { lastChoice } from '../mail/choices.ts';
import type { ChoiceWay, ChosenCategory } from '../mail/kinds.ts';
import { deletionOf, remindersBy } from './deletion.ts';
import type { Heard, Said } from './outliving.ts';
import { bringMarksBack } from './restored-marks.ts';

/** So far apart that no licence that an app has is newer than the next one. */
const LICENCES_AHEAD = 1_000;

export interface Restored {
  /** Accounts that were deleted since, or should have been: the job of the next hour deletes them again. */
  readonly deletedAgain: number;
  /** Accounts whose owner asked since for their deletion. */
  readonly leaving: number;
  /** Accounts that were kept since. */
  readonly kept: number;
  /** Noes to a kind of mail that were said since. */
  readonly noes: number;
  /** Networks and addresses that were said no for since, or again yes. */
  readonly marks: number;
  /** Mails that had left already when the backup was made, or soon after. */
  readonly heldBack: number;
  /** Letters to many that were broken off: to whom they went is not known. */
  readonly lettersEnded: number;
}

/**
 * Makes a database that was brought back from a backup fit for the service, before the service runs on it: what was deleted since
 * goes again, who said no since is not written to, mail that has left does not leave twice, nobody is signed in who signed out since,
 * and apps take the next licence. Doing it twice is as good as once.
 *
 * @param heard  what the log says that the backup does not know
 */
export async function prepareRestored(service: Db, { lines, marks }: Pick<Heard, 'lines' | 'marks'>, now: Instant): Promise<Restored> {
  return service.transaction(async (db) => {
    const heldBack = await silence(db, now);
    await signEverybodyOut(db);
    // Apps refuse a licence with a smaller number than the one they have.
    await db.update(licences).set({ sequence: sql`${licences.sequence} + ${LICENCES_AHEAD}` });
    const there = new Set((await db.select({ id: accounts.id }).from(accounts)).map(({ id }) => id));
    const count = { deletedAgain: 0, leaving: 0, kept: 0, noes: 0, marks: await bringMarksBack(db, marks) };
    for (const [accountId, own] of byAccount(lines)) {
      if (!there.has(accountId)) continue;
      for (const { no, at } of own) if (no && (await sayNo(db, { accountId, ...no, at }, now))) count.noes += 1;
      const state = await bringUpToDate(db, accountId, own, now);
      if (state) count[state] += 1;
    }
    return { ...count, ...heldBack };
  });
}

function byAccount(lines: readonly Said[]): ReadonlyMap<string, readonly Said[]> {
  return Map.groupBy(lines, ({ accountId }) => accountId);
}

/** What was waiting when the backup was made has left meanwhile; its words go. */
async function silence(db: Db, now: Instant): Promise<Pick<Restored, 'heldBack' | 'lettersEnded'>> {
  const held = await db
    .update(mails)
    .set({ state: 'withheld', subject: '', plain: '', html: '', settledAt: new Date(now) })
    .where(eq(mails.state, 'waiting'))
    .returning({ id: mails.id });
  const ended = await db
    .update(announcements)
    .set({ finishedAt: new Date(now) })
    .where(isNull(announcements.finishedAt))
    .returning({ id: announcements.id });
  const { rows } = await db.execute<{ there: boolean }>(sql`select to_regclass('jobs.job') is not null as there`);
  // What is to be done is done again by the calendar, but for mail.
  if (rows[0]?.there) await db.execute(sql`delete from jobs.job`);
  return { heldBack: held.length, lettersEnded: ended.length };
}

/** Sign-ins that were ended and links that were used since would hold again. */
async function signEverybodyOut(db: Db): Promise<void> {
  for (const table of [sessions, ownerSessions, verifications, emailChanges, deviceRequests]) await db.delete(table);
}

/** What the last word about an account's end makes of it; null when it changes nothing. */
async function bringUpToDate(
  db: Db,
  accountId: string,
  own: readonly Said[],
  now: Instant,
): Promise<'deletedAgain' | 'leaving' | 'kept' | null> {
  const last = own.findLast(({ what }) => what !== 'mail.notWanted');
  if (!last) return null;
  const { what, at } = last;
  if (what === 'deletion.stopped') {
    const stopped = await db
      .delete(deletions)
      .where(and(eq(deletions.accountId, accountId), lte(deletions.askedAt, at)))
      .returning({ accountId: deletions.accountId });
    if (stopped.length === 0) return null;
    await note(db, { accountId, actor: 'service', action: 'deletion.stopped', details: { afterRestore: true } }, now);
    return 'kept';
  }
  const isGone = what === 'account.deleted';
  const deletion = isGone ? { askedAt: at, dueAt: at } : deletionOf(at);
  const reminders = remindersBy(deletion.dueAt, now);
  await db
    .insert(deletions)
    .values({ accountId, ...deletion, reminders })
    .onConflictDoUpdate({ target: deletions.accountId, set: isGone ? { dueAt: at, reminders } : { ...deletion, reminders } });
  await note(db, { accountId, actor: 'service', action: 'deletion.asked', details: { afterRestore: true } }, now);
  return isGone ? 'deletedAgain' : 'leaving';
}

interface No {
  readonly accountId: string;
  readonly category: ChosenCategory;
  readonly way: ChoiceWay;
  readonly at: Date;
}

/** A no that the database does not know yet: its last word is an older yes. */
async function sayNo(db: Db, { accountId, category, way, at }: No, now: Instant): Promise<boolean> {
  const last = await lastChoice(db, accountId, category);
  if (!last?.isOn || (last.chosenAt?.getTime() ?? 0) > at.getTime()) return false;
  await db.insert(mailChoices).values({ accountId, category, isOn: false, wording: last.wording, way, chosenAt: at });
  await note(db, { accountId, actor: 'service', action: 'mail.notWanted', details: { category, afterRestore: true } }, now);
  return true;
}
