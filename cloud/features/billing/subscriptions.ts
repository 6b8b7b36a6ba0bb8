import { eq } from 'drizzle-orm';
import type Stripe from 'stripe';
import type { BillingConfig } from '../../billing-config.ts';
import type { CloudDatabase, Db } from '../../db/database.ts';
import { accounts, subscriptions } from '../../db/schema.ts';
import type { Job } from '../../jobs.ts';
import type { CloudLog } from '../../log.ts';
import type { CloudClock } from '../../ports/clock.ts';
import { note } from '../accounts/audit.ts';
import { countUp } from '../licence/licences.ts';
import type { MailService } from '../mail/service.ts';
import { customerOf, type SubscriptionRow } from './customers.ts';
import { letterOfChange } from './letters.ts';
import { readSubscriptions, type ReadSubscription } from './read-subscription.ts';
import { renews, type Renewals } from './renewals.ts';

export const LOOK_AGAIN = 'look-at-subscription';
/** For an account that is to be deleted from now on, or stays after all. */
export const SETTLE_RENEWALS = 'settle-renewals';

export interface SubscriptionsDeps {
  readonly database: CloudDatabase;
  readonly stripe: Stripe;
  readonly prices: BillingConfig['prices'];
  readonly renewals: Renewals;
  readonly mail: MailService;
  readonly log: CloudLog;
  readonly now: CloudClock;
  readonly planUrl: string;
}

export type Subscriptions = ReturnType<typeof createSubscriptions>;

/**
 * What is known of subscriptions always follows Stripe: an event is a reason to look, never what is believed. So it does not
 * matter how often events come, or in which order.
 */
export function createSubscriptions(deps: SubscriptionsDeps) {
  const { database, stripe, prices, renewals, log } = deps;
  const jobs: readonly Job[] = [
    { name: LOOK_AGAIN, retries: 12, atOnce: 20, work: ({ customer = '' }) => look(customer) },
    { name: 'look-at-all-subscriptions', retries: 3, schedule: '41 2 * * *', work: lookAtAll },
    { name: SETTLE_RENEWALS, retries: 12, work: ({ accountId = '' }) => settle(accountId) },
  ];
  return { look, lookAtAll, jobs };

  /** Asks Stripe how a customer stands, and keeps it; again when another look came between. A customer that is not ours is passed over. */
  async function look(customer: string): Promise<void> {
    for (let isKept = false; !isKept;) {
      const [before] = await checks(eq(subscriptions.customer, customer));
      if (!before) return;
      const list: Stripe.Subscription[] = [];
      for await (const one of stripe.subscriptions.list({ customer, status: 'all', limit: 100 })) list.push(one);
      isKept = await keep(deps, before, readSubscriptions(list, prices));
      if (isKept && list.some(renews)) await renewals.settleCustomer(customer);
    }
  }

  async function settle(accountId: string): Promise<void> {
    await renewals.settle(accountId);
    const known = await customerOf(database.service, accountId);
    if (known) await look(known.customer);
  }

  /** Every night, whatever events were lost: all that Stripe has, then those of ours that it did not name. */
  async function lookAtAll(): Promise<void> {
    const ours = await checks();
    const byCustomer = new Map<string, Stripe.Subscription[]>();
    for await (const one of stripe.subscriptions.list({ status: 'all', limit: 100 })) {
      const customer = typeof one.customer === 'string' ? one.customer : one.customer.id;
      byCustomer.set(customer, [...(byCustomer.get(customer) ?? []), one]);
    }
    for (const before of ours) {
      const { customer } = before;
      if (!(await keep(deps, before, readSubscriptions(byCustomer.get(customer) ?? [], prices)))) await look(customer);
    }
    await renewals.settleAll();
    log.info('subscriptions looked at', { ours: ours.length, atStripe: byCustomer.size });
  }

  /** What the last looks were, to be read before Stripe is asked. */
  function checks(which?: ReturnType<typeof eq>): Promise<Check[]> {
    const { customer, checkedAt } = subscriptions;
    return database.service.select({ customer, checkedAt }).from(subscriptions).where(which);
  }
}

type Check = Pick<SubscriptionRow, 'customer' | 'checkedAt'>;

/**
 * Writes what was read. False when another look has written something else since `before`: which of the two is newer nobody can tell, for
 * they may come of instances whose clocks differ.
 */
async function keep(deps: SubscriptionsDeps, { customer, checkedAt }: Check, read: ReadSubscription | null): Promise<boolean> {
  return deps.database.service.transaction(async (db) => {
    const [row] = await db.select().from(subscriptions).where(eq(subscriptions.customer, customer)).for('update');
    if (!row) return true;
    const next = read ?? { subscription: null, plan: null, billed: null, state: 'none' as const, periodEndsAt: null };
    if (row.checkedAt.getTime() !== checkedAt.getTime()) return isSame(row, next);
    // Always later than before, whatever the clocks say: it tells one look from another.
    const at = new Date(Math.max(deps.now(), checkedAt.getTime() + 1));
    await db
      .update(subscriptions)
      .set({ ...next, checkedAt: at })
      .where(eq(subscriptions.customer, customer));
    if (!isSame(row, next)) await tell(deps, db, row, next);
    return true;
  });
}

type NextRow = Pick<SubscriptionRow, 'subscription' | 'plan' | 'billed' | 'state' | 'periodEndsAt'>;

function isSame(row: NextRow, next: NextRow): boolean {
  return (
    row.subscription === next.subscription &&
    row.plan === next.plan &&
    row.billed === next.billed &&
    row.state === next.state &&
    row.periodEndsAt?.getTime() === next.periodEndsAt?.getTime()
  );
}

/** Licences count up, the audit says so, and its owner hears of what they would want to know. */
async function tell({ mail, now, planUrl }: SubscriptionsDeps, db: Db, before: SubscriptionRow, next: NextRow): Promise<void> {
  const { accountId } = before;
  await countUp(db, accountId);
  const details = { plan: next.plan ?? 'free', state: next.state };
  await note(db, { accountId, actor: 'service', action: 'plan.changed', details }, now());
  const [owner] = await db.select({ name: accounts.name, email: accounts.email }).from(accounts).where(eq(accounts.id, accountId));
  const letter = owner ? letterOfChange(owner.name, before, next, planUrl) : null;
  if (owner && letter) await mail.post(db, { accountId, kind: 'plan changed', to: owner.email, letter });
}
