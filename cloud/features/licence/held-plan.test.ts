import { expect, test } from 'vitest';
import { instant } from '../../../shared/domain/time.ts';
import { heldPlan, type Grant, type KnownSubscription } from './held-plan.ts';

const now = instant(Date.parse('2026-11-20T12:00:00Z'));
const day = (count: number): Date => new Date(now + count * 86_400_000);
const paid = (traits: Partial<KnownSubscription> = {}): KnownSubscription => ({
  plan: 'plus',
  state: 'active',
  periodEndsAt: day(10),
  checkedAt: day(-1),
  ...traits,
});
const given = (traits: Partial<Grant> = {}): Grant => ({ plan: 'plus', endsAt: day(20), ...traits });

test.each([
  ['nothing', null, null, 'free', 'none', null],
  ['a customer who never bought', paid({ plan: null, state: 'none', periodEndsAt: null }), null, 'free', 'none', null],
  ['what is paid for', paid(), null, 'plus', 'active', day(10)],
  ['what was given', null, given(), 'plus', 'ending', day(20)],
  ['what was given to a customer who never bought', paid({ plan: null, state: 'none' }), given(), 'plus', 'ending', day(20)],
  ['what was given and is over this moment', null, given({ endsAt: day(0) }), 'free', 'none', null],
  ['the same of both: what is paid for', paid(), given(), 'plus', 'active', day(10)],
  ['the better, when it is given', paid(), given({ plan: 'pro' }), 'pro', 'ending', day(20)],
  ['the better, when it is paid for', paid({ plan: 'pro' }), given(), 'pro', 'active', day(10)],
  ['what was given, when what was paid for has ended', paid({ plan: 'pro', state: 'ended' }), given(), 'plus', 'ending', day(20)],
  ['the same when its last period is over', paid({ state: 'ending', periodEndsAt: day(0) }), given(), 'plus', 'ending', day(20)],
  ['what was paid for until its last period is over', paid({ state: 'ending' }), given(), 'plus', 'ending', day(10)],
  ['what has ended, when there is nothing else', paid({ state: 'ended' }), given({ endsAt: day(-1) }), 'plus', 'ended', day(10)],
] as const)('an account has %s', (_, subscription, grant, plan, state, ends) => {
  expect(heldPlan({ subscription, grant }, now)).toMatchObject({ plan, state, periodEndsAt: ends?.getTime() ?? null });
});

test('what was heard of a subscription three days ago is still fresh, and a moment later it is not', () => {
  const isStale = (checkedAt: Date) => heldPlan({ subscription: paid({ checkedAt }), grant: null }, now).isStale;
  expect([isStale(day(-3)), isStale(new Date(day(-3).getTime() - 1))]).toEqual([false, true]);
});
