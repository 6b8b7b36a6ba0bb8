import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInPensionRates as rates } from '../../rates/pension/built-in-rates.ts';
import { days } from '../../../tests/support/pension-work.ts';
import { pence, pounds } from '../money.ts';
import { annualise, countPensionableDays, daysInYearOf, findTier, joinRanges } from './annualising.ts';
import { schemeYear } from './scheme-year.ts';

const year = schemeYear(2025);
const table = rates.tierTables.find(({ id }) => id === 'EW-2025')!;

test('£18,000 on 60 days of 2025/26 is £109,500 a year, and the top tier instead of 6.5 %', () => {
  expect(findTier({ income: pounds(18_000), days: 60, table, rates, year })).toMatchObject({
    rate: 1_250,
    annualised: { pounds: 109_500, shown: 10_950_000 },
    rateUnannualised: 650,
    doubts: [],
  });
});

test('pence are cut off before the tier is looked up, from the exact result', () => {
  // 2,886.59 / 30 × 365 is 35,120.178; 33,868.9999 must stay £33,868
  expect(annualise(pounds(2_886.59), 30, 365)).toEqual({ pounds: 35_120, shown: 3_512_018 });
  expect(annualise(pence(338_689_999), 365 * 10, 3_650).pounds).toBe(3_386_899);
});

test('a whole year of service leaves the income as it is, even in a year of 366 days', () => {
  const question = { income: pounds(70_000), table, rates, year: schemeYear(2027) };

  expect(findTier({ ...question, days: 365 }).annualised.pounds).toBe(70_000);
  expect(findTier({ ...question, days: 366 }).annualised.pounds).toBe(70_000);
  expect(findTier({ ...question, days: null }).rate).toBe(1_250);
});

test('scaling up in a scheme year with a 29 February, and outside England and Wales, is in doubt', () => {
  const scottish = rates.tierTables.find(({ id }) => id === 'SC-2025')!;

  expect([2026, 2027, 2028].map((first) => daysInYearOf(rates, schemeYear(first)))).toMatchObject([
    { days: 365, doubts: [] },
    { days: 365, doubts: [{ figure: 'daysInYear' }] },
    { days: 365, doubts: [] },
  ]);
  expect(findTier({ income: pounds(1), days: 1, table: scottish, rates, year }).doubts.map(({ figure }) => figure)).toEqual([
    'tierTable:SC-2025',
    'annualises:scotland',
  ]);
});

test('where the rates say that nothing is scaled up, nothing is', () => {
  const asItIs = rates.areas.map((rules) => ({ ...rules, annualises: { ...rules.annualises, value: false } }));

  expect(findTier({ income: pounds(18_000), days: 60, table, rates: { ...rates, areas: asItIs }, year })).toMatchObject({
    rate: 650,
    annualised: { pounds: 18_000 },
  });
});

test('a year whose length is in the rates takes it, without a doubt', () => {
  const named = { ...rates, daysInYear: { ...rates.daysInYear, exceptions: [{ year: schemeYear(2027), days: 366 }] } };

  expect(daysInYearOf(named, schemeYear(2027))).toEqual({ days: 366, doubts: [] });
});

test.each([0, -1, 1.5, 366])('%d days are no days to scale up by', (count) => {
  expect(() => annualise(pounds(1), count, 365)).toThrow(RangeError);
});

test('a scaled income is never below the income, and fewer days never lower it', () => {
  const count = fc.integer({ min: 1, max: 365 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 50_000_000 }).map(pence), count, count, (income, some, others) => {
      const [fewer, more] = some < others ? [some, others] : [others, some];

      expect(annualise(income, more, 365).shown).toBeGreaterThanOrEqual(income);
      expect(annualise(income, fewer, 365).pounds).toBeGreaterThanOrEqual(annualise(income, more, 365).pounds);
      expect(annualise(income, 365, 365)).toEqual({ pounds: Math.floor(income / 100), shown: income });
    }),
  );
});

test('days count once, however many practices and ranges, and only within the year', () => {
  const ranges = [
    '2025-06-02',
    '2025-06-02',
    '2025-06-04 2025-06-08',
    '2025-06-07 2025-06-09',
    '2025-03-30 2025-04-02',
    '2026-03-31 2026-04-02',
  ];

  expect(countPensionableDays(ranges.map(days), year)).toBe(1 + 6 + 2 + 1);
  expect(countPensionableDays([days('2024-01-01 2028-01-01')], year)).toBe(365);
  expect(countPensionableDays([], year)).toBe(0);
});

test('ranges that touch are one', () => {
  expect(joinRanges(['2025-06-03', '2025-06-01 2025-06-02', '2025-06-05'].map(days))).toEqual(
    ['2025-06-01 2025-06-03', '2025-06-05'].map(days),
  );
});

test('days wholly before or after the scheme year count for nothing, beside days that do', () => {
  const around = [days('2025-03-01 2025-03-20'), days('2026-04-02 2026-04-09')];

  expect(countPensionableDays(around, year)).toBe(0);
  expect(countPensionableDays([...around, days('2025-06-02 2025-06-03')], year)).toBe(2);
});
