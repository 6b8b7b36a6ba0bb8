import type Stripe from 'stripe';
import type { SubscriptionState } from '../../../shared/domain/licence/licence.ts';
import { plans, type Plan } from '../../../shared/domain/licence/plans.ts';
import { offers, type BillingConfig, type Offer } from '../../billing-config.ts';

/** A subscription of Stripe in our words. */
export interface ReadSubscription {
  readonly subscription: string;
  readonly plan: Exclude<Plan, 'free'>;
  readonly billed: 'monthly' | 'yearly';
  readonly state: Exclude<SubscriptionState, 'none'>;
  readonly periodEndsAt: Date | null;
}

const byWorth = ['ended', 'ending', 'pastDue', 'active'] as const;

/**
 * Of all subscriptions of a customer the one that counts: what runs before what ends, then the larger plan, then the newer.
 * Null when none ever began.
 */
export function readSubscriptions(list: readonly Stripe.Subscription[], prices: BillingConfig['prices']): ReadSubscription | null {
  const read = list
    .toSorted((a, b) => b.created - a.created)
    .flatMap((subscription) => readOne(subscription, prices) ?? [])
    .toSorted((a, b) => byWorth.indexOf(b.state) - byWorth.indexOf(a.state) || plans.indexOf(b.plan) - plans.indexOf(a.plan));
  return read[0] ?? null;
}

/** Null for one that never began, and for a price that is not ours. */
function readOne(subscription: Stripe.Subscription, prices: BillingConfig['prices']): ReadSubscription | null {
  const offer = offerOf(subscription, prices);
  const state = stateOf(subscription);
  if (offer === null || state === null) return null;
  return { subscription: subscription.id, ...offers[offer], state, periodEndsAt: endOf(subscription) };
}

function offerOf({ items }: Stripe.Subscription, prices: BillingConfig['prices']): Offer | null {
  const names = Object.keys(offers) as Offer[]; // the keys of a literal
  return names.find((name) => prices[name] !== undefined && items.data.some(({ price }) => price.id === prices[name])) ?? null;
}

/** @see https://docs.stripe.com/billing/subscriptions/overview#subscription-statuses (read 2026-11-22) */
function stateOf({
  status,
  cancel_at_period_end: endsWithPeriod,
  cancel_at: endsAt,
}: Stripe.Subscription): ReadSubscription['state'] | null {
  switch (status) {
    case 'active':
    case 'trialing':
      return endsWithPeriod || endsAt !== null ? 'ending' : 'active';
    case 'past_due':
      return 'pastDue';
    case 'unpaid':
    case 'paused':
    case 'canceled':
      return 'ended';
    case 'incomplete':
    case 'incomplete_expired':
    default:
      return null; // never paid, or a status that is not known yet
  }
}

/** When what was paid for ends. The period is of the items: the subscription itself has none any more. */
function endOf({ status, items, ended_at: endedAt, cancel_at: endsAt }: Stripe.Subscription): Date | null {
  const periodEnd = least(items.data.map(({ current_period_end: end }) => end));
  // Of a period that was not paid, its beginning is the end of the one that was.
  if (status === 'unpaid' || status === 'paused') return dateOf(least(items.data.map(({ current_period_start: start }) => start)));
  return dateOf(least([periodEnd, endedAt, endsAt].filter((time) => time !== null)));
}

function least(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.min(...times);
}

function dateOf(seconds: number | null): Date | null {
  return seconds === null ? null : new Date(seconds * 1_000);
}
