import { and, desc, eq, isNull, lt, lte, or } from 'drizzle-orm';
import type { Instant } from '../../../shared/domain/time.ts';
import type { CloudDatabase, Db } from '../../db/database.ts';
import { accounts, grants } from '../../db/schema.ts';
import type { Job } from '../../jobs.ts';
import type { CloudClock } from '../../ports/clock.ts';
import { note } from '../accounts/audit.ts';
import { ageOf } from '../accounts/own-age.ts';
import { countUp } from '../licence/licences.ts';
import type { Grant } from '../licence/held-plan.ts';
import type { Letter } from '../mail/letter.ts';
import { endedLetter, endsSoonLetter, givenLetter } from './grant-letters.ts';
import type { MailService } from '../mail/service.ts';

const DAY_MS = 86_400_000;
/** When a reminder leaves, in days before the end. */
const remindAt = [14, 3] as const;

export interface GrantDeps {
  readonly database: CloudDatabase;
  readonly mail: Pick<MailService, 'post'>;
  readonly now: CloudClock;
}

export type Grants = ReturnType<typeof createGrants>;

/** Plus and Pro without payment, for a while. An account has one at a time. */
export function createGrants({ database, mail, now }: GrantDeps) {
  return { give, end, grantsOf, job: { name: 'grants', retries: 3, schedule: '23 * * * *', work: tendGrants } satisfies Job };

  /** False for who has not said that they are 18 or older: what the plans add is the locum's side, and they are not sold below either. */
  async function give(accountId: string, plan: Grant['plan'], endsAt: Date): Promise<boolean> {
    return database.service.transaction(async (db) => {
      if ((await ageOf(db, accountId)) !== 'age18') return false;
      await closeRunning(db, accountId, now());
      await db.insert(grants).values({ accountId, plan, givenAt: new Date(now()), endsAt });
      await countUp(db, accountId);
      await note(db, { accountId, actor: 'owner', action: 'grant.given', details: { plan, endsAt: endsAt.toISOString() } }, now());
      await write(db, accountId, givenLetter(plan, endsAt));
      return true;
    });
  }

  /** False when none was running. */
  async function end(accountId: string): Promise<boolean> {
    return database.service.transaction(async (db) => {
      const plan = await closeRunning(db, accountId, now());
      if (!plan) return false;
      await countUp(db, accountId);
      await note(db, { accountId, actor: 'owner', action: 'grant.ended' }, now());
      await write(db, accountId, endedLetter(plan));
      return true;
    });
  }

  /** Newest first. */
  function grantsOf(accountId: string) {
    return database.service.select().from(grants).where(eq(grants.accountId, accountId)).orderBy(desc(grants.givenAt));
  }

  /** Reminds before the end, and tells at the end. */
  async function tendGrants(): Promise<void> {
    const at = now();
    await database.service.transaction(async (db) => {
      const near = or(
        ...remindAt.map((days, index) => and(lt(grants.reminders, index + 1), lte(grants.endsAt, new Date(at + days * DAY_MS)))),
        lte(grants.endsAt, new Date(at)),
      );
      const due = await db
        .select()
        .from(grants)
        .where(and(isNull(grants.endedAt), near))
        .for('update');
      for (const { id, accountId, plan, endsAt } of due) {
        if (endsAt.getTime() <= at) {
          await db.update(grants).set({ endedAt: endsAt }).where(eq(grants.id, id));
          await countUp(db, accountId);
          await note(db, { accountId, actor: 'service', action: 'grant.ended' }, at);
          await write(db, accountId, endedLetter(plan));
        } else {
          const reminders = remindAt.filter((days) => endsAt.getTime() <= at + days * DAY_MS).length;
          await db.update(grants).set({ reminders }).where(eq(grants.id, id));
          await write(db, accountId, endsSoonLetter(plan, endsAt));
        }
      }
    });
  }

  async function write(db: Db, accountId: string, letter: (name: string) => Letter): Promise<void> {
    const [account] = await db.select({ name: accounts.name, email: accounts.email }).from(accounts).where(eq(accounts.id, accountId));
    if (account) await mail.post(db, { accountId, kind: 'grant', to: account.email, letter: letter(account.name) });
  }
}

/** Ends the grant that is running; which plan it was. */
async function closeRunning(db: Db, accountId: string, now: Instant): Promise<Grant['plan'] | null> {
  const [closed] = await db
    .update(grants)
    .set({ endedAt: new Date(now) })
    .where(and(eq(grants.accountId, accountId), isNull(grants.endedAt)))
    .returning({ plan: grants.plan });
  return closed?.plan ?? null;
}
