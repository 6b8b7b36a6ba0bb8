import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pence, pounds } from '../money.ts';
import { localDate } from '../time.ts';
import { addDays } from '../zones.ts';
import { closingBalance, statementEntryKinds, statementRows, type StatementEntry } from './account-statement.ts';
import { accountPart } from './statement-period.ts';

function anEntry(on: string, kind: StatementEntry['kind'], reference: string, amount: number): StatementEntry {
  return { on: localDate(on), kind, reference, dueOn: null, amount: pounds(amount) };
}

const november = { from: localDate('2026-11-01'), to: localDate('2026-11-30') };
const entries = [
  anEntry('2026-11-20', 'payment', 'BACS 1', 500),
  anEntry('2026-11-20', 'invoice', '2026-0010', 700),
  anEntry('2026-11-20', 'invoice', '2026-9', 300),
  anEntry('2026-10-31', 'invoice', '2026-0008', 500),
  anEntry('2026-12-01', 'invoice', '2026-0011', 100),
  anEntry('2026-11-30', 'creditNote', 'CN-0001', 700),
  anEntry('2026-11-30', 'refund', 'BACS 2', 50),
  anEntry('2026-11-01', 'writeOff', '2026-0008', 0.5),
];

test('a period begins with what was owed and tells each day by kind and number', () => {
  const part = accountPart(entries, november);

  expect(part.opening).toBe(50_000);
  expect(statementRows(part).map(({ entry, balance }) => [entry.reference, balance])).toEqual([
    ['2026-0008', 49_950],
    ['2026-9', 79_950],
    ['2026-0010', 149_950],
    ['BACS 1', 99_950],
    ['BACS 2', 104_950],
    ['CN-0001', 34_950],
  ]);
});

test('from the beginning there is no opening balance', () => {
  const part = accountPart(entries, { from: null, to: localDate('2026-10-31') });

  expect([part.opening, part.entries.length, closingBalance(part)]).toEqual([0, 1, 50_000]);
});

test('a period in which nothing happened still says what is owed', () => {
  const part = accountPart([anEntry('2026-10-31', 'invoice', '2026-0008', 500)], november);

  expect([part.opening, part.entries, closingBalance(part)]).toEqual([50_000, [], 50_000]);
});

const someEntries = fc.array(
  fc.record({
    on: fc.integer({ min: 0, max: 90 }).map((days) => addDays(localDate('2026-10-01'), days)),
    kind: fc.constantFrom(...statementEntryKinds),
    reference: fc.string({ maxLength: 6 }),
    dueOn: fc.constant(null),
    amount: fc.integer({ min: 0, max: 100_000 }).map(pence),
  }),
  { maxLength: 40 },
);

test('two periods in a row join: the first closes where the second opens, and together they hold every entry once', () => {
  fc.assert(
    fc.property(someEntries, fc.integer({ min: 0, max: 89 }), (given, days) => {
      const end = addDays(localDate('2026-10-01'), days);
      const first = accountPart(given, { from: localDate('2026-10-01'), to: end });
      const second = accountPart(given, { from: addDays(end, 1), to: localDate('2026-12-31') });
      const whole = accountPart(given, { from: null, to: localDate('2026-12-31') });

      expect(second.opening).toBe(closingBalance(first));
      expect([...first.entries, ...second.entries]).toEqual(whole.entries);
      expect(closingBalance(second)).toBe(closingBalance(whole));
    }),
  );
});
