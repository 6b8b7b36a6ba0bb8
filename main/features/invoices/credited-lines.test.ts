import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DraftDocument } from '../../../shared/contract/invoice-draft.ts';
import { creditNoteFor } from '../../../shared/domain/invoices/credit-note.ts';
import { linesLeft, overcreditedLine } from '../../../shared/domain/invoices/credit-rest.ts';
import type { InvoiceDraft } from '../../../shared/domain/invoices/model.ts';
import { withEmployerPension } from '../../../shared/domain/invoices/pension-line.ts';
import { totalsOf } from '../../../shared/domain/invoices/totals.ts';
import { pence, quantity } from '../../../shared/domain/money.ts';
import { localDate } from '../../../shared/domain/time.ts';
import { employerRates } from '../../../shared/rates/pension/employer-rates.ts';
import { aLine, anInvoice, anIssuer, pensionedInEngland } from '../../../tests/support/an-invoice.ts';
import { linesToCredit, type CreditedLine } from './credited-lines.ts';

const issuedOn = localDate('2026-12-11');

/** Credits an invoice step by step, each note as it would be issued. */
function credited(invoice: InvoiceDraft) {
  const document = stored(withEmployerPension(invoice, employerRates));
  const notes: DraftDocument[] = [];
  const atMost = () => pence(totalsOf(document).total + notes.reduce((sum, note) => sum + totalsOf(note).total, 0));
  const credit = (wanted: readonly CreditedLine[] | null): void => {
    const lines = linesToCredit(wanted, { invoice: document, notes, atMost: atMost(), shares: employerRates });
    notes.push(stored(creditNoteFor(document, { reason: 'Not worked', issuedOn, lines, atMost: atMost() })));
  };
  return { credit, atMost, notes, left: () => linesLeft(document.lines, notes) };
}

function stored(draft: InvoiceDraft): DraftDocument {
  return { ...draft, lines: draft.lines.map((line) => ({ ...line, bookingId: null, appraisal: null })) };
}

const aFee = fc.record({
  quantity: fc.integer({ min: 1_000, max: 9_000 }).map(quantity),
  unitPrice: fc.integer({ min: 101, max: 99_999 }).map(pence),
  vat: fc.constantFrom('standard' as const, 'reduced' as const, 'exempt' as const),
  pensionable: fc.boolean(),
});
/** How much of what is left of a line is taken back in one step. */
const someParts = fc.array(fc.array(fc.constantFrom(0, 0.25, 0.5, 1), { minLength: 1, maxLength: 5 }), { maxLength: 4 });

test('credit notes of parts and of the rest take back every penny of an invoice, and none that was not on it', () => {
  fc.assert(
    fc.property(fc.array(aFee, { minLength: 1, maxLength: 5 }), someParts, fc.boolean(), (fees, steps, isRegistered) => {
      const issuer = anIssuer({ vatNumber: isRegistered ? 'GB123456782' : null });
      const lines = fees.map((fee) => aLine({ ...fee, unit: 'item' }));
      const invoice = credited(anInvoice({ number: '2026-0042', issuer, lines, pension: pensionedInEngland }));
      for (const step of steps) {
        const parts = invoice
          .left()
          .map(({ index, quantity: left }) => ({ index, quantity: quantity(Math.floor(left * (step[index] ?? 0))) }));
        const wanted = parts.filter((part) => part.quantity > 0);
        if (wanted.length > 0) invoice.credit(wanted);
      }
      if (invoice.atMost() > 0) invoice.credit(null);

      expect([invoice.atMost(), ...invoice.left().map((one) => one.quantity)]).toEqual([0, ...fees.map(() => 0)]);
    }),
  );
});

test('no more of a line is taken back than other notes left of it, and no line twice', () => {
  const lines = [aLine({ description: 'Morning', unitPrice: pence(1_000) }), aLine({ description: 'Evening', unitPrice: pence(5_000) })];
  const invoice = credited(anInvoice({ number: '2026-0042', lines }));
  const of = (index: number, units: number) => ({ index, quantity: quantity(units * 1_000) });
  const refused = expect.objectContaining({ code: 'CREDIT_OUT_OF_RANGE' });
  invoice.credit([of(0, 6)]);

  for (const wanted of [[of(0, 5)], [of(0, 2), of(0, 2)], [of(2, 1)], [of(0, -1)]]) expect(() => invoice.credit(wanted)).toThrow(refused);
  invoice.credit([of(0, 4)]);
  expect(invoice.left()).toEqual([of(0, 0), of(1, 10)]);
});

test('a line of a note holds on to the line that it takes back, whatever its words are: no more of it, and no dearer', () => {
  const lines = [aLine({ description: 'Morning' }), aLine({ description: 'Evening' }), aLine({ description: 'Evening' })];
  const taking = (traits: Parameters<typeof aLine>[0]) => ({
    lines: [aLine({ quantity: quantity(-10_000), description: 'Sorry', ...traits })],
  });
  const half = { quantity: quantity(-5_000) };
  const over = (...notes: ReturnType<typeof taking>[]) => overcreditedLine(lines, notes);

  expect(linesLeft(lines, [taking({ ofLine: 0 })]).map((left) => left.quantity)).toEqual([0, 10_000, 10_000]);
  expect([over(taking({ ofLine: 0 })), over(taking({ ofLine: 0, ...half }), taking({ ofLine: 0, ...half }))]).toEqual([null, null]);
  expect(over(taking({ ofLine: 0 }), taking({ ofLine: 0, quantity: quantity(-1) }))).toBe(0);
  expect(over(taking({ ofLine: 1, ...half, unitPrice: pence(20_001) }))).toBe(1);
  expect(over(taking({ ofLine: 1, ...half, unitPrice: pence(20_000) }))).toBeNull();
  expect(over(taking({ description: 'Evening', quantity: quantity(-20_000) }))).toBeNull();
  expect(over(taking({ description: 'Evening', quantity: quantity(-20_001) }))).toBe(1);
  expect(over(taking({ description: 'Evening' }), taking({ ofLine: 1 }), taking({ ofLine: 2 }))).toBe(1);
  expect(over(taking({ description: 'Goodwill', quantity: quantity(-90_000) }))).toBeNull();
});
