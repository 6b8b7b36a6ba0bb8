import { eq } from 'drizzle-orm';
import type Stripe from 'stripe';
import type { CloudDatabase } from '../../db/database.ts';
import { deletions, subscriptions } from '../../db/schema.ts';
import { deletionDueAt } from '../rights/pending-deletion.ts';
import { isGoneAtStripe } from './stripe-client.ts';
import { customerOf } from './customers.ts';

/** Stands at Stripe on what we stopped ourselves: only that goes on again when the account stays. */
const HELD = 'held_for_deletion';

export type Renewals = ReturnType<typeof createRenewals>;

/**
 * Nothing is charged to an account that is on its way out: its subscriptions end with what was paid for, and payments that failed are
 * not tried again. Both are taken back when the account stays.
 */
export function createRenewals({ database, stripe }: { readonly database: CloudDatabase; readonly stripe: Stripe }) {
  return { settle, settleCustomer, settleAll };

  /** Brings Stripe in line with whether the account goes. However often, and in whatever order, it comes to the same. */
  async function settle(accountId: string): Promise<void> {
    let isLeaving = await leaves(accountId);
    for (let before: boolean | null = null; before !== isLeaving; isLeaving = await leaves(accountId)) {
      before = isLeaving; // changed meanwhile: once more, for another may have been quicker with the older state
      const known = await customerOf(database.service, accountId);
      if (known === null) return;
      try {
        await (isLeaving ? hold(known.customer) : letGo(known.customer));
      } catch (error) {
        if (isGoneAtStripe(error)) return;
        throw error;
      }
    }
  }

  /** For a customer that is heard of: it may have bought, or chosen to renew, on its way out. */
  async function settleCustomer(customer: string): Promise<void> {
    const [leaving] = await leavingCustomers(eq(subscriptions.customer, customer));
    if (leaving) await settle(leaving.accountId);
  }

  async function settleAll(): Promise<void> {
    for (const { accountId } of await leavingCustomers()) await settle(accountId);
  }

  function leavingCustomers(which?: ReturnType<typeof eq>) {
    const { accountId } = subscriptions;
    return database.service.select({ accountId }).from(subscriptions).innerJoin(deletions, eq(deletions.accountId, accountId)).where(which);
  }

  async function leaves(accountId: string): Promise<boolean> {
    return (await deletionDueAt(database.service, accountId)) !== null;
  }

  async function hold(customer: string): Promise<void> {
    for await (const one of stripe.subscriptions.list({ customer, status: 'all', limit: 100 }))
      if (renews(one)) await stripe.subscriptions.update(one.id, { cancel_at_period_end: true, metadata: { [HELD]: 'yes' } });
    for await (const { id, auto_advance: isTried } of stripe.invoices.list({ customer, status: 'open', limit: 100 }))
      if (isTried) await stripe.invoices.update(id, { auto_advance: false, metadata: { [HELD]: 'yes' } });
  }

  async function letGo(customer: string): Promise<void> {
    for await (const one of stripe.subscriptions.list({ customer, status: 'all', limit: 100 }))
      if (isRunning(one) && one.metadata[HELD])
        await stripe.subscriptions.update(one.id, { cancel_at_period_end: false, metadata: { [HELD]: '' } });
    for await (const { id, metadata } of stripe.invoices.list({ customer, status: 'open', limit: 100 }))
      if (metadata?.[HELD]) await stripe.invoices.update(id, { auto_advance: true, metadata: { [HELD]: '' } });
  }
}

/** Whether something would be charged at the end of the period. */
export function renews(subscription: Stripe.Subscription): boolean {
  return isRunning(subscription) && !subscription.cancel_at_period_end && subscription.cancel_at === null;
}

function isRunning({ status }: Stripe.Subscription): boolean {
  return status === 'active' || status === 'trialing' || status === 'past_due' || status === 'unpaid';
}
