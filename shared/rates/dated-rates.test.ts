import { expect, test } from 'vitest';
import { addDays } from '../domain/zones.ts';
import { localDate } from '../domain/time.ts';
import { pence, pounds } from '../domain/money.ts';
import { areaOf, schemeAreas, type EmployerRate } from '../domain/pension/pension-rates.ts';
import { practiceShareOn } from '../domain/pension/tier-table.ts';
import { nations } from '../domain/invoices/model.ts';
import { AppError } from '../errors/app-error.ts';
import { rateOn, type DatedRate } from './dated-rates.ts';
import { fixedSumFor, lateBaseRateOn, lateBaseRates } from './late-payment-rates.ts';
import { mileageAllowanceOn, mileageAllowances } from './mileage-allowance.ts';
import { employerRates } from './pension/employer-rates.ts';
import { vatRateOn, vatRates } from './vat-rates.ts';

const dated = ({ from, to, practice, origin }: EmployerRate): DatedRate<unknown> => ({
  from,
  to,
  value: practice,
  source: origin.sources.join(', '),
});

const tables: readonly (readonly [string, readonly DatedRate<unknown>[]])[] = [
  ['VAT', vatRates],
  ['late payment', lateBaseRates],
  ['mileage', mileageAllowances],
  ...schemeAreas.map((area) => [`pension in ${area}`, employerRates.filter((rate) => rate.area === area).map(dated)] as const),
];

test.each(tables)('the table of %s has no gap, no overlap, and a source for every figure', (_name, rates) => {
  for (const [index, { from, to, source }] of rates.entries()) {
    const next = rates[index + 1];
    expect(source).not.toBe('');
    expect(to === null || from <= to).toBe(true);
    if (next !== undefined) expect(next.from).toBe(to === null ? 'after the end' : addDays(to, 1));
  }
});

test('a figure is found on its first and on its last day, by the day asked for', () => {
  const rates = [
    { from: localDate('2025-04-06'), to: localDate('2026-04-05'), value: 'old', source: 'x' },
    { from: localDate('2026-04-06'), to: localDate('2027-04-05'), value: 'new', source: 'x' },
  ];
  const on = (day: string) => rateOn('mileage', rates, localDate(day));

  expect([on('2025-04-06'), on('2026-04-05'), on('2026-04-06'), on('2027-04-05')]).toEqual(['old', 'old', 'new', 'new']);
});

test.each([
  ['VAT', () => vatRateOn('standard', localDate('2011-01-03')), 'vat', '2011-01-03'],
  ['late payment, before', () => lateBaseRateOn(localDate('2023-12-31')), 'latePayment', '2023-12-31'],
  ['late payment, after', () => lateBaseRateOn(localDate('2027-01-01')), 'latePayment', '2027-01-01'],
  ['mileage', () => mileageAllowanceOn(localDate('2027-04-06')), 'mileage', '2027-04-06'],
  ['pension', () => practiceShareOn(employerRates, 'englandAndWales', localDate('2027-04-01')), 'pensionContribution', '2027-04-01'],
])('a day outside the table of %s is an error that names table and day, not a guess', (_name, look, table, on) => {
  expect(look).toThrow(new AppError('NO_FIGURE_FOR_DATE', { table, on }));
});

test('only the standard and the reduced treatment carry a rate', () => {
  const on = localDate('2026-11-22');

  expect((['standard', 'reduced', 'zero', 'exempt', 'outside'] as const).map((treatment) => vatRateOn(treatment, on))).toEqual([
    2_000, 500, 0, 0, 0,
  ]);
});

test('mileage is 55p from 6 April 2026 and was 45p the day before', () => {
  expect([mileageAllowanceOn(localDate('2026-04-05')).carFirst, mileageAllowanceOn(localDate('2026-04-06')).carFirst]).toEqual([45, 55]);
});

test('the practice pays 14.38 % in England and Wales, and nothing in Scotland and Northern Ireland', () => {
  expect(nations.map((nation) => practiceShareOn(employerRates, areaOf(nation), localDate('2026-11-22')))).toEqual([1_438, 1_438, 0, 0]);
});

test('the fixed sum steps up at £1,000 and at £10,000', () => {
  const debts = [pence(1), pounds(999.99), pounds(1_000), pounds(9_999.99), pounds(10_000)];

  expect(debts.map(fixedSumFor)).toEqual([4_000, 4_000, 7_000, 7_000, 10_000]);
});
