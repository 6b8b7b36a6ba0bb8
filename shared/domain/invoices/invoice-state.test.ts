import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anInvoiceRecord, aSettlement } from '../../../tests/support/an-invoice.ts';
import { pence, pounds } from '../money.ts';
import { localDate } from '../time.ts';
import { addDays } from '../zones.ts';
import { standingOn, type InvoiceRecord, type InvoiceState } from './invoice-state.ts';

const dueOn = localDate('2026-12-30');
const dayAfterDue = localDate('2026-12-31');
const inTime = localDate('2026-12-10');

const sent = { sentOn: localDate('2026-12-01') };
const returned = { ...sent, returnedOn: localDate('2026-12-02') };
const halfPaid = { settlements: [aSettlement({ amount: pounds(500) })] };
const disputed = { disputedOn: localDate('2026-12-09') };

test.each<[string, Partial<InvoiceRecord>, InvoiceState, InvoiceState]>([
  ['without a day of issue', { issuedOn: null, dueOn: null }, 'draft', 'draft'],
  ['issued', {}, 'issued', 'overdue'],
  ['sent', sent, 'sent', 'overdue'],
  ['sent and come back', returned, 'returned', 'overdue'],
  ['acknowledged although a copy came back', { ...returned, acknowledgedOn: localDate('2026-12-03') }, 'acknowledged', 'overdue'],
  ['part paid although it came back', { ...returned, ...halfPaid }, 'partPaid', 'overdue'],
  ['acknowledged', { ...sent, acknowledgedOn: localDate('2026-12-03') }, 'acknowledged', 'overdue'],
  ['part paid', { ...sent, ...halfPaid }, 'partPaid', 'overdue'],
  ['disputed', { ...sent, ...halfPaid, ...disputed }, 'disputed', 'disputed'],
  ['paid', { settlements: [aSettlement({ amount: pounds(1_000) })] }, 'paid', 'paid'],
  ['paid after a dispute that nobody closed', { ...disputed, settlements: [aSettlement({ amount: pounds(1_000) })] }, 'paid', 'paid'],
  ['credited in full', { settlements: [aSettlement({ kind: 'credit', amount: pounds(1_000) })] }, 'credited', 'credited'],
  [
    'paid in part, the rest credited',
    { settlements: [aSettlement({ amount: pounds(400) }), aSettlement({ kind: 'credit', amount: pounds(600) })] },
    'paid',
    'paid',
  ],
  [
    'paid in part, then credited in full',
    { settlements: [aSettlement({ amount: pounds(400) }), aSettlement({ kind: 'credit', amount: pounds(1_000) })] },
    'credited',
    'credited',
  ],
  [
    'paid in full, then credited in part',
    { settlements: [aSettlement({ amount: pounds(1_000) }), aSettlement({ kind: 'credit', amount: pounds(400) })] },
    'paid',
    'paid',
  ],
  [
    'credited in part, the rest given up',
    { settlements: [aSettlement({ kind: 'credit', amount: pounds(400) }), aSettlement({ kind: 'writeOff', amount: pounds(600) })] },
    'writtenOff',
    'writtenOff',
  ],
  [
    'paid in part, the rest given up',
    { settlements: [aSettlement({ amount: pounds(400) }), aSettlement({ kind: 'writeOff', amount: pounds(600) })] },
    'writtenOff',
    'writtenOff',
  ],
  [
    'paid less the tax that was taken off',
    { settlements: [aSettlement({ amount: pounds(700) }), aSettlement({ kind: 'deduction', amount: pounds(300) })] },
    'paid',
    'paid',
  ],
  [
    'paid in part, a part of the tax noted, the rest credited',
    {
      settlements: [aSettlement({ kind: 'deduction', amount: pounds(300) }), aSettlement({ kind: 'credit', amount: pounds(700) })],
    },
    'paid',
    'paid',
  ],
  ['void', { voidedOn: localDate('2026-12-02') }, 'void', 'void'],
  ['without a due day', { dueOn: null }, 'issued', 'issued'],
])('an invoice %s has its state in time and after the due day', (_name, traits, inTimeState, lateState) => {
  const record = anInvoiceRecord(traits);

  expect([standingOn(record, inTime).state, standingOn(record, dayAfterDue).state]).toEqual([inTimeState, lateState]);
});

