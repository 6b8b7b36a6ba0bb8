import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aLicence, daysFrom, licensedAt } from '../../../tests/support/a-licence.ts';
import { duration, hours, minutes, plus, type DurationMs, type Instant } from '../time.ts';
import { markAfterLicence } from './licence-time.ts';
import { refusalOfLicence, subscriptionStates, type KeptLicence, type Licence } from './licence.ts';
import { gates, plans } from './plans.ts';
import { standingOf } from './standing.ts';

const days = (count: number): DurationMs => hours(count * 24);
const at = (length: DurationMs): Instant => plus(licensedAt, length);
const kept = (traits: Partial<Licence> = {}, receivedAt = licensedAt): KeptLicence => ({ licence: aLicence(traits), receivedAt });
const stateAfter = (length: DurationMs, traits: Partial<Licence> = {}) =>
  standingOf(kept(traits), { now: at(length), mark: at(length) }).state;

test('without a licence the app is Free, and says nothing about it', () => {
  expect(standingOf(null, { now: licensedAt, mark: null })).toMatchObject({ state: 'NONE', reason: null, plan: 'free', opens: [] });
});

test.each([
  ['at once', duration(0), 'ACTIVE'],
  ['a moment before a day', duration(days(1) - 1), 'ACTIVE'],
  ['a day', days(1), 'REFRESH_DUE'],
  ['a moment before 30 days', duration(days(30) - 1), 'REFRESH_DUE'],
  ['30 days', days(30), 'GRACE'],
  ['40 days', days(40), 'GRACE'],
  ['a moment before 44 days', duration(days(44) - 1), 'GRACE'],
  ['44 days', days(44), 'RESTRICTED'],
  ['a year', days(365), 'RESTRICTED'],
] as const)('without a connection for %s a paid licence is as the table says', (_, length, state) => {
  expect(stateAfter(length)).toBe(state);
});

test('grace says until when, and opens everything; restricted opens what Free opens, and still says what it was', () => {
  const all = aLicence().opens;
  expect(standingOf(kept(), { now: at(days(31)), mark: null })).toMatchObject({
    reason: 'notRefreshed',
    plan: 'plus',
    opens: all,
    graceEndsAt: at(days(44)),
  });
  expect(standingOf(kept(), { now: at(days(45)), mark: null })).toMatchObject({
    reason: 'notRefreshed',
    plan: 'free',
    licensedPlan: 'plus',
    opens: [],
    graceEndsAt: null,
  });
});

test('a payment that failed is grace at once; a cancelled plan works until what was paid for ends, and not a moment longer', () => {
  const periodEndsAt = at(days(5));
  expect(stateAfter(minutes(1), { subscription: 'pastDue' })).toBe('GRACE');
  expect(stateAfter(days(5), { subscription: 'active', periodEndsAt })).toBe('REFRESH_DUE');
  for (const subscription of ['ending', 'ended'] as const) {
    expect(stateAfter(duration(days(5) - 1), { subscription, periodEndsAt })).toBe('REFRESH_DUE');
    expect(stateAfter(days(5), { subscription, periodEndsAt })).toBe('RESTRICTED');
  }
  expect(stateAfter(minutes(1), { subscription: 'ended' })).toBe('RESTRICTED');
});

test('an account on Free is told nothing, however long it was not seen', () => {
  expect(stateAfter(days(400), { plan: 'free', subscription: 'none', opens: [] })).toBe('REFRESH_DUE');
});

test('a gate that this version does not know is passed over', () => {
  expect(standingOf(kept({ opens: ['telepathy', 'reminders'] }), { now: licensedAt, mark: null }).opens).toEqual(['reminders']);
});

test('a clock that is turned back brings no day back, is told, and restricts nothing by itself', () => {
  const mark = standingOf(kept(), { now: at(days(43)), mark: null }).mark;
  const back = standingOf(kept(), { now: at(days(2)), mark });
  expect(back).toMatchObject({ state: 'GRACE', clockLooksWrong: true, mark });
  // It had jumped a year ahead, and was put right: not a licence that ended.
  const jumped = standingOf(kept(), { now: at(days(365)), mark: null });
  expect(jumped.state).toBe('RESTRICTED');
  expect(standingOf(kept(), { now: at(days(2)), mark: jumped.mark })).toMatchObject({
    state: 'GRACE',
    plan: 'plus',
    clockLooksWrong: true,
  });
  // The next licence forgets the jump.
  const fresh = kept({ ...daysFrom(at(days(2))), sequence: 2 }, at(days(2)));
  expect(standingOf(fresh, { now: at(days(3)), mark: markAfterLicence(fresh) })).toMatchObject({
    state: 'REFRESH_DUE',
    clockLooksWrong: false,
  });
});

