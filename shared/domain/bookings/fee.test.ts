import fc from 'fast-check';
import { expect, test } from 'vitest';
import { basisPoints, pence, pounds, quantity } from '../money.ts';
import { hours, instant, minutes, plus } from '../time.ts';
import { feeOf, type FeeBasis, type FeeRate } from './fee.ts';

const startsAt = instant(Date.parse('2026-11-24T09:00Z'));
const perHour: FeeRate = { unit: 'hour', price: pounds(90), share: null, count: quantity(1_000), takings: pence(0) };

function aBasis(traits: Partial<FeeBasis> = {}): FeeBasis {
  const nothing = { miles: quantity(0), price: pence(0) };
  return { startsAt, endsAt: plus(startsAt, hours(4)), breakMs: minutes(0), rate: perHour, extras: [], mileage: nothing, ...traits };
}

test('hours are paid from start to end without the break', () => {
  expect(feeOf(aBasis({ breakMs: minutes(30) }))).toMatchObject({ worked: minutes(210), quantity: 3_500, work: 31_500, total: 31_500 });
});

test('hours are those of the quantity that the invoice shows', () => {
  expect(feeOf(aBasis({ endsAt: plus(startsAt, minutes(200)) }))).toMatchObject({ quantity: 3_333, work: 29_997 });
});

test('a night on which the clock changes is paid for the hours it has', () => {
  const evening = instant(Date.parse('2026-03-28T22:00Z'));

  expect(feeOf(aBasis({ startsAt: evening, endsAt: instant(Date.parse('2026-03-29T07:00+01:00')) })).worked).toBe(hours(8));
});

test('sessions and days are counted, a percentage is taken of the takings', () => {
  const session: FeeRate = { ...perHour, unit: 'session', price: pounds(320), count: quantity(1_500) };
  const share: FeeRate = { ...perHour, unit: 'percent', price: null, share: basisPoints(6_000), takings: pounds(333.33) };

  expect(feeOf(aBasis({ rate: session })).work).toBe(48_000);
  expect(feeOf(aBasis({ rate: share })).work).toBe(20_000);
});

test('a break longer than the work leaves nothing', () => {
  expect(feeOf(aBasis({ breakMs: hours(5) }))).toMatchObject({ worked: 0, work: 0 });
});

test('the parts add up to the total', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 }).map(pence);
  const count = fc.integer({ min: 0, max: 100_000 }).map(quantity);
  fc.assert(
    fc.property(
      fc.array(fc.record({ price: amount, count }), { maxLength: 5 }),
      fc.record({ miles: count, price: amount }),
      (extras, mileage) => {
        const fee = feeOf(aBasis({ extras, mileage }));

        expect(fee.work + fee.extras + fee.mileage).toBe(fee.total);
      },
    ),
  );
});
