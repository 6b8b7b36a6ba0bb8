import { expect, test } from 'vitest';
import { aLine, anInvoice, anIssuer } from '../../tests/support/an-invoice.ts';
import type { InvoiceDraft } from '../../shared/domain/invoices/model.ts';
import { pence } from '../../shared/domain/money.ts';
import { localDate } from '../../shared/domain/time.ts';
import { invoiceSheet } from './invoice-sheet.ts';

const taxed = { issuer: anIssuer({ vatNumber: 'GB123456782' }), lines: [aLine({ vat: 'standard' })] };

/** What an invoice of 30 November says of its tax point, for work on 3 November. */
function taxPointOn(traits: Partial<InvoiceDraft>): string | null {
  const { facts } = invoiceSheet({ kind: 'invoice', draft: anInvoice({ ...taxed, ...traits }), settled: pence(0), withSlip: false });
  return facts.find(({ label }) => label === 'Tax point')?.value ?? null;
}

test('an invoice names its tax point where that is another day than its own, and only where it charges VAT', () => {
  expect(taxPointOn({})).toBe('3 November 2026');
  expect(taxPointOn({ issuedOn: localDate('2026-11-17') })).toBeNull();
  expect(taxPointOn({ issuedOn: localDate('2026-11-17'), paidOn: localDate('2026-11-02') })).toBe('2 November 2026');
  expect(taxPointOn({ lines: [aLine({ vat: 'exempt' })] })).toBeNull();
  expect(taxPointOn({ issuer: anIssuer() })).toBeNull();
  const lines = [aLine({ vat: 'standard' }), aLine({ vat: 'standard', workedOn: localDate('2026-11-20') })];
  expect(taxPointOn({ lines })).toBe('3 November 2026, 30 November 2026');
});
