import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInPensionRates as rates } from '../../rates/pension/built-in-rates.ts';
import { AppError } from '../../errors/app-error.ts';
import { addDays } from '../zones.ts';
import { localDate } from '../time.ts';
import { schemeAreas } from './pension-rates.ts';
import { employerRateOn, findTierTable, newestTierTable, rateForPounds } from './tier-table.ts';

const ew = 'englandAndWales';
const idOn = (area: (typeof schemeAreas)[number], day: string, publishedBy?: string) =>
  findTierTable(rates, area, localDate(day), publishedBy === undefined ? {} : { publishedBy: localDate(publishedBy) })?.id;

test('the day of work decides the table, to the day', () => {
  expect(
    ['2022-09-30', '2022-10-01', '2023-03-31', '2023-04-01', '2024-04-01', '2026-03-31', '2026-04-01'].map((day) => idOn(ew, day)),
  ).toEqual(['EW-2015', 'EW-2022-10', 'EW-2022-10', 'EW-2023', 'EW-2024', 'EW-2025', 'EW-2026']);
  expect(['2024-09-30', '2024-10-01', '2025-04-01'].map((day) => idOn('scotland', day))).toEqual(['SC-2024-04', 'SC-2024-10', 'SC-2025']);
  expect(['2023-04-01', '2024-04-01', '2026-03-31'].map((day) => idOn('northernIreland', day))).toEqual(['NI-2023', 'NI-2024', 'NI-2025']);
});

test('the bands of 2025/26 were replaced on 10 July 2025, back to April', () => {
  expect(['2025-07-09', '2025-07-10'].map((known) => idOn(ew, '2025-05-01', known))).toEqual(['EW-2025-initial', 'EW-2025']);
  expect(['2025-07-30', '2025-07-31'].map((known) => idOn('scotland', '2025-05-01', known))).toEqual(['SC-2025-initial', 'SC-2025']);
});

test('where no table is known there is none', () => {
  expect([idOn('scotland', '2026-04-01'), idOn('northernIreland', '2026-04-01'), idOn(ew, '2027-04-01'), idOn(ew, '2015-03-31')]).toEqual(
    Array(4).fill(undefined),
  );
  expect(schemeAreas.map((area) => newestTierTable(rates, area).id)).toEqual(['EW-2026', 'SC-2025', 'NI-2025']);
});

test('every table ends with an open band, its bands rise, and no day between the first and the last is without one', () => {
  for (const { id, bands, from, to, origin } of rates.tierTables) {
    const ends = bands.map(({ upTo }) => upTo);
    expect([id, ends.at(-1), ends.slice(0, -1).includes(null), from < to]).toEqual([id, null, false, true]);
    expect(ends.slice(0, -1)).toEqual(ends.slice(0, -1).toSorted((a, b) => Number(a) - Number(b)));
    expect(origin.sources.filter((source) => rates.sources[source] === undefined)).toEqual([]);
    expect(origin.note === '').toBe(origin.confidence === 'official');
  }
  for (const area of schemeAreas) {
    const tables = rates.tierTables.filter((table) => table.area === area);
    expect(
      tables.slice(1).every(({ from }, index) => tables.some(({ to }) => addDays(to, 1) === from) || from === tables[index]?.from),
    ).toBe(true);
  }
});

test.each(rates.tierTables.map((table) => [table.id, table] as const))('more income never has a lower rate: %s', (_, table) => {
  const income = fc.integer({ min: 0, max: 200_000 });
  fc.assert(
    fc.property(income, income, (one, other) => {
      const [less, more] = one < other ? [one, other] : [other, one];

      expect(rateForPounds(table, less)).toBeLessThanOrEqual(rateForPounds(table, more));
    }),
  );
});

test('a band ends with its last whole pound', () => {
  const table = newestTierTable(rates, ew);

  expect([0, 13_259, 13_260, 28_854, 28_855, 67_668, 67_669, 1_000_000].map((income) => rateForPounds(table, income))).toEqual([
    520, 520, 650, 650, 830, 1_070, 1_250, 1_250,
  ]);
});

test('a fraction of a pound, or less than nothing, is no income to look up', () => {
  const table = newestTierTable(rates, ew);

  for (const wrong of [-1, 0.5, Number.NaN]) expect(() => rateForPounds(table, wrong)).toThrow(RangeError);
});

test('the practice pays 14.38 % in England and Wales, and nothing elsewhere', () => {
  const on = localDate('2026-11-22');

  expect(schemeAreas.map((area) => employerRateOn(rates, area, on))).toMatchObject([
    { total: 2_378, practice: 1_438, levy: 8 },
    { total: 2_250, practice: 0 },
    { total: 2_320, practice: 0 },
  ]);
  expect(() => employerRateOn(rates, ew, localDate('2027-04-01'))).toThrow(AppError);
});
