import { expect, test } from 'vitest';
import { anInvoiceRecord, aSettlement } from '../../../tests/support/an-invoice.ts';
import type { ErrorCode } from '../../errors/codes.ts';
import { pounds } from '../money.ts';
import { localDate } from '../time.ts';
import { assertMay, creditable, invoiceActions, refusalOf, type InvoiceAction } from './invoice-actions.ts';
import type { InvoiceRecord } from './invoice-state.ts';

const today = localDate('2026-12-10');
const states = {
  draft: anInvoiceRecord({ issuedOn: null, dueOn: null }),
  issued: anInvoiceRecord(),
  partPaid: anInvoiceRecord({ settlements: [aSettlement({ amount: pounds(400) })] }),
  disputed: anInvoiceRecord({ disputedOn: localDate('2026-12-09') }),
  paid: anInvoiceRecord({ settlements: [aSettlement({ amount: pounds(1_000) })] }),
  credited: anInvoiceRecord({ settlements: [aSettlement({ kind: 'credit', amount: pounds(1_000) })] }),
  void: anInvoiceRecord({ voidedOn: localDate('2026-12-05') }),
} satisfies Record<string, InvoiceRecord>;

const no = {
  draft: 'INVOICE_IS_DRAFT',
  issued: 'INVOICE_ISSUED',
  void: 'INVOICE_VOID',
  settled: 'INVOICE_SETTLED',
  calm: 'INVOICE_NOT_DISPUTED',
  credited: 'INVOICE_CREDITED',
  money: 'INVOICE_HAS_PAYMENTS',
} as const satisfies Record<string, ErrorCode>;

/** Columns: draft, issued, part paid, disputed, paid, credited, void. */
const table: Readonly<Record<InvoiceAction, readonly (ErrorCode | null)[]>> = {
  edit: [null, no.issued, no.issued, no.issued, no.issued, no.issued, no.issued],
  discard: [null, no.issued, no.issued, no.issued, no.issued, no.issued, no.issued],
  issue: [null, no.issued, no.issued, no.issued, no.issued, no.issued, no.issued],
  send: [no.draft, null, null, null, null, null, no.void],
  acknowledge: [no.draft, null, null, null, null, null, no.void],
  dispute: [no.draft, null, null, null, no.settled, no.settled, no.void],
  endDispute: [no.draft, no.calm, no.calm, null, no.calm, no.calm, no.void],
  recordPayment: [no.draft, null, null, null, null, null, no.void],
  credit: [no.draft, null, null, null, null, no.credited, no.void],
  writeOff: [no.draft, null, null, null, no.settled, no.settled, no.void],
  deduct: [no.draft, null, null, null, no.settled, no.settled, no.void],
  void: [no.draft, null, no.money, null, no.money, no.money, no.void],
};

test.each(invoiceActions)('what may follow in every state: %s', (action) => {
  expect(Object.values(states).map((record) => refusalOf(action, record, today))).toEqual(table[action]);
});

test('a refused action throws the code that is shown, an allowed one does not', () => {
  expect(() => assertMay('edit', states.issued, today)).toThrow(expect.objectContaining({ code: 'INVOICE_ISSUED' }));
  expect(() => assertMay('edit', states.draft, today)).not.toThrow();
});

test('a payment does not lessen what may be credited, an earlier credit does', () => {
  const record = anInvoiceRecord({
    settlements: [aSettlement({ amount: pounds(900) }), aSettlement({ kind: 'credit', amount: pounds(250) })],
  });

  expect(creditable(record, today)).toBe(75_000);
});
