import { instant, type Instant } from '../../../shared/domain/time.ts';
import { isAtLeast, type Plan } from '../../../shared/domain/licence/plans.ts';
import type { SubscriptionState } from '../../../shared/domain/licence/licence.ts';

/** What was last heard of a subscription. */
export interface KnownSubscription {
  /** Null before the first. */
  readonly plan: Exclude<Plan, 'free'> | null;
  readonly state: SubscriptionState;
  readonly periodEndsAt: Date | null;
  readonly checkedAt: Date;
}

/** A plan that was given without payment. */
export interface Grant {
  readonly plan: Exclude<Plan, 'free'>;
  readonly endsAt: Date;
}

/** What is known of what an account has. */
export interface KnownOfPlan {
  readonly subscription: KnownSubscription | null;
  /** One that was not ended; its days may be over. */
  readonly grant: Grant | null;
}

/** What an account has. */
export interface HeldPlan {
  readonly plan: Plan;
  readonly state: SubscriptionState;
  readonly periodEndsAt: Instant | null;
  readonly isStale: boolean;
}

/** What is known of a subscription is looked at every night; two nights may fail. */
const STALE_AFTER_MS = 3 * 86_400_000;

/** The better of what is paid for and what was given. What has ended counts only where there is nothing else. */
export function heldPlan({ subscription, grant }: KnownOfPlan, now: Instant): HeldPlan {
  const given = grant !== null && grant.endsAt.getTime() > now ? grant : null;
  const paid = subscription?.plan ?? null;
  if (subscription && paid && !(given && (hasEnded(subscription, now) || !isAtLeast(paid, given.plan))))
    return {
      plan: paid,
      state: subscription.state,
      periodEndsAt: subscription.periodEndsAt === null ? null : instant(subscription.periodEndsAt.getTime()),
      isStale: now - subscription.checkedAt.getTime() > STALE_AFTER_MS,
    };
  if (given) return { plan: given.plan, state: 'ending', periodEndsAt: instant(given.endsAt.getTime()), isStale: false };
  return { plan: 'free', state: 'none', periodEndsAt: null, isStale: false };
}

function hasEnded({ state, periodEndsAt }: KnownSubscription, now: Instant): boolean {
  return state === 'ended' || (state === 'ending' && periodEndsAt !== null && periodEndsAt.getTime() <= now);
}
