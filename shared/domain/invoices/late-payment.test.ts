import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anInvoiceRecord, aSettlement } from '../../../tests/support/an-invoice.ts';
import { pence, pounds, sumOf } from '../money.ts';
import { localDate } from '../time.ts';
import { addDays, daysBetween } from '../zones.ts';
import type { InvoiceRecord } from './invoice-state.ts';
import { dueDayFor, lateChargeFor, latePaymentLines } from './late-payment.ts';
import { netOf } from './totals.ts';

const dueOn = localDate('2026-03-31');

function aDebt(traits: Partial<InvoiceRecord> = {}): InvoiceRecord {
  return anInvoiceRecord({ issuedOn: localDate('2026-03-01'), dueOn, total: pounds(10_000), ...traits });
}

function chargeAfter(days: number, record = aDebt()) {
  return lateChargeFor(record, { asOf: addDays(dueOn, days), isBusiness: true });
}

test('published example: £10,000 at 11.75 % is £3.22 a day', () => {
  expect(chargeAfter(1)).toEqual({
    rate: 1_175,
    steps: [{ from: '2026-04-01', to: '2026-04-01', days: 1, owed: 1_000_000 }],
    interest: 322,
    perDay: 322,
    fixedSum: 10_000,
  });
});

test('a whole year of 365 days is the yearly rate, to the penny', () => {
  expect(chargeAfter(365)?.interest).toBe(117_500);
});

test('rounding happens once, not day by day', () => {
  expect(chargeAfter(30)?.interest).toBe(9_658); // 96.5753…; thirty times 3.22 would be 96.60
});

test('interest runs from the day after the due day', () => {
  expect([chargeAfter(-5), chargeAfter(0)]).toEqual([null, null]);
  expect(chargeAfter(2)?.steps).toEqual([{ from: '2026-04-01', to: '2026-04-02', days: 2, owed: 1_000_000 }]);
});

test('a part payment lowers the base from its own day on', () => {
  const record = aDebt({ settlements: [aSettlement({ on: addDays(dueOn, 11), amount: pounds(4_000) })] });

  expect(chargeAfter(30, record)).toMatchObject({
    steps: [
      { from: '2026-04-01', to: '2026-04-10', days: 10, owed: 1_000_000 },
      { from: '2026-04-11', to: '2026-04-30', days: 20, owed: 600_000 },
    ],
    interest: 7_082, // (10,000 × 10 + 6,000 × 20) × 11.75 % / 365
    perDay: 193,
    fixedSum: 10_000,
  });
});

test('interest stops when all is paid, and what ran up stays', () => {
  const record = aDebt({ settlements: [aSettlement({ on: addDays(dueOn, 11), amount: pounds(10_000) })] });

  expect(chargeAfter(100, record)).toMatchObject({ interest: 3_219, perDay: 0 });
  expect(chargeAfter(100, record)?.steps).toHaveLength(1);
});

test('what was paid by the due day is no part of the debt', () => {
  const record = aDebt({ settlements: [aSettlement({ on: dueOn, amount: pounds(9_500) })] });

  expect(chargeAfter(1, record)).toMatchObject({ steps: [{ owed: 50_000 }], fixedSum: 4_000 });
});

test.each<[string, InvoiceRecord]>([
  ['paid on the due day', aDebt({ settlements: [aSettlement({ on: dueOn, amount: pounds(10_000) })] })],
  ['paid on the first late day', aDebt({ settlements: [aSettlement({ on: addDays(dueOn, 1), amount: pounds(10_000) })] })],
  ['void', aDebt({ voidedOn: localDate('2026-04-20') })],
  ['a draft', aDebt({ issuedOn: null })],
  ['without a due day', aDebt({ dueOn: null })],
])('nothing is asked for an invoice that is %s', (_name, record) => {
  expect(chargeAfter(60, record)).toBe(null);
});

test('nothing is ever asked of a private client', () => {
  expect(lateChargeFor(aDebt(), { asOf: localDate('2026-12-31'), isBusiness: false })).toBe(null);
});

test('the base rate is the one of the half-year in which the debt became late, and stays', () => {
  const rate = (due: string, asOf: string) =>
    lateChargeFor(aDebt({ dueOn: localDate(due) }), { asOf: localDate(asOf), isBusiness: true })?.rate;

  expect([rate('2025-12-30', '2026-03-01'), rate('2025-12-31', '2026-03-01'), rate('2024-06-29', '2026-03-01')]).toEqual([
    1_225, 1_175, 1_325,
  ]);
});

