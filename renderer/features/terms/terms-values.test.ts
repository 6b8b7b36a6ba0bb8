import { expect, test } from 'vitest';
import { termsSchema } from '../../../shared/contract/terms.ts';
import { termsErrors, termsSentence, termsValues, toTerms, usualTerms } from './terms-values.ts';

const parsed = (values = usualTerms) => termsSchema.parse(toTerms(values));

test('terms go through the form unchanged, with hours shown as days where they are whole', () => {
  const terms = termsSchema.parse({
    paymentDays: 14,
    note: 'By email',
    cancellation: [
      { noticeHours: 36, share: 10_000 },
      { noticeHours: 168, share: 3_333 },
    ],
  });

  expect(termsValues(terms).cancellation).toEqual([
    { notice: 36, unit: 'hours', percent: 100 },
    { notice: 7, unit: 'days', percent: 33.33 },
  ]);
  expect(parsed(termsValues(terms))).toEqual(terms);
});

test('steps are kept by notice, whatever order they were typed in', () => {
  const typed = { ...usualTerms, cancellation: [{ notice: '7', unit: 'days', percent: 50 }, ...usualTerms.cancellation] } as const;

  expect(parsed(typed).cancellation.map(({ noticeHours }) => noticeHours)).toEqual([24, 168]);
});

test('what is wrong stands at its field', () => {
  const [step] = usualTerms.cancellation;
  if (!step) throw new Error('no step');

  expect(termsErrors(usualTerms, 'terms.')).toEqual({});
  expect(termsErrors({ ...usualTerms, paymentDays: '', cancellation: [step, { ...step, notice: 1, unit: 'days' }] }, 'terms.')).toEqual({
    'terms.paymentDays': 'Enter a whole number',
    'terms.cancellation': 'Two steps have the same notice',
  });
  expect(termsErrors({ ...usualTerms, cancellation: [{ ...step, percent: 101 }] }, '')).toEqual({
    cancellation: 'Each step needs whole hours or days, up to a year, and 0–100 %',
  });
});

test('terms are told in one line', () => {
  expect(termsSentence(parsed())).toBe('30 days to pay. Cancelled less than 24 hours before: 100%.');
  expect(termsSentence(parsed({ paymentDays: 1, cancellation: [], note: '' }))).toBe('1 day to pay. Cancelling is free.');
});
