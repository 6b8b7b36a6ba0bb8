import { expect, test } from 'vitest';
import type { PensionPost } from '../../../shared/contract/pension-profiles.ts';
import { pence } from '../../../shared/domain/money.ts';
import { localDate } from '../../../shared/domain/time.ts';
import { newPost, nextYear, postErrors, postValues, toPostInput } from './post-values.ts';

const stored: PensionPost = {
  id: '0199a9d0-0000-7000-8000-000000000001',
  kind: 'solo',
  employer: 'Dales Out of Hours',
  employerCode: 'Y0123',
  startsOn: localDate('2026-05-01'),
  endsOn: null,
  years: [
    { schemeYear: 2026, fee: pence(500_000), expenses: pence(0), pensionable: pence(480_000), employee: pence(60_000), employerPaid: pence(69_024) },
  ], // prettier-ignore
};

test('a stored post is shown in pounds and goes back as it was', () => {
  const values = postValues(stored);

  expect(values.years).toMatchObject([{ fee: '5,000.00', expenses: '0.00', employerPaid: '690.24' }]);
  expect(postErrors(values)).toEqual({});
  const { id: _id, ...same } = stored;
  expect(toPostInput(values)).toEqual(same);
});

test('what is missing or out of order is said at its field, an empty amount is none', () => {
  const year = { ...nextYear([], 2026), fee: 'much', expenses: '-1' };

  expect(postErrors(newPost)).toEqual({ employer: 'Enter who employs or pays you', startsOn: 'Choose the first day' });
  const backwards = { ...postValues(stored), startsOn: '2026-05-02', endsOn: '2026-05-01' };
  expect(postErrors(backwards)).toEqual({ endsOn: 'The last day comes before the first' });
  const bad = { ...postValues(stored), years: [year] };
  expect(Object.keys(postErrors(bad)).toSorted()).toEqual(['years.0.expenses', 'years.0.fee']);
  const twice = { ...postValues(stored), years: [nextYear([], 2026), nextYear([], 2026)] };
  expect(postErrors(twice)).toEqual({ years: 'Each year once' });
  expect(toPostInput({ ...bad, years: [nextYear([], 2026)] }).years).toMatchObject([{ schemeYear: 2026, fee: 0, pensionable: 0 }]);
});

test('a further year follows the newest one', () => {
  expect(nextYear(postValues(stored).years, 2020).schemeYear).toBe(2027);
  expect(nextYear([], 2020).schemeYear).toBe(2020);
});