test('a debt that becomes late in a half-year without a known rate is an error, not a guess', () => {
  expect(() => lateChargeFor(aDebt({ dueOn: localDate('2026-12-31') }), { asOf: localDate('2027-01-01'), isBusiness: true })).toThrow(
    expect.objectContaining({ code: 'NO_FIGURE_FOR_DATE', details: { table: 'latePayment', on: '2027-01-01' } }),
  );
});

const someSettlements = fc.array(
  fc.record({
    kind: fc.constantFrom('payment' as const, 'credit' as const, 'writeOff' as const),
    on: fc.integer({ min: -20, max: 120 }).map((days) => addDays(dueOn, days)),
    amount: fc.integer({ min: -200_000, max: 600_000 }).map(pence),
  }),
  { maxLength: 8 },
);

test('the steps are the days one by one: interest equals the sum over single days, to rounding', () => {
  fc.assert(
    fc.property(someSettlements, fc.integer({ min: 1, max: 150 }), (settlements, days) => {
      const charge = chargeAfter(days, aDebt({ settlements }));
      let penceDays = 0;
      for (let day = 1; day <= days; day += 1) {
        const settled = settlements.filter(({ on }) => on <= addDays(dueOn, day)).map(({ amount }) => amount);
        penceDays += Math.max(0, 1_000_000 - sumOf(settled));
      }
      const owedAtFirst = chargeAfter(1, aDebt({ settlements })) !== null;
      expect(Math.abs((charge?.interest ?? 0) - (owedAtFirst ? (penceDays * 0.1175) / 365 : 0))).toBeLessThanOrEqual(0.5001);
    }),
  );
});

test('interest never falls as days pass', () => {
  fc.assert(
    fc.property(someSettlements, fc.integer({ min: 1, max: 150 }), (settlements, days) => {
      const record = aDebt({ settlements });
      expect(chargeAfter(days + 1, record)?.interest ?? 0).toBeGreaterThanOrEqual(chargeAfter(days, record)?.interest ?? 0);
    }),
  );
});

test('a further charge goes on after the last day of the one before, without the fixed sum, and only where interest ran up', () => {
  const further = (days: number, until: number, record = aDebt()) =>
    lateChargeFor(record, { asOf: addDays(dueOn, days), isBusiness: true, chargedUntil: addDays(dueOn, until) });
  const paid = aDebt({ settlements: [aSettlement({ on: addDays(dueOn, 31), amount: pounds(10_000) })] });

  expect(further(40, 30)).toMatchObject({ steps: [{ from: '2026-05-01', to: '2026-05-10', days: 10 }], fixedSum: 0, perDay: 322 });
  expect([further(30, 30), further(20, 30), further(90, 30, paid)]).toEqual([null, null, null]);
});

test('charges one after the other come to the penny to what a single one would', () => {
  const days = fc.integer({ min: 1, max: 150 });
  fc.assert(
    fc.property(someSettlements, days, days, (settlements, one, other) => {
      const record = aDebt({ settlements });
      const [early, late] = [Math.min(one, other), Math.max(one, other)];
      const asked = { asOf: addDays(dueOn, late), isBusiness: true, chargedUntil: addDays(dueOn, early) };
      const further = lateChargeFor(record, asked)?.interest ?? 0;

      expect((chargeAfter(early, record)?.interest ?? 0) + further).toBe(chargeAfter(late, record)?.interest ?? 0);
    }),
  );
});

test('the lines ask for exactly the charge, outside the scope of VAT', () => {
  const charge = chargeAfter(30);
  const lines = charge === null ? [] : latePaymentLines(charge, '2026-0042');

  expect(lines.map((line) => [line.kind, line.description, netOf(line), line.vat])).toEqual([
    ['interest', 'Statutory interest on invoice 2026-0042: 11.75% a year, 30 days', 9_658, 'outside'],
    ['compensation', 'Fixed sum for late payment of invoice 2026-0042', 10_000, 'outside'],
  ]);
});

test.each<[string, string | null, number | null, string]>([
  ['agreed days count from the invoice', '2026-01-20', 14, '2026-01-24'],
  ['payment at once', null, 0, '2026-01-10'],
  ['nothing agreed: 30 days after the invoice', '2026-01-05', null, '2026-02-09'],
  ['nothing agreed: 30 days after a later delivery', '2026-01-20', null, '2026-02-19'],
  ['nothing agreed, delivery unknown', null, null, '2026-02-09'],
])('the due day: %s', (_name, deliveredOn, agreedDays, due) => {
  const day = dueDayFor(localDate('2026-01-10'), deliveredOn === null ? null : localDate(deliveredOn), agreedDays);

  expect(day).toBe(due);
  expect(daysBetween(localDate('2026-01-10'), day)).toBeGreaterThanOrEqual(0);
});
