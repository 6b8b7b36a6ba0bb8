import Stripe from 'stripe';
import type { BillingConfig } from '../../billing-config.ts';

/** Stripe's own client, with limits: nobody waits long, and nothing about us is measured. */
export function createStripe({ secretKey, api, answersWithinMs }: BillingConfig): Stripe {
  const elsewhere = api === null ? {} : { host: api.hostname, port: Number(api.port), protocol: 'http' as const };
  return new Stripe(secretKey, { ...elsewhere, timeout: answersWithinMs, maxNetworkRetries: 2, telemetry: false });
}

/** Whether a key is for real money. */
export function isLiveKey(secretKey: string): boolean {
  return /^[rs]k_live_/.test(secretKey);
}

/** Whether an error is Stripe's trouble, or the way to it: it may pass. */
export function isStripeTrouble(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError;
}

/** Whether Stripe says that there is no such thing, or no longer. */
export function isGoneAtStripe(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.code === 'resource_missing';
}
