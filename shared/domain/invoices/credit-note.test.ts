import fc from 'fast-check';
import { expect, test } from 'vitest';
import { employerRates } from '../../rates/pension/employer-rates.ts';
import { aLine, anInvoice, anIssuer, pensionedInEngland } from '../../../tests/support/an-invoice.ts';
import { pence, pounds, quantity } from '../money.ts';
import { localDate } from '../time.ts';
import { creditNoteFor } from './credit-note.ts';
import { lineUnits, vatTreatments, type InvoiceDraft } from './model.ts';
import * as rules from './pension-line.ts';
import { totalsOf } from './totals.ts';

const withEmployerPension = (draft: InvoiceDraft): InvoiceDraft => rules.withEmployerPension(draft, employerRates);

const issuedOn = localDate('2026-12-11');

function issued(traits: Partial<InvoiceDraft> = {}): InvoiceDraft {
  return anInvoice({ number: '2026-0042', ...traits });
}

function wholeCredit(invoice: InvoiceDraft): InvoiceDraft {
  return creditNoteFor(invoice, { reason: 'Wrong rate', issuedOn, lines: invoice.lines, atMost: totalsOf(invoice).total });
}

test('a credit note names what it corrects, and asks for nothing', () => {
  const invoice = issued({ note: 'Thank you' });

  expect(wholeCredit(invoice)).toEqual({
    ...invoice,
    number: null,
    issuedOn,
    dueOn: null,
    lines: [aLine({ quantity: quantity(-10_000) })],
    credits: { number: '2026-0042', issuedOn: invoice.issuedOn, reason: 'Wrong rate' },
    note: '',
    paymentTerms: '',
  });
});

const someLines = fc.array(
  fc
    .record({
      quantity: fc.integer({ min: 0, max: 100_000 }).map(quantity),
      unit: fc.constantFrom(...lineUnits),
      unitPrice: fc.integer({ min: 1, max: 1_000_000 }).map(pence),
      vat: fc.constantFrom(...vatTreatments),
      pensionable: fc.boolean(),
      workedOn: fc.constantFrom(localDate('2026-03-31'), localDate('2026-04-01'), localDate('2026-11-03')),
    })
    .map((traits) => aLine(traits)),
  { maxLength: 20 },
);

test('a credit note plus its invoice is zero: every line, the net, the VAT of every rate, the total', () => {
  fc.assert(
    fc.property(someLines, fc.boolean(), (lines, isRegistered) => {
      const issuer = anIssuer({ vatNumber: isRegistered ? 'GB123456782' : null });
      const invoice = withEmployerPension(issued({ issuer, lines: [aLine(), ...lines], pension: pensionedInEngland }));
      const before = totalsOf(invoice);
      const credit = totalsOf(wholeCredit(invoice));

      expect(credit.lineNets.map((net, index) => net + (before.lineNets[index] ?? Number.NaN))).toEqual(invoice.lines.map(() => 0));
      expect([credit.net + before.net, credit.vatTotal + before.vatTotal, credit.total + before.total]).toEqual([0, 0, 0]);
      expect(credit.vat.map(({ vat }) => 0 - vat)).toEqual(before.vat.map(({ vat }) => vat));
    }),
  );
});

test('a part of the invoice can be taken back, up to what is left', () => {
  const invoice = issued();
  const credit = (hours: number, atMost: number) =>
    creditNoteFor(invoice, {
      reason: 'Left early',
      issuedOn,
      lines: [aLine({ quantity: quantity(hours * 1_000) })],
      atMost: pounds(atMost),
    });

  expect(totalsOf(credit(2.5, 1_000)).total).toBe(-25_000);
  expect(totalsOf(credit(2.5, 250)).total).toBe(-25_000);
  expect(() => credit(2.5, 249.99)).toThrow(expect.objectContaining({ code: 'CREDIT_OUT_OF_RANGE' }));
  expect(() => credit(0, 1_000)).toThrow(expect.objectContaining({ code: 'CREDIT_OUT_OF_RANGE' }));
  expect(() => credit(-1, 1_000)).toThrow(expect.objectContaining({ code: 'CREDIT_OUT_OF_RANGE' }));
});

test('a draft cannot be credited', () => {
  expect(() => wholeCredit(anInvoice())).toThrow(expect.objectContaining({ code: 'INVOICE_IS_DRAFT' }));
});
