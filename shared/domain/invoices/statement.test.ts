import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pence, pounds, sumOf } from '../money.ts';
import { localDate } from '../time.ts';
import { addDays } from '../zones.ts';
import { accountEntryKinds, statementOf, type AccountEntry } from './statement.ts';

function anEntry(on: string, kind: AccountEntry['kind'], reference: string, amount: number): AccountEntry {
  return { on: localDate(on), kind, reference, amount: pounds(amount) };
}

test('a statement begins with what was owed and runs on, line by line', () => {
  const entries = [
    anEntry('2026-11-20', 'payment', 'BACS 1', -500),
    anEntry('2026-11-20', 'invoice', '2026-0010', 700),
    anEntry('2026-11-20', 'invoice', '2026-9', 300),
    anEntry('2026-10-31', 'invoice', '2026-0008', 500),
    anEntry('2026-12-01', 'invoice', '2026-0011', 100),
    anEntry('2026-11-30', 'creditNote', 'CN-0001', -700),
    anEntry('2026-11-30', 'refund', 'BACS 2', 50),
    anEntry('2026-11-01', 'writeOff', '2026-0008', -0.5),
  ];

  const statement = statementOf(entries, { from: localDate('2026-11-01'), to: localDate('2026-11-30') });

  expect(statement.lines.map(({ reference, balance }) => [reference, balance])).toEqual([
    ['2026-0008', 49_950],
    ['2026-9', 79_950],
    ['2026-0010', 149_950],
    ['BACS 1', 99_950],
    ['CN-0001', 29_950],
    ['BACS 2', 34_950],
  ]);
  expect([statement.opening, statement.closing]).toEqual([50_000, 34_950]);
});

test('a period in which nothing happened still says what is owed', () => {
  const entries = [anEntry('2026-10-31', 'invoice', '2026-0008', 500)];

  expect(statementOf(entries, { from: localDate('2026-11-01'), to: localDate('2026-11-30') })).toMatchObject({
    opening: 50_000,
    lines: [],
    closing: 50_000,
  });
});

const someEntries = fc.array(
  fc.record({
    on: fc.integer({ min: 0, max: 90 }).map((days) => addDays(localDate('2026-10-01'), days)),
    kind: fc.constantFrom(...accountEntryKinds),
    reference: fc.string({ maxLength: 6 }),
    amount: fc.integer({ min: -100_000, max: 100_000 }).map(pence),
  }),
  { maxLength: 40 },
);

test('two periods in a row join: the first closes where the second opens, and together they hold every entry once', () => {
  fc.assert(
    fc.property(someEntries, fc.integer({ min: 0, max: 89 }), (entries, days) => {
      const end = addDays(localDate('2026-10-01'), days);
      const first = statementOf(entries, { from: localDate('2026-10-01'), to: end });
      const second = statementOf(entries, { from: addDays(end, 1), to: localDate('2026-12-31') });

      expect(second.opening).toBe(first.closing);
      expect(first.lines.length + second.lines.length).toBe(entries.length);
      expect(second.closing).toBe(sumOf(entries.map(({ amount }) => amount)));
    }),
  );
});
