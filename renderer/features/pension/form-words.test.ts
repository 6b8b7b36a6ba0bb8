import { expect, test } from 'vitest';
import { pence } from '../../../shared/domain/money.ts';
import { localDate } from '../../../shared/domain/time.ts';
import { month } from '../../../shared/domain/pension/scheme-year.ts';
import { giveBackWords, madeCreditWords, monthName, openCreditWords, reliefWords, watchChip, workWords } from './form-words.ts';

test('how urgent a form is differs by word and shape, not by colour alone', () => {
  const chips = [
    watchChip({ lastReceiptOn: null, daysLeft: null, level: 'free' }),
    watchChip({ lastReceiptOn: null, daysLeft: 40, level: 'calm' }),
    watchChip({ lastReceiptOn: null, daysLeft: 20, level: 'amber' }),
    watchChip({ lastReceiptOn: null, daysLeft: 1, level: 'red' }),
    watchChip({ lastReceiptOn: null, daysLeft: 0, level: 'last' }),
    watchChip({ lastReceiptOn: null, daysLeft: -1, level: 'lost' }),
  ];

  expect(chips.map(({ word, shape }) => `${shape} ${word}`)).toEqual([
    'dash No limit', 'ring 40 days left', 'half 20 days left', 'bang 1 day left', 'bang Last day', 'cross Lost',
  ]); // prettier-ignore
});

test('work of one day is a day, of several a span, and a month has its name', () => {
  const today = localDate('2026-11-24');

  expect(workWords(localDate('2026-11-02'), localDate('2026-11-02'), today)).toBe('Mon 2 Nov');
  expect(workWords(localDate('2026-11-02'), localDate('2026-11-06'), today)).toBe('2 – 6 Nov 2026');
  expect(monthName(month('2026-03'))).toBe('March 2026');
});

test('the practice’s money for a form that comes to nothing is to be given back, where there is any', () => {
  const form = { employer: pence(8_412), paidOn: localDate('2026-11-20'), isWithdrawn: false, state: 'expired' } as const;
  const told = [
    form,
    { ...form, state: 'paid', isWithdrawn: true } as const,
    { ...form, state: 'paid' } as const,
    { ...form, paidOn: null },
    { ...form, employer: pence(0) },
  ].map(giveBackWords);

  expect(told).toEqual([expect.stringContaining('£84.12'), expect.stringContaining('give it back'), null, null, null]);
});

test('a Form B that a credit holds up says which practice it is, and how to go on', () => {
  expect([openCreditWords([]), madeCreditWords(0)]).toEqual([[], []]);
  expect(openCreditWords(['Moor View', 'Moor View', 'Dale'])).toEqual([
    'An invoice was credited after its form was made: Moor View, Dale. Open the form above, withdraw it, and make it again for what is left.',
  ]);
  expect([...madeCreditWords(1), ...madeCreditWords(2)]).toEqual([
    'The invoice of a form on it was credited since. Take this Form B apart, withdraw the form, and make it again for what is left.',
    'The invoices of 2 forms on it were credited since. Take this Form B apart, withdraw the form, and make it again for what is left.',
  ]);
});

test('a Form B of March says until when its payment counts for the old tax year, while that can still be done', () => {
  const day = localDate('2026-04-05');

  expect(reliefWords(month('2026-03'), day, { isPaid: false })).toBe(
    'Paid by Sun 5 Apr, it counts for tax relief in the tax year that ends then.',
  );
  expect([reliefWords(month('2026-03'), localDate('2026-04-06'), { isPaid: false }), reliefWords(month('2026-03'), day, { isPaid: true }), reliefWords(month('2026-02'), day, { isPaid: false })]).toEqual(['', '', '']); // prettier-ignore
});
