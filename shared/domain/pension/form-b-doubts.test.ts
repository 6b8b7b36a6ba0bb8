import { expect, test } from 'vitest';
import { days } from '../../../tests/support/pension-work.ts';
import { builtInPensionRates as rates } from '../../rates/pension/built-in-rates.ts';
import { pence } from '../money.ts';
import { formBDoubts, workMonthOf, type DoubtfulFormB } from './form-b-doubts.ts';
import { defaultPensionSettings as settings } from './pension-settings.ts';
import { month, schemeYear } from './scheme-year.ts';

const form = (change: Partial<DoubtfulFormB> = {}): DoubtfulFormB => ({
  month: month('2025-11'),
  area: 'englandAndWales',
  schemeYear: schemeYear(2025),
  tierTableId: 'EW-2025',
  worked: [days('2025-11-03')],
  correctedBefore: pence(0),
  byHand: null,
  ...change,
});

const wordsOf = (change: Partial<DoubtfulFormB>, figure: string) =>
  formBDoubts(form(change), rates, settings).flatMap((doubt) => (doubt.figure === figure ? [doubt.words] : []));

test('a form of figures that were read at their source, paid in the month of its work, has no doubts', () => {
  expect(formBDoubts(form(), rates, settings)).toEqual([]);
});

test('the month in the reference is a doubt where Form B and the work are of two months', () => {
  expect(wordsOf({ worked: [days('2025-11-03'), days('2025-09-30')] }, 'reference')).toEqual([
    'Sources differ on the month in the payment reference: November 2025, that of Form B, or September 2025, that of the work. Your pension settings decide.',
  ]);
});

test('the digits of the year are a doubt in the years for which they were concluded, and in no other', () => {
  const of = (year: number) => wordsOf({ schemeYear: schemeYear(year), tierTableId: null }, 'reference');

  expect([of(2016), of(2021), of(2026)]).toEqual([[], [], []]);
  expect(of(2018)).toEqual(['When the payment reference got four digits for the year was not found.']);
  expect(of(2020)).toEqual(of(2018));
});

test('where the reference was not found to be used, that is a doubt', () => {
  expect(wordsOf({ area: 'scotland' }, 'reference')).toEqual([expect.stringContaining('Scotland')]);
  expect(wordsOf({ area: 'northernIreland' }, 'reference')).toEqual([expect.stringContaining('GMC number')]);
});

test('a reference by hand says what it would be, and nothing of the rules that did not make it', () => {
  const byHand = { given: '12345678LOCSEP2025', usual: '12345678LOCNOV2025' };

  expect(wordsOf({ byHand, area: 'scotland', worked: [days('2025-09-30')] }, 'reference')).toEqual([
    expect.stringContaining('it would be 12345678LOCNOV2025'),
  ]);
});

test('box j is a doubt once corrections changed the pay before, up or down, where the form has a box j', () => {
  expect(wordsOf({ correctedBefore: pence(-1) }, 'cumulative')).toEqual([expect.stringContaining('Box j')]);
  expect(wordsOf({ correctedBefore: pence(100) }, 'cumulative')).toHaveLength(1);
  expect(wordsOf({ correctedBefore: pence(100), schemeYear: schemeYear(2020) }, 'cumulative')).toEqual([]);
});

test('the due day and the table bring their own doubts', () => {
  const figures = formBDoubts(form({ area: 'northernIreland', tierTableId: 'EW-2026' }), rates, settings).map(({ figure }) => figure);

  expect(figures).toEqual(['formBDueDay:northernIreland', 'reference', 'tierTable:EW-2026']);
});

test('the month of the work is its earliest, never later than the form’s', () => {
  expect(workMonthOf({ month: month('2025-11'), worked: [days('2025-10-31'), days('2025-12-01')] })).toBe('2025-10');
  expect(workMonthOf({ month: month('2025-11'), worked: [days('2025-12-01')] })).toBe('2025-11');
});
