import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInPensionRates as rates } from '../../rates/pension/built-in-rates.ts';
import { basisPoints, pence, pounds, sumOf } from '../money.ts';
import {
  changesNothing,
  correctFormB,
  expectedOnStatement,
  figuresAfter,
  settlementsFor,
  sumOfBoxes,
  type FormBFigures,
} from './form-b-correction.ts';
import { formBTotals, noOptionalLines, type OptionalLines } from './form-b-totals.ts';

const line = (formId: string, pensionable: number, employer: number) => ({
  formId,
  pensionable: pounds(pensionable),
  employer: pounds(employer),
});
const figures: FormBFigures = {
  tier: basisPoints(1_070),
  lines: [line('one', 585, 84.12), line('two', 4_500, 647.1)],
  optional: noOptionalLines,
};
const everyLine: OptionalLines = {
  addedYears: { kind: 'percent', rate: basisPoints(900) },
  moneyPurchase: { kind: 'fixed', amount: pounds(100) },
  additionalPension: { kind: 'fixed', amount: pounds(75) },
  reductionBuyOut: { kind: 'percent', rate: basisPoints(210) },
};

test('another tier changes what the member pays, and neither the employer’s share nor the optional lines', () => {
  const { used, right, difference } = correctFormB({ ...figures, optional: everyLine }, { tier: basisPoints(1_250), lines: [] });

  expect([used.tier, right.tier]).toEqual([1_070, 1_250]);
  expect([used.boxes.b, right.boxes.b]).toEqual([54_410, 63_563]);
  expect(difference).toEqual({ a: 0, b: 9_153, c: 0, d: 0, e: 0, f: 0, g: 9_153, h: 0, i: 9_153 });
});

test('a wrong figure changes its own line: shares follow the pay, fixed sums stay', () => {
  const right = { tier: figures.tier, lines: [line('two', 4_050, 582.39)] };

  const { difference } = correctFormB({ ...figures, optional: everyLine }, right);

  expect(difference).toEqual({ a: -45_000, b: -4_815, c: -4_050, d: 0, e: 0, f: -945, g: -9_810, h: -6_471, i: -16_281 });
});

test('a line that should not have been listed is taken off with nothing', () => {
  expect(correctFormB(figures, { tier: figures.tier, lines: [line('two', 0, 0)] }).right.boxes).toMatchObject({ a: 58_500, h: 8_412 });
});

test('a line of another form is refused', () => {
  expect(() => correctFormB(figures, { tier: figures.tier, lines: [line('three', 1, 0)] })).toThrow(RangeError);
});

test('what changes nothing is known for it; a tier alone changes something, also of no pay', () => {
  const same = correctFormB(figures, { tier: figures.tier, lines: [line('one', 585, 84.12)] });
  const ofNothing = correctFormB({ ...figures, lines: [line('one', 0, 0)] }, { tier: basisPoints(1_250), lines: [] });
  const shareAlone = correctFormB(figures, { tier: figures.tier, lines: [line('one', 585, 84.13)] });

  expect([same, ofNothing, shareAlone].map(changesNothing)).toEqual([true, false, false]);
});

test('the last tier and the last figure of each line hold', () => {
  const first = { tier: basisPoints(1_250), lines: [line('one', 500, 71.9)] };
  const second = { tier: basisPoints(980), lines: [line('two', 4_000, 575.2)] };

  expect(figuresAfter(figures, [first, second])).toEqual({
    ...figures,
    tier: 980,
    lines: [line('one', 500, 71.9), line('two', 4_000, 575.2)],
  });
  expect(figuresAfter(figures, [])).toEqual(figures);
});

test('corrections one after the other differ in all from the form by as much as the last figures do', () => {
  const amount = fc.integer({ min: 0, max: 2_000_000 }).map(pence);
  const tier = fc.constantFrom(520, 650, 830, 980, 1_070, 1_250).map(basisPoints);
  const changed = fc.array(fc.record({ formId: fc.constantFrom('one', 'two'), pensionable: amount, employer: amount }), { maxLength: 2 });
  const rights = fc.array(fc.record({ tier, lines: changed }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(rights, fc.constantFrom(noOptionalLines, everyLine), (corrections, optional) => {
      const made = { ...figures, optional };
      const steps = corrections.map((right, index) => correctFormB(figuresAfter(made, corrections.slice(0, index)), right));
      const last = figuresAfter(made, corrections);
      const { j: _j, ...boxes } = formBTotals(last.lines, { tier: last.tier, optional, cumulativeBefore: null });

      const all = sumOfBoxes(steps.map(({ difference }) => difference));

      expect(sumOf([all.i, steps[0]?.used.boxes.i ?? pence(0)])).toBe(boxes.i);
      expect(sumOf([all.g, all.h])).toBe(all.i);
      expect(steps.at(-1)?.right.boxes).toEqual(boxes);
    }),
  );
});

test.each([
  [100, ['nextPayment', 'paidApart']],
  [99, ['notCollected', 'nextPayment']],
  [-99, ['notCollected', 'nextPayment']],
  [-100, ['nextPayment', 'refunded']],
])('a difference of %d pence can be settled by %j', (off, ways) => {
  expect(settlementsFor(pence(off), rates)).toEqual(ways);
});

test('on the statement of a month stand corrections that were settled apart, not open ones nor those of another payment', () => {
  const totals = { g: pounds(100), h: pounds(50) };
  const { difference } = correctFormB(figures, { tier: basisPoints(1_250), lines: [line('one', 600, 86.28)] });
  const settled = (settledBy: 'paidApart' | 'refunded' | 'nextPayment' | 'notCollected' | null) => ({ difference, settledBy });

  for (const way of ['nextPayment', 'notCollected', null] as const)
    expect(expectedOnStatement(totals, [settled(way)])).toEqual({ employee: 10_000, employer: 5_000 });
  for (const way of ['paidApart', 'refunded'] as const)
    expect(expectedOnStatement(totals, [settled(way)])).toEqual({ employee: 10_000 + difference.g, employer: 5_000 + difference.h });
  expect([difference.g, difference.h]).toEqual([9_340, 216]);
});
