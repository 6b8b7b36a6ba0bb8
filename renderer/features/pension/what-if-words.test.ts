import { expect, test } from 'vitest';
import type { WhatIfAnswer } from '../../../shared/contract/pension-what-if.ts';
import { basisPoints, pence } from '../../../shared/domain/money.ts';
import { schemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import { boxRows, keptOf, tierWords } from './what-if-words.ts';

function anAnswer(differing: Partial<WhatIfAnswer> = {}): WhatIfAnswer {
  const [a, b, h] = [pence(58_500), pence(7_313), pence(8_412)];
  const nothing = pence(0);
  return {
    schemeYear: schemeYear(2026),
    forms: [{ fee: pence(65_000), pensionable: a, employer: h }],
    practiceRate: basisPoints(1_438),
    paidCentrally: null,
    invoiceTotal: pence(73_412),
    ownTier: null,
    tableId: 'EW-2026',
    tier: basisPoints(1_250),
    finding: { rate: basisPoints(1_250), annualised: pence(10_950_000), isScaledUp: true, rateUnannualised: basisPoints(650) },
    totals: { a, b, c: nothing, d: nothing, e: nothing, f: nothing, g: b, h, i: pence(15_725), j: a },
    cumulativeBefore: nothing,
    doubts: [],
    ...differing,
  };
}

const asked = { tierBy: 'income', income: '18,000.00', days: 60 } as const;

test('boxes that hold nothing are left out, but for what everybody has', () => {
  expect(boxRows(anAnswer()).map(({ box }) => box)).toEqual(['a', 'b', 'g', 'h', 'i', 'j']);
  expect(boxRows(anAnswer({ tier: null, totals: null }))).toEqual([]);
});

test('what rests on a rate that is not certain is marked where the rate counts', () => {
  const marked = (figure: string) =>
    boxRows(anAnswer({ doubts: [{ figure, words: 'Not published.' }] }))
      .filter(({ isUncertain }) => isUncertain)
      .map(({ box }) => box);

  expect([marked('tierTable:EW-2026'), marked('employerRate:englandAndWales'), marked('daysInYear')]).toEqual([['b'], ['h'], ['b']]);
});

test('what is left is the invoice less what is paid over', () => {
  expect(keptOf(anAnswer())).toBe(57_687);
  expect(keptOf(anAnswer({ totals: null }))).toBeNull();
});

test('the sentence about the tier says how it was found, or what is missing to find it', () => {
  expect(tierWords(anAnswer(), asked)).toBe(
    'The income, on 60 days, comes to £109,500.00 in a whole year: 12.5% in 2026/27. Without scaling up it would be 6.5%.',
  );
  expect(tierWords(anAnswer({ tier: null }), { ...asked, tierBy: 'own' })).toContain('No tier is decided for 2026/27 yet');
  expect(tierWords(anAnswer({ tier: null, tableId: null }), asked)).toContain('No contribution rates are known for 2026/27');
  expect(tierWords(anAnswer({ finding: null }), { ...asked, tierBy: 'rate' })).toBe('12.5%, as entered.');
});
