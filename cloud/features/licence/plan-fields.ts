import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { grants, subscriptions, type accounts, type devices } from '../../db/schema.ts';

/** What says which plan an account has, for a query that joins both tables from the left. */
export const planFields = {
  subscription: {
    plan: subscriptions.plan,
    state: subscriptions.state,
    periodEndsAt: subscriptions.periodEndsAt,
    checkedAt: subscriptions.checkedAt,
  },
  grant: { plan: grants.plan, endsAt: grants.endsAt },
};

/** An account has one grant at most that was not ended; whether its days are over is another matter. */
export function isGrantOf(account: typeof accounts.id | typeof devices.accountId): SQL | undefined {
  return and(eq(grants.accountId, account), isNull(grants.endedAt));
}