test('a clock that is out by less than a day is nobody’s business', () => {
  expect(standingOf(kept(), { now: at(days(2)), mark: at(duration(days(3) - minutes(1))) })).toMatchObject({
    state: 'REFRESH_DUE',
    clockLooksWrong: false,
  });
});

test.each([
  ['a year ahead', days(365)],
  ['a year behind', duration(-days(365))],
])('on a computer whose clock is %s a licence lives as long as on any other', (_, skew) => {
  const received = kept({}, at(skew));
  const standing = (age: DurationMs) => standingOf(received, { now: at(duration(skew + age)), mark: markAfterLicence(received) });
  expect(standing(minutes(1))).toMatchObject({ state: 'ACTIVE', clockLooksWrong: true });
  expect(standing(days(29)).state).toBe('REFRESH_DUE');
  expect(standing(days(31)).state).toBe('GRACE');
  expect(standing(days(45)).state).toBe('RESTRICTED');
  // Once the clock is put right the days go on from there.
  expect(standingOf(received, { now: at(days(3)), mark: standing(days(3)).mark })).toMatchObject({
    state: 'REFRESH_DUE',
    clockLooksWrong: false,
  });
});

const licence: fc.Arbitrary<Licence> = fc
  .record({
    plan: fc.constantFrom(...plans),
    subscription: fc.constantFrom(...subscriptionStates),
    periodEndsAt: fc.option(fc.integer({ min: -60, max: 60 }).map((count) => at(days(count)))),
    issuedAt: fc.integer({ min: 0, max: 60 }).map((count) => at(days(count))),
    sequence: fc.nat(5),
  })
  .map(({ issuedAt, ...traits }) => aLicence({ ...traits, ...daysFrom(issuedAt) }));
const worse = { NONE: 0, ACTIVE: 0, REFRESH_DUE: 0, GRACE: 1, RESTRICTED: 2 };

test('with a clock that is right, time makes a licence worse and never better, and never less than Free', () => {
  fc.assert(
    fc.property(licence, fc.nat(3_000), fc.nat(3_000), (one, first, more) => {
      const received = { licence: one, receivedAt: one.issuedAt };
      const look = (length: DurationMs) => standingOf(received, { now: plus(one.issuedAt, length), mark: null });
      const [early, late] = [look(hours(first)), look(hours(first + more))];
      expect(worse[late.state]).toBeGreaterThanOrEqual(worse[early.state]);
      for (const { opens, plan } of [early, late]) {
        expect(gates).toEqual(expect.arrayContaining([...opens]));
        expect(plans).toContain(plan);
      }
    }),
  );
});

test('however a clock jumps, a licence is restricted only at a time that the clock itself shows to be past its end', () => {
  fc.assert(
    fc.property(licence, fc.array(fc.integer({ min: -800, max: 800 }), { minLength: 1, maxLength: 12 }), (one, jumps) => {
      const received = { licence: one, receivedAt: one.issuedAt };
      let mark: Instant | null = markAfterLicence(received);
      for (const jump of jumps) {
        const now = plus(one.issuedAt, days(jump));
        const standing = standingOf(received, { now, mark });
        const isOver = now >= one.endsAt || one.subscription === 'ended' || (one.periodEndsAt !== null && now >= one.periodEndsAt);
        const wasOver = one.periodEndsAt !== null && one.issuedAt >= one.periodEndsAt;
        if (standing.state === 'RESTRICTED') expect(isOver || wasOver).toBe(true);
        expect(standing.mark).toBeGreaterThanOrEqual(mark);
        mark = standing.mark;
      }
    }),
  );
});

test('of two with the same number the later counts; five minutes are only the clocks of those who signed them', () => {
  const owner = { accountId: aLicence().accountId, deviceKeyId: aLicence().deviceKeyId };
  const kept = aLicence();
  const signed = (length: number) => refusalOfLicence({ ...kept, issuedAt: plus(kept.issuedAt, duration(length)) }, owner, kept);
  expect([1, 0, -minutes(5), -minutes(5) - 1].map(signed)).toEqual([null, null, null, 'older']);
});

test('of licences that arrive in whatever order, the newest of this account and device is kept', () => {
  const owner = { accountId: aLicence().accountId, deviceKeyId: aLicence().deviceKeyId };
  expect(refusalOfLicence(aLicence({ accountId: '4f7a86a2-7f3a-4a55-9d62-0e53c9a4b999' }), owner, null)).toBe('otherAccount');
  expect(refusalOfLicence(aLicence({ deviceKeyId: 'e'.repeat(64) }), owner, null)).toBe('otherDevice');
  fc.assert(
    fc.property(fc.array(licence, { minLength: 1 }), (arrivals) => {
      let now: Licence | null = null;
      for (const one of arrivals) if (refusalOfLicence(one, owner, now) === null) now = one;
      expect(now?.sequence).toBe(Math.max(...arrivals.map(({ sequence }) => sequence)));
    }),
  );
});
