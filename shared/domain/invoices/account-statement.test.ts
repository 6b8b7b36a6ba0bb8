import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pence, pounds } from '../money.ts';
import { localDate } from '../time.ts';
import {
  closingBalance,
  statementEntryKinds,
  statementRows,
  type AccountStatement,
  type StatementEntry,
  type StatementEntryKind,
} from './account-statement.ts';

function anEntry(kind: StatementEntryKind, amount = pounds(10)): StatementEntry {
  return { kind, on: localDate('2026-11-02'), reference: '', dueOn: null, amount };
}

function aStatement(entries: readonly StatementEntry[], opening = pence(0)): AccountStatement {
  const customer = { name: 'Riverside', address: [], email: '', kind: 'practice', isBusiness: true } as const;
  const texts = { purchaseOrder: '', reference: '', supplierNumber: '', costCentre: '' };
  const issuer = { name: 'A Okafor', tradingName: '', address: [], email: '', phone: '', legal: { kind: 'soleTrader' } } as const;
  return {
    issuer: { ...issuer, vatNumber: null, registration: null, bank: null, utr: null },
    customer: { ...customer, ...texts },
    from: null,
    to: localDate('2026-11-30'),
    opening,
    entries,
    note: '',
  };
}

test('an invoice raises the balance and a payment lowers it', () => {
  const statement = aStatement(
    [anEntry('invoice', pounds(100)), anEntry('payment', pounds(30)), anEntry('creditNote', pounds(70))],
    pounds(5),
  );

  expect(statementRows(statement).map(({ change, balance }) => [change, balance])).toEqual([
    [10_000, 10_500],
    [-3_000, 7_500],
    [-7_000, 500],
  ]);
  expect(closingBalance(statement)).toBe(500);
});

test('a statement without entries closes as it opened', () => {
  expect(closingBalance(aStatement([], pounds(-12)))).toBe(-1_200);
});

test('the closing balance is the opening one and all changes, whatever the order', () => {
  const entries = fc.array(
    fc.record({ kind: fc.constantFrom(...statementEntryKinds), amount: fc.integer({ min: 0, max: 1_000_000_000 }).map(pence) }),
  );
  fc.assert(
    fc.property(entries, fc.integer({ min: -1_000_000, max: 1_000_000 }).map(pence), (drawn, opening) => {
      const statement = aStatement(
        drawn.map(({ kind, amount }) => anEntry(kind, amount)),
        opening,
      );
      const reversed = { ...statement, entries: statement.entries.toReversed() };
      const changes = statementRows(statement).reduce((sum, { change }) => sum + change, 0);

      expect(closingBalance(statement)).toBe(opening + changes);
      expect(closingBalance(reversed)).toBe(closingBalance(statement));
    }),
  );
});
