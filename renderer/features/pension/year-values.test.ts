import { expect, test } from 'vitest';
import type { PensionYear } from '../../../shared/contract/pension-year.ts';
import { basisPoints, pence } from '../../../shared/domain/money.ts';
import { schemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import { proposalWords, toYearInput, yearErrors, yearValues } from './year-values.ts';

const year: PensionYear = {
  identityId: '0199a9d0-0000-7000-8000-000000000001',
  schemeYear: schemeYear(2026),
  expectedIncome: pence(6_000_000),
  expectedDays: 120,
  broughtForward: pence(0),
  tables: [
    {
      tableId: 'EW-2026',
      area: 'englandAndWales',
      rate: basisPoints(1_250),
      proposed: basisPoints(1_250),
      proposedUnscaled: basisPoints(650),
      rates: [],
      doubts: [],
    },
    { tableId: null, area: 'englandAndWales', rate: null, proposed: null, proposedUnscaled: null, rates: [], doubts: [] },
  ],
};

test('what is stored of a year goes back as it was, an undecided tier left out', () => {
  const values = yearValues(year);

  expect(values).toMatchObject({ expectedIncome: '60,000.00', expectedDays: 120, tiers: { 'EW-2026': '12.5', '': '' } });
  expect(yearErrors(values)).toEqual({});
  expect(toYearInput(year, values)).toEqual({
    identityId: year.identityId,
    schemeYear: 2026,
    expectedIncome: 6_000_000,
    expectedDays: 120,
    broughtForward: 0,
    tiers: [{ tableId: 'EW-2026', rate: 1_250 }],
  });
});

test('what is emptied is nothing, and what cannot be right is said', () => {
  const empty = { expectedIncome: '', expectedDays: '', broughtForward: '', tiers: {} };

  expect(toYearInput(year, empty)).toMatchObject({ expectedIncome: null, expectedDays: null, broughtForward: 0, tiers: [] });
  const wrong = { expectedIncome: '0', expectedDays: 3, broughtForward: '-1', tiers: { 'EW-2026': '101' } };
  expect(Object.keys(yearErrors(wrong))).toEqual(['expectedIncome', 'broughtForward', 'tiers']);
});

test('a tier is proposed with what scaling up makes of it', () => {
  const told = (proposed: number, proposedUnscaled: number) =>
    proposalWords({ proposed: basisPoints(proposed), proposedUnscaled: basisPoints(proposedUnscaled) });

  expect(told(1_250, 650)).toBe('By what you expect: 12.5%, as a short year is scaled up to a whole one; 6.5% without that.');
  expect(told(980, 980)).toBe('By what you expect: 9.8%, scaled up to a whole year or not.');
  expect(proposalWords({ proposed: null, proposedUnscaled: null })).toMatch(/^Enter what you expect/);
});
