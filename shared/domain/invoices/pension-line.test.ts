import fc from 'fast-check';
import { expect, test } from 'vitest';
import { employerRates } from '../../rates/pension/employer-rates.ts';
import { aLine, anInvoice, pensionedInEngland } from '../../../tests/support/an-invoice.ts';
import { basisPoints, pence, pounds, quantity, sumOf } from '../money.ts';
import { localDate } from '../time.ts';
import { lineKinds, type InvoiceDraft, type InvoiceLine, type Nation } from './model.ts';
import * as rules from './pension-line.ts';
import { netOf, totalsOf } from './totals.ts';

const withEmployerPension = (draft: InvoiceDraft): InvoiceDraft => rules.withEmployerPension(draft, employerRates);
const pensionSums = (draft: InvoiceDraft) => rules.pensionSums(draft, employerRates);

const once = quantity(1_000);

test('a fee of £1,000.00 in England brings £129.42 from the practice, in all £1,129.42', () => {
  const draft = withEmployerPension(anInvoice({ pension: pensionedInEngland }));

  expect(pensionSums(draft)).toEqual([{ schemeYear: 2026, fee: 100_000, pensionable: 90_000, rate: 1_438, contribution: 12_942 }]);
  expect(draft.lines.at(-1)).toMatchObject({
    kind: 'employerPension',
    description: 'NHS pension: employer contribution, 14.38% of £900.00 pensionable pay',
    quantity: 14_380,
    unit: 'percent',
    unitPrice: 90_000,
    pensionable: false,
  });
  expect(totalsOf(draft).total).toBe(112_942);
});

test.each([
  [650, 58_500, 8_412],
  [437.5, 39_375, 5_662],
  [612.35, 55_112, 7_925], // 551.115: the half goes up
  [389.99, 35_099, 5_047],
  [5_000, 450_000, 64_710],
])('published form: a fee of £%d is pensionable pay of %d pence and a contribution of %d pence', (fee, pensionable, contribution) => {
  const lines = [aLine({ quantity: once, unitPrice: pounds(fee) })];

  expect(pensionSums(anInvoice({ lines, pension: pensionedInEngland }))).toMatchObject([{ pensionable, contribution }]);
});

test.each<[Nation, number]>([
  ['england', 112_942],
  ['wales', 112_942],
  ['scotland', 100_000],
  ['northernIreland', 100_000],
])('the practice adds the contribution by nation: %s', (nation, total) => {
  const draft = withEmployerPension(anInvoice({ pension: { nation, practiceRate: null } }));

  expect(totalsOf(draft).total).toBe(total);
  expect(draft.lines.some(({ kind }) => kind === 'employerPension')).toBe(total !== 100_000);
});

test('mileage, expenses, cancellations and interest stay outside, even if marked pensionable', () => {
  const lines = lineKinds
    .filter((kind) => kind !== 'fee' && kind !== 'employerPension')
    .map((kind) => aLine({ kind, quantity: once, unitPrice: pounds(10) }));

  const [sum] = pensionSums(anInvoice({ lines: [aLine(), ...lines], pension: pensionedInEngland }));

  expect(sum?.fee).toBe(101_000); // the fee of £1,000 and one extra of £10
});

test('work that is not pensioned brings nothing, and so do drafts without pension terms', () => {
  expect(pensionSums(anInvoice({ lines: [aLine({ pensionable: false })], pension: pensionedInEngland }))).toEqual([]);
  expect(withEmployerPension(anInvoice()).lines).toEqual([aLine()]);
});

test('the line is made anew each time, and goes when it no longer belongs', () => {
  const made = withEmployerPension(anInvoice({ pension: pensionedInEngland }));

  expect(withEmployerPension(made)).toEqual(made);
  expect(withEmployerPension({ ...made, pension: null }).lines).toEqual([aLine()]);
});

test('work on both sides of 31 March has a line for each scheme year', () => {
  const lines = [
    aLine({ workedOn: localDate('2026-04-01'), quantity: once, unitPrice: pounds(200) }),
    aLine({ workedOn: localDate('2026-03-31'), quantity: once, unitPrice: pounds(100) }),
  ];
  const draft = withEmployerPension(anInvoice({ lines, pension: pensionedInEngland }));

  expect(pensionSums(draft).map(({ schemeYear, contribution }) => [schemeYear, contribution])).toEqual([
    [2025, 1_294],
    [2026, 2_588],
  ]);
  expect(draft.lines.slice(2).map(({ description }) => description)).toEqual([
    'NHS pension 2025/26: employer contribution, 14.38% of £90.00 pensionable pay',
    'NHS pension 2026/27: employer contribution, 14.38% of £180.00 pensionable pay',
  ]);
});

test('a line without a day takes the scheme year of the period, if there is only one', () => {
  const lines = [aLine({ workedOn: null })];
  const period = (from: string, to: string) => ({ from: localDate(from), to: localDate(to) });
  const draft: InvoiceDraft = anInvoice({ lines, pension: pensionedInEngland, period: period('2026-04-01', '2027-03-31') });

  expect(pensionSums(draft)).toMatchObject([{ schemeYear: 2026, contribution: 12_942 }]);
  for (const unclear of [null, period('2026-03-31', '2026-04-01')]) {
    expect(() => pensionSums({ ...draft, period: unclear })).toThrow(expect.objectContaining({ code: 'PENSION_DAY_MISSING' }));
  }
});

test('a rate the user entered stands where no rate is known yet, but never where the practice pays nothing', () => {
  const lines = [aLine({ workedOn: localDate('2027-04-01') })];
  const total = (nation: Nation) =>
    totalsOf(withEmployerPension(anInvoice({ lines, pension: { nation, practiceRate: basisPoints(1_500) } }))).total;

  expect([total('england'), total('scotland')]).toEqual([113_500, 100_000]);
  expect(() => withEmployerPension(anInvoice({ lines, pension: pensionedInEngland }))).toThrow(
    expect.objectContaining({ code: 'NO_FIGURE_FOR_DATE' }),
  );
});

test('taking back all fees takes back the whole contribution', () => {
  const fees = fc.array(fc.integer({ min: 0, max: 10_000_000 }).map(pence), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(fees, (prices) => {
      const draft = (count: number) =>
        withEmployerPension(
          anInvoice({
            pension: pensionedInEngland,
            lines: prices.map((unitPrice) => aLine({ unitPrice, quantity: quantity(count) })),
          }),
        );
      expect(totalsOf(draft(-1_000)).total).toBe(0 - totalsOf(draft(1_000)).total);
    }),
  );
});

test('the printed percentage comes to the contribution exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000 }).map(pence), (unitPrice) => {
      const draft = withEmployerPension(anInvoice({ pension: pensionedInEngland, lines: [aLine({ unitPrice, quantity: once })] }));
      const printed = draft.lines.filter((line: InvoiceLine) => line.kind === 'employerPension').map(netOf);
      expect(sumOf(printed)).toBe(sumOf(pensionSums(draft).map(({ contribution }) => contribution)));
    }),
  );
});
