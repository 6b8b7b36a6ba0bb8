import { eq } from 'drizzle-orm';
import type Stripe from 'stripe';
import type { CloudDatabase } from '../../db/database.ts';
import { accounts, subscriptions } from '../../db/schema.ts';
import type { Job } from '../../jobs.ts';
import { isGoneAtStripe } from './stripe-client.ts';

/** For an account whose address has changed. */
export const TELL_ADDRESS = 'tell-stripe-address';

/** With the pauses of the queue about two days: no nightly look would tell an address later. */
const RETRIES = 60;

export type CustomerAddresses = ReturnType<typeof createCustomerAddresses>;

/** Stripe writes to the address that the account has, and to no former one. */
export function createCustomerAddresses({ database, stripe }: { readonly database: CloudDatabase; readonly stripe: Stripe }) {
  const job: Job = { name: TELL_ADDRESS, retries: RETRIES, work: ({ accountId = '' }) => bringUp(accountId, null) };
  return { bringUp, job };

  /**
   * Tells Stripe the address of an account that is a customer; once more when it has changed meanwhile.
   *
   * @param told  what Stripe was told already
   */
  async function bringUp(accountId: string, told: string | null): Promise<void> {
    for (let last = told; ;) {
      const [known] = await database.service
        .select({ customer: subscriptions.customer, email: accounts.email })
        .from(subscriptions)
        .innerJoin(accounts, eq(accounts.id, subscriptions.accountId))
        .where(eq(accounts.id, accountId));
      if (!known || known.email === last) return;
      try {
        await stripe.customers.update(known.customer, { email: known.email });
      } catch (error) {
        if (isGoneAtStripe(error)) return;
        throw error;
      }
      last = known.email;
    }
  }
}
