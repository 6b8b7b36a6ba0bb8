import { eq } from 'drizzle-orm';
import type { Context } from 'hono';
import Stripe from 'stripe';
import type { BillingConfig } from '../../billing-config.ts';
import type { Db } from '../../db/database.ts';
import { stripeEvents, subscriptions } from '../../db/schema.ts';
import type { Jobs } from '../../jobs.ts';
import type { CloudLog } from '../../log.ts';
import type { CloudClock } from '../../ports/clock.ts';
import type { Route } from '../../web/routes.ts';
import { isLiveKey } from './stripe-client.ts';
import { SEND_RECEIPT } from './receipts.ts';
import { LOOK_AGAIN } from './subscriptions.ts';

/** How far Stripe's clock and ours may differ, and how old a delivery may be, in seconds. */
const TOLERANCE_SECONDS = 300;

export interface WebhookDeps {
  readonly db: Db;
  readonly stripe: Stripe;
  readonly billing: BillingConfig;
  readonly jobs: Jobs;
  readonly log: CloudLog;
  readonly now: CloudClock;
}

/**
 * Where Stripe reports. An event is written down and the work it makes is queued in one transaction, so that each is worked
 * on once; then Stripe is answered at once. Of a customer that is not ours, or not any more, nothing is queued.
 */
export function webhookRoute({ db, stripe, billing, jobs, log, now }: WebhookDeps): Route {
  return { method: 'POST', path: '/webhooks/stripe', access: 'signed', handle };

  async function handle(c: Context): Promise<Response> {
    // The bytes as they came: the signature is over them, not over what they say.
    const body = Buffer.from(await c.req.arrayBuffer());
    const event = readEvent(body, c.req.header('stripe-signature') ?? '');
    if (event === null || event.livemode !== isLiveKey(billing.secretKey)) {
      log.warn('webhook refused', { request: c.get('requestId'), livemode: event?.livemode ?? null });
      return c.json({ error: 'not accepted' }, 400);
    }
    if (event.api_version !== Stripe.API_VERSION) log.warn('webhook of another version', { request: c.get('requestId'), kind: event.type });
    const [customer, paid] = [customerIn(event), paidIn(event)];
    await db.transaction(async (tx) => {
      const fresh = await tx
        .insert(stripeEvents)
        .values({ id: event.id, kind: event.type, createdAt: new Date(event.created * 1_000), receivedAt: new Date(now()) })
        .onConflictDoNothing()
        .returning({ id: stripeEvents.id });
      if (fresh.length === 0 || customer === null || !(await isOurs(tx, customer))) return;
      await jobs.add(tx, LOOK_AGAIN, { customer });
      if (paid !== null) await jobs.add(tx, SEND_RECEIPT, { invoice: paid, customer });
    });
    return c.json({ received: true });
  }

  /** Null for what Stripe did not sign, what is older than five minutes, and what comes from the future. */
  function readEvent(body: Buffer, signature: string): Stripe.Event | null {
    const signedAt = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature)?.[1] ?? Number.NaN);
    // The SDK looks only for age: what is dated ahead could be kept and sent for as long.
    if (!(signedAt <= now() / 1_000 + TOLERANCE_SECONDS)) return null;
    try {
      return stripe.webhooks.constructEvent(body, signature, billing.webhookSecret, TOLERANCE_SECONDS, undefined, now());
    } catch {
      return null; // the SDK says "not signed" and "not JSON" only by throwing
    }
  }
}

/** A deletion that comes at the same time waits for what is queued, or is waited for: it finds the work of its account, or there is none. */
async function isOurs(db: Db, customer: string): Promise<boolean> {
  const known = db.select({ customer: subscriptions.customer }).from(subscriptions).where(eq(subscriptions.customer, customer));
  return (await known.for('key share')).length > 0;
}

/** The invoice that was paid. */
function paidIn(event: Stripe.Event): string | null {
  return event.type === 'invoice.paid' ? (event.data.object.id ?? null) : null;
}

/** Whose standing the event may have changed. */
function customerIn({ type, data }: Stripe.Event): string | null {
  if (!/^(?:customer\.subscription|checkout\.session|invoice)\./.test(type)) return null;
  const customer: unknown = 'customer' in data.object ? data.object.customer : null;
  if (typeof customer === 'string') return customer;
  const id: unknown = typeof customer === 'object' && customer !== null && 'id' in customer ? customer.id : null;
  return typeof id === 'string' ? id : null;
}
