import type Stripe from 'stripe';
import type { BillingConfig, Offer } from '../../billing-config.ts';
import type { CloudDatabase } from '../../db/database.ts';
import type { CloudClock } from '../../ports/clock.ts';
import type { SignedIn } from '../../web/routes.ts';
import { ageOf } from '../accounts/own-age.ts';
import { deletionDueAt } from '../rights/pending-deletion.ts';
import type { CustomerAddresses } from './customer-addresses.ts';
import { isGoneAtStripe } from './stripe-client.ts';
import { customerOf, keepCustomer } from './customers.ts';

/** A double click, or a page that is sent again, within this time is one purchase. */
const SAME_PURCHASE_MS = 10 * 60_000;

export interface BuyingDeps {
  readonly database: CloudDatabase;
  readonly stripe: Stripe;
  readonly prices: BillingConfig['prices'];
  readonly addresses: Pick<CustomerAddresses, 'bringUp'>;
  readonly publicUrl: URL;
  readonly now: CloudClock;
}

export type Buying = ReturnType<typeof createBuying>;

/** The ways to Stripe's own pages, where cards are entered: none passes through here. */
export function createBuying({ database, stripe, prices, addresses, publicUrl, now }: BuyingDeps) {
  return { checkout, portal, part };

  /** @returns where the visitor pays; null for an offer that is not sold, when a plan runs already, for an account that is to go, and below 18 */
  async function checkout(account: SignedIn, offer: Offer): Promise<string | null> {
    const price = prices[offer];
    if (price === undefined) return null;
    const { dueAt, age, known } = await database.asAccount(account.accountId, async (db) => ({
      dueAt: await deletionDueAt(db, account.accountId),
      age: await ageOf(db, account.accountId),
      known: await customerOf(db, account.accountId),
    }));
    if (dueAt !== null || age !== 'age18') return null;
    if (known !== null && (known.state === 'active' || known.state === 'pastDue' || isStillPaid(known))) return null;
    const customer = known?.customer ?? (await newCustomer(account));
    const period = Math.floor(now() / SAME_PURCHASE_MS);
    const session = await stripe.checkout.sessions.create(
      {
        mode: 'subscription',
        customer,
        client_reference_id: account.accountId,
        line_items: [{ price, quantity: 1 }],
        success_url: new URL('/account/plan/back', publicUrl).href,
        cancel_url: new URL('/account/plan', publicUrl).href,
      },
      { idempotencyKey: `checkout ${account.accountId} ${offer} ${known?.subscription ?? ''} ${period}` },
    );
    return session.url;
  }

  /** Where a plan is changed, paid or cancelled; null when the account never bought one. */
  async function portal({ accountId }: SignedIn): Promise<string | null> {
    const known = await database.asAccount(accountId, (db) => customerOf(db, accountId));
    if (known === null) return null;
    const session = await stripe.billingPortal.sessions.create({
      customer: known.customer,
      return_url: new URL('/account/plan/back', publicUrl).href,
    });
    return session.url;
  }

  /** Removes the customer at Stripe, which ends its subscriptions at once. Asked again it finds nothing, and that is right. */
  async function part(accountId: string): Promise<void> {
    const known = await customerOf(database.service, accountId);
    if (known === null) return;
    try {
      await stripe.customers.del(known.customer);
    } catch (error) {
      if (!isGoneAtStripe(error)) throw error;
    }
  }

  async function newCustomer({ accountId, email }: SignedIn): Promise<string> {
    const made = await stripe.customers.create({ email, metadata: { account: accountId } }, { idempotencyKey: `customer ${accountId}` });
    const customer = await keepCustomer(database.service, accountId, made.id);
    // Confirmed while Stripe was asked: whoever told of it found no customer yet.
    await addresses.bringUp(accountId, email);
    return customer;
  }

  function isStillPaid({ state, periodEndsAt }: { readonly state: string; readonly periodEndsAt: Date | null }): boolean {
    return state === 'ending' && periodEndsAt !== null && periodEndsAt.getTime() > now();
  }
}
