import { expect, test } from 'vitest';
import { minutes } from '../../../shared/domain/time.ts';
import { newBooking, typedFee } from './booking-values.ts';
import { typedBalance } from './typed-balance.ts';

const customs = { travel: minutes(20), usualAdmin: minutes(15) };
const values = { ...newBooking('2026-11-26', null), amount: '80' };

function balanceOf(change: Partial<typeof values>) {
  const typed = { ...values, ...change };
  const fee = typedFee(typed);
  return fee && typedBalance(typed, fee, customs);
}

test('what is typed counts, and the usual admin time where nothing is', () => {
  expect(balanceOf({})).toMatchObject({ earned: 64_000, spent: [0, 0], travel: minutes(40), admin: minutes(15) });
  expect(balanceOf({ adminMinutes: 0, ownMiles: 10, ownCosts: '4.50' })).toMatchObject({ spent: [550, 450], admin: 0 });
});

test('nothing is told while a number is none', () => {
  expect(balanceOf({ ownCosts: 'some' })).toBeNull();
  expect(balanceOf({ adminMinutes: 25 * 60 })).toBeNull();
});
