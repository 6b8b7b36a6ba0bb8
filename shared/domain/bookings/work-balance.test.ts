import { expect, test } from 'vitest';
import { effectiveHourlyRate } from '../invoices/hourly-rate.ts';
import { pence, pounds, quantity } from '../money.ts';
import { duration, hours, instant, localDate, minutes } from '../time.ts';
import { feeOf } from './fee.ts';
import { workBalance, type BookingWork } from './work-balance.ts';

/** Eight hours at £80, 20 miles at 45p, half an hour each way. */
function aDayOfWork(change: Partial<BookingWork> = {}): BookingWork {
  const startsAt = instant(Date.parse('2026-11-24T09:00Z'));
  const rate = { unit: 'hour', price: pounds(80), share: null, count: quantity(1_000), takings: pence(0) } as const;
  const mileage = { miles: quantity(20_000), price: pence(45) };
  return {
    fee: feeOf({ startsAt, endsAt: instant(startsAt + hours(8)), breakMs: duration(0), rate, extras: [], mileage }),
    chargedMiles: mileage.miles,
    effort: { adminMs: null, miles: quantity(0), costs: pence(0) },
    travel: minutes(30),
    usualAdmin: minutes(0),
    on: localDate('2026-11-24'),
    ...change,
  };
}

test('every mile costs the flat rate of its day, charged or not, and own costs come on top', () => {
  const effort = { adminMs: null, miles: quantity(10_000), costs: pounds(12) };

  expect(workBalance(aDayOfWork({ effort }))).toEqual({
    earned: 64_900,
    spent: [1_650, 1_200],
    work: hours(8),
    travel: hours(1),
    admin: 0,
  });
  expect(workBalance(aDayOfWork({ effort, on: localDate('2026-04-05') })).spent).toEqual([1_350, 1_200]);
});

test('miles charged at the flat rate bring nothing', () => {
  const [charged, none] = [pence(55), pence(0)].map((price) => {
    const { fee, ...rest } = aDayOfWork();
    const mileage = price * 20;
    return effectiveHourlyRate(workBalance({ ...rest, fee: { ...fee, total: pence(fee.work + mileage) }, chargedMiles: quantity(price === 0 ? 0 : 20_000) })); // prettier-ignore
  });

  expect(charged).toBe(none);
});

test('miles on a day without a known rate cost nothing', () => {
  expect(workBalance(aDayOfWork({ on: localDate('2030-01-01') })).spent).toEqual([0, 0]);
});

test('admin time is that of the booking, else the usual one', () => {
  const usual = aDayOfWork({ usualAdmin: minutes(20) });

  expect(workBalance(usual).admin).toBe(minutes(20));
  expect(workBalance({ ...usual, effort: { ...usual.effort, adminMs: minutes(0) } }).admin).toBe(0);
});
