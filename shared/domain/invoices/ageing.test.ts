import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anInvoiceRecord, aSettlement } from '../../../tests/support/an-invoice.ts';
import { pence, pounds, sumOf } from '../money.ts';
import { localDate } from '../time.ts';
import { addDays } from '../zones.ts';
import { ageBandOf, ageBands, ageingOf, averageDaysToPay, paidOffOn } from './ageing.ts';
import { standingOn, type Settlement } from './invoice-state.ts';

const dueOn = localDate('2026-12-30');

test.each([
  [0, 'current'],
  [1, 'days1To30'],
  [30, 'days1To30'],
  [31, 'days31To60'],
  [60, 'days31To60'],
  [61, 'days61To90'],
  [90, 'days61To90'],
  [91, 'over90'],
  [4_000, 'over90'],
])('%i days after the due day is the band %s', (days, band) => {
  expect(ageBandOf(days)).toBe(band);
});

test('what is outstanding stands in exactly one band each', () => {
  const records = fc.array(fc.tuple(fc.integer({ min: -120, max: 30 }), fc.integer({ min: 0, max: 100_000 }).map(pence)), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(records, (given) => {
      const standings = given.map(([shift, total]) => standingOn(anInvoiceRecord({ total, dueOn: addDays(dueOn, shift) }), dueOn));
      const ageing = ageingOf(standings);
      expect(sumOf(ageBands.map((band) => ageing[band]))).toBe(sumOf(standings.map(({ balance }) => balance)));
    }),
  );
});

test('bands hold what is left after part payments, and nothing of what is settled or void', () => {
  const late = anInvoiceRecord({ settlements: [aSettlement({ amount: pounds(400) })] });
  const paid = anInvoiceRecord({ settlements: [aSettlement({ amount: pounds(1_200) })] });
  const current = anInvoiceRecord({ dueOn: localDate('2027-02-28') });
  const records = [late, paid, current, anInvoiceRecord({ voidedOn: localDate('2026-12-01') })];

  expect(ageingOf(records.map((record) => standingOn(record, localDate('2027-01-31'))))).toEqual({
    current: 100_000,
    days1To30: 0,
    days31To60: 60_000,
    days61To90: 0,
    over90: 0,
  });
});

const payment = (on: string, amount: number, kind: Settlement['kind'] = 'payment') =>
  aSettlement({ kind, on: localDate(on), amount: pounds(amount) });

test.each<[string, readonly Settlement[], string | null]>([
  ['in one payment', [payment('2026-12-20', 1_000)], '2026-12-20'],
  ['in parts, listed in any order', [payment('2027-01-05', 600), payment('2026-12-20', 400)], '2027-01-05'],
  ['and paid twice', [payment('2026-12-20', 1_000), payment('2026-12-28', 1_000)], '2026-12-20'],
  [
    'after a payment that bounced',
    [payment('2026-12-20', 1_000), payment('2026-12-22', -1_000), payment('2027-01-09', 1_000)],
    '2027-01-09',
  ],
  ['with the rest credited', [payment('2026-12-20', 900), payment('2026-12-21', 100, 'credit')], '2026-12-21'],
  ['in part only', [payment('2026-12-20', 999.99)], null],
  ['by credit alone', [payment('2026-12-20', 1_000, 'credit')], null],
  ['with the rest given up', [payment('2026-12-20', 900), payment('2026-12-21', 100, 'writeOff')], null],
  ['not at all', [], null],
])('the day on which an invoice was paid off: %s', (_name, settlements, day) => {
  expect(paidOffOn(anInvoiceRecord({ settlements }))).toBe(day);
});

test('neither a draft nor a void was ever paid off, whatever is booked to it', () => {
  const settlements = [payment('2026-12-20', 1_000)];

  expect(paidOffOn(anInvoiceRecord({ issuedOn: null, settlements }))).toBe(null);
  expect(paidOffOn(anInvoiceRecord({ voidedOn: localDate('2026-12-21'), settlements }))).toBe(null);
});

test('the average counts paid invoices only, from issue to the last penny', () => {
  const paidAfter = (days: number) =>
    anInvoiceRecord({ settlements: [aSettlement({ on: addDays(localDate('2026-11-30'), days), amount: pounds(1_000) })] });

  expect(averageDaysToPay([paidAfter(10), paidAfter(20), paidAfter(20), anInvoiceRecord()])).toBe(16.7);
  expect(averageDaysToPay([anInvoiceRecord()])).toBe(null);
});