test('the due day itself is not late, the next one is, in any season', () => {
  const days = [dueOn, dayAfterDue, addDays(dueOn, 90)];

  expect(days.map((day) => standingOn(anInvoiceRecord(), day).daysOverdue)).toEqual([0, 1, 90]);
});

test('nothing is asked for by a draft or a void, and nothing is late that is settled', () => {
  const owes = (traits: Partial<InvoiceRecord>) => {
    const { balance, overpaid, daysOverdue } = standingOn(anInvoiceRecord(traits), addDays(dueOn, 10));
    return [balance, overpaid, daysOverdue];
  };

  expect(owes({ issuedOn: null })).toEqual([0, 0, 0]);
  expect(owes({ voidedOn: localDate('2026-12-02') })).toEqual([0, 0, 0]);
  expect(owes({ settlements: [aSettlement({ amount: pounds(1_000) })] })).toEqual([0, 0, 0]);
  expect(owes({ settlements: [aSettlement({ amount: pounds(999.99) })] })).toEqual([1, 0, 10]);
});

test('an invoice of nothing is paid from the start', () => {
  expect(standingOn(anInvoiceRecord({ total: pence(0) }), inTime).state).toBe('paid');
});

test('money counts from the day it came in', () => {
  const record = anInvoiceRecord({ settlements: [aSettlement({ on: localDate('2026-12-15'), amount: pounds(1_000) })] });

  expect(standingOn(record, localDate('2026-12-14'))).toMatchObject({ state: 'issued', balance: 100_000, paid: 0 });
  expect(standingOn(record, localDate('2026-12-15'))).toMatchObject({ state: 'paid', balance: 0, paid: 100_000 });
});

test('what comes in beyond the total is an over-payment, not a negative balance', () => {
  const record = anInvoiceRecord({ settlements: [aSettlement({ amount: pounds(600) }), aSettlement({ amount: pounds(600) })] });

  expect(standingOn(record, inTime)).toMatchObject({ state: 'paid', paid: 120_000, balance: 0, overpaid: 20_000, daysOverdue: 0 });
});

test('a payment that bounces opens the invoice again', () => {
  const record = anInvoiceRecord({
    settlements: [aSettlement({ amount: pounds(1_000) }), aSettlement({ on: localDate('2026-12-12'), amount: pounds(-1_000) })],
  });

  expect(standingOn(record, dayAfterDue)).toMatchObject({ state: 'overdue', balance: 100_000, paid: 0 });
});

const someSettlements = fc.array(
  fc.record({
    kind: fc.constantFrom('payment' as const, 'credit' as const, 'writeOff' as const, 'deduction' as const),
    on: fc.integer({ min: 0, max: 60 }).map((days) => addDays(localDate('2026-11-30'), days)),
    amount: fc.integer({ min: -50_000, max: 150_000 }).map(pence),
  }),
  { maxLength: 12 },
);

test('the balance is exact: total less all that settled it, to the penny, on every day', () => {
  fc.assert(
    fc.property(someSettlements, fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 500_000 }), (settlements, days, total) => {
      const today = addDays(localDate('2026-11-30'), days);
      const { paid, credited, writtenOff, deducted, balance, overpaid } = standingOn(
        anInvoiceRecord({ total: pence(total), settlements }),
        today,
      );

      expect(total - paid - credited - writtenOff - deducted).toBe(balance - overpaid);
      expect(Math.min(balance, overpaid)).toBe(0);
    }),
  );
});
