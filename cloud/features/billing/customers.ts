import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/database.ts';
import { subscriptions } from '../../db/schema.ts';

export type SubscriptionRow = typeof subscriptions.$inferSelect;

/** The customer at Stripe of an account; null before the first purchase. */
export async function customerOf(db: Db, accountId: string): Promise<SubscriptionRow | null> {
  const [row] = await db.select().from(subscriptions).where(eq(subscriptions.accountId, accountId));
  return row ?? null;
}

/** Keeps which customer an account is. The first of two that come at once counts. @returns the one that counts */
export async function keepCustomer(db: Db, accountId: string, customer: string): Promise<string> {
  const { rows } = await db.execute<{ customer: string }>(sql`
    insert into subscriptions (account_id, customer, state, checked_at) values (${accountId}, ${customer}, 'none', to_timestamp(0))
    on conflict (account_id) do update set customer = subscriptions.customer returning customer`);
  return rows[0]?.customer ?? customer;
}
