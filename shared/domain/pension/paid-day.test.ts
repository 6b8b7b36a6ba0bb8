import { expect, test } from 'vitest';
import { localDate } from '../time.ts';
import { paidDayOf, type FollowingForm } from './paid-day.ts';

const worked = { from: localDate('2026-03-30'), to: localDate('2026-03-31') };
const open: FollowingForm = { worked, paidOn: null, isPaidByInvoice: false, isFixed: false };
const followed = (day: string): FollowingForm => ({ ...open, paidOn: localDate(day), isPaidByInvoice: true });
const nothing = { paidOn: null, isPaidByInvoice: false };

test('a form is paid on the day on which its invoice was settled, and that day follows the invoice', () => {
  expect(paidDayOf(open, localDate('2026-04-10'))).toEqual({ paidOn: '2026-04-10', isPaidByInvoice: true });
  expect(paidDayOf(followed('2026-04-10'), localDate('2026-04-12'))).toEqual({ paidOn: '2026-04-12', isPaidByInvoice: true });
  expect(paidDayOf(followed('2026-04-10'), null)).toEqual(nothing);
});

test('the first day of work counts as one on which pay can come, the day before it does not', () => {
  expect(paidDayOf(open, localDate('2026-03-30'))).toEqual({ paidOn: '2026-03-30', isPaidByInvoice: true });
  expect(paidDayOf(open, localDate('2026-03-29'))).toEqual(nothing);
  expect(paidDayOf(followed('2026-04-10'), localDate('2026-03-29'))).toEqual(nothing);
});

test('a day that was noted by hand stays, and so does one that is on a Form B', () => {
  const byHand = { ...open, paidOn: localDate('2026-04-09') };
  const fixed = { ...followed('2026-04-10'), isFixed: true };

  for (const settledOn of [null, localDate('2026-04-12')]) {
    expect(paidDayOf(byHand, settledOn)).toEqual({ paidOn: '2026-04-09', isPaidByInvoice: false });
    expect(paidDayOf(fixed, settledOn)).toEqual({ paidOn: '2026-04-10', isPaidByInvoice: true });
    expect(paidDayOf({ ...open, isFixed: true }, settledOn)).toEqual(nothing);
  }
});
