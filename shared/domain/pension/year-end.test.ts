import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInPensionRates as rates } from '../../rates/pension/built-in-rates.ts';
import { basisPoints, pence, pounds, shareOf } from '../money.ts';
import { schemeYear } from './scheme-year.ts';
import { checkYear, tierOutlook, type PaidFormB } from './year-end.ts';

const year = schemeYear(2025);

function paidAt(tier: number, pensionable: number, tierTableId: string | null = 'EW-2025'): PaidFormB {
  const rate = basisPoints(tier);
  return { tierTableId, pensionable: pounds(pensionable), tier: rate, employee: shareOf(pounds(pensionable), rate) };
}

test('a year that was paid at 10.7 % and comes to 12.5 % lacks the difference', () => {
  const check = checkYear({ year, income: pounds(18_000), days: 60, paid: [paidAt(1_070, 8_000), paidAt(1_070, 10_000)], rates });

  expect(check).toMatchObject({ paid: 192_600, due: 225_000, difference: 32_400, doubts: [] });
  expect(check.rows.map(({ due, finding }) => [due, finding?.rate])).toEqual([
    [100_000, 1_250],
    [125_000, 1_250],
  ]);
});

test('a year that was paid at the right tier has no difference, however its months were rounded', () => {
  const month = fc.integer({ min: 1, max: 2_000_000 }).map((pay) => paidAt(1_250, pay / 100));
  fc.assert(
    fc.property(fc.array(month, { minLength: 1, maxLength: 12 }), (paid) => {
      expect(checkYear({ year, income: pounds(100_000), days: 200, paid, rates }).difference).toBe(0);
    }),
  );
});

test('too much is a difference below nothing', () => {
  expect(checkYear({ year, income: pounds(20_000), days: 365, paid: [paidAt(1_250, 20_000)], rates }).difference).toBe(-120_000);
});

test('forms by bands that were replaced are due by those that replaced them', () => {
  // £50,000 was 10.7 % by the first bands of 2025/26 and is 9.8 % by the final ones.
  const { due, rows } = checkYear({ year, income: pounds(50_000), days: 365, paid: [paidAt(1_070, 50_000, 'EW-2025-initial')], rates });

  expect([rows[0]?.finding?.table.id, due]).toEqual(['EW-2025', 490_000]);
});

test('a form without a table is due as it was paid; each doubt is told once', () => {
  const paid = [paidAt(1_000, 100, null), paidAt(1_250, 100, 'EW-2026'), paidAt(1_250, 100, 'EW-2026')];
  const check = checkYear({ year: schemeYear(2026), income: pounds(300), days: 3, paid, rates });

  expect(check.rows[0]).toMatchObject({ finding: null, due: 1_000 });
  expect(check.doubts.map(({ figure }) => figure)).toEqual(['tierTable:EW-2026']);
  const alone = checkYear({ year: schemeYear(2026), income: pounds(300), days: 3, paid: paid.slice(1, 2), rates });
  expect(alone.doubts).toEqual(check.doubts);
});

test('the outlook compares the tier in use with what the year so far comes to', () => {
  const table = rates.tierTables.find(({ id }) => id === 'EW-2025')!;
  const question = { year, table, rates, inUse: basisPoints(1_070), expected: { income: pounds(60_000), days: 200 } };

  expect(tierOutlook({ ...question, actual: { income: pounds(18_000), days: 60 } })).toMatchObject({
    expected: { rate: 1_250 },
    actual: { rate: 1_250 },
    differs: true,
    differenceSoFar: 32_400,
    differenceOfYear: 108_000,
  });
  expect(tierOutlook({ ...question, actual: { income: pence(0), days: 0 } })).toMatchObject({
    actual: null,
    differs: false,
    differenceSoFar: 0,
    differenceOfYear: 0,
  });
});
