import { expect, test } from 'vitest';
import type { PensionYear } from '../../../shared/contract/pension-year.ts';
import { whatIfQuestionSchema } from '../../../shared/contract/pension-what-if.ts';
import { basisPoints, pence } from '../../../shared/domain/money.ts';
import { schemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import { localDate } from '../../../shared/domain/time.ts';
import { questionOf, startValues, whatIfErrors, type WhatIfValues } from './what-if-values.ts';

const today = localDate('2026-06-02');
const nobody = { today, profile: null, year: null, booking: null };
const blank = startValues(nobody);

function typed(part: Partial<WhatIfValues>): WhatIfValues {
  return { ...blank, work: [{ fee: '650', date: today }], ...part };
}

function aYear(rate: number | null): PensionYear {
  return {
    identityId: '0199a9d0-0000-7000-8000-000000000001',
    schemeYear: schemeYear(2026),
    expectedIncome: pence(1_800_000),
    expectedDays: 60,
    broughtForward: pence(0),
    tables: [
      {
        tableId: 'EW-2026',
        area: 'englandAndWales',
        rate: rate === null ? null : basisPoints(rate),
        proposed: null,
        proposedUnscaled: null,
        rates: [],
        doubts: [],
      },
    ],
  };
}

test('what is typed becomes a question that the contract takes', () => {
  const values = typed({
    expenses: '23',
    tierBy: 'income',
    income: '18,000',
    days: 60,
    addedYears: '2.5',
    mpavcAmount: '100',
    before: '5,000',
  });

  const question = questionOf(values, null);

  expect(question).toEqual({
    identityId: null,
    nation: 'england',
    work: [{ fee: 65_000, workedOn: '2026-06-02' }],
    expenses: 2_300,
    tier: { by: 'income', income: 1_800_000, days: 60 },
    employerShare: null,
    optional: {
      addedYears: { kind: 'percent', rate: 250 },
      moneyPurchase: { kind: 'fixed', amount: 10_000 },
      additionalPension: null,
      reductionBuyOut: null,
    },
    cumulativeBefore: 500_000,
  });
  expect(whatIfQuestionSchema.safeParse(question).success).toBe(true);
});

test('nothing is asked before there is a fee, nor while something typed is wrong', () => {
  expect(questionOf(blank, null)).toBeNull();
  for (const wrong of [{ expenses: '1,2,3' }, { employerShare: '101' }, { work: [{ fee: '0', date: today }] }]) {
    expect(questionOf(typed(wrong), null), JSON.stringify(wrong)).toBeNull();
    expect(Object.keys(whatIfErrors(typed(wrong)))).toHaveLength(1);
  }
});

test('a rate that is still empty asks for no tier, and a named one for itself', () => {
  expect(questionOf(typed({ tierBy: 'rate' }), null)?.tier).toEqual({ by: 'income', income: null, days: null });
  expect(questionOf(typed({ tierBy: 'rate', rate: '9.8', income: '18000', days: 60 }), null)?.tier).toEqual({ by: 'rate', rate: 980 });
});

test('the calculator begins with the tier that was decided, else with what is expected of the year', () => {
  expect(startValues({ ...nobody, year: aYear(1_250) })).toMatchObject({ tierBy: 'own', income: '18,000.00', days: 60 });
  expect(startValues({ ...nobody, year: aYear(null) })).toMatchObject({ tierBy: 'income', income: '18,000.00', days: 60 });
});
