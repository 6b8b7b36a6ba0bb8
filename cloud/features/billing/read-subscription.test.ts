import fc from 'fast-check';
import { expect, test } from 'vitest';
import type Stripe from 'stripe';
import { readSubscriptions } from './read-subscription.ts';

const prices = { plusMonthly: 'price_plus', proYearly: 'price_pro' };
const [start, end] = [1_780_000_000, 1_782_592_000];

interface Traits {
  readonly status?: Stripe.Subscription.Status;
  readonly price?: string;
  readonly created?: number;
  readonly cancel_at_period_end?: boolean;
  readonly cancel_at?: number | null;
  readonly ended_at?: number | null;
}

function aSubscription({ price = 'price_plus', created = start, ...traits }: Traits = {}): Stripe.Subscription {
  const item = { current_period_start: start, current_period_end: end, price: { id: price } };
  return {
    id: `sub_${created}`,
    status: 'active',
    created,
    cancel_at_period_end: false,
    cancel_at: null,
    ended_at: null,
    items: { data: [item] },
    ...traits,
  } as unknown as Stripe.Subscription; // what is read of it
}

const at = (seconds: number) => new Date(seconds * 1_000);

test.each([
  ['active', {}, 'active', end],
  ['trialing', {}, 'active', end],
  ['active', { cancel_at_period_end: true }, 'ending', end],
  ['active', { cancel_at: end - 500 }, 'ending', end - 500],
  ['past_due', {}, 'pastDue', end],
  ['unpaid', {}, 'ended', start],
  ['paused', {}, 'ended', start],
  ['canceled', { ended_at: end }, 'ended', end],
  ['canceled', { ended_at: start + 60 }, 'ended', start + 60],
] as const)('%s with %j is %s until what was paid for ends', (status, traits, state, until) => {
  expect(readSubscriptions([aSubscription({ status, ...traits })], prices)).toEqual({
    subscription: `sub_${start}`,
    plan: 'plus',
    billed: 'monthly',
    state,
    periodEndsAt: at(until),
  });
});

test('what was never paid, what is not ours, and nothing at all, is nothing', () => {
  for (const status of ['incomplete', 'incomplete_expired', 'invented'] as const)
    expect(readSubscriptions([aSubscription({ status: status as Stripe.Subscription.Status })], prices)).toBeNull();
  expect(readSubscriptions([aSubscription({ price: 'price_other' })], prices)).toBeNull();
  expect(readSubscriptions([], prices)).toBeNull();
});

test('of several the one that runs counts, then the larger plan, then the newer, in whatever order they come', () => {
  const list = [
    aSubscription({ created: 1, status: 'canceled', price: 'price_pro' }),
    aSubscription({ created: 2 }),
    aSubscription({ created: 3, price: 'price_pro' }),
    aSubscription({ created: 4 }),
    aSubscription({ created: 5, status: 'past_due', price: 'price_pro' }),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(list, { minLength: list.length }), (mixed) => {
      expect(readSubscriptions(mixed, prices)).toMatchObject({ subscription: 'sub_3', plan: 'pro', billed: 'yearly', state: 'active' });
    }),
  );
  expect(readSubscriptions(list.slice(0, 2), prices)).toMatchObject({ subscription: 'sub_2' });
});
