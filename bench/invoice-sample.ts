import { employerRates } from '../shared/rates/pension/employer-rates.ts';
import { invoiceDocumentSchema, printedDocumentOf, type InvoiceDocumentInput } from '../shared/contract/invoice-document.ts';
import type { PrintedDocument } from '../shared/domain/invoices/printed-document.ts';

const issuer = {
  name: 'Dr Amara Okafor',
  address: ['14 Harbour Row', 'Bristol', 'BS1 4ST'],
  email: 'amara@okafor.example',
  phone: '0117 496 0000',
  registration: { body: 'GMC', number: '7654321' },
  bank: { accountName: 'A Okafor', sortCode: '123456', accountNumber: '12345678' },
};

/** Twenty lines in a practice of the given number, so that no two invoices are alike. */
export function sampleInvoice(number: number): PrintedDocument {
  return printed({
    kind: 'invoice',
    issuer,
    customer: { name: `Riverside Medical Practice ${number}`, address: [`${number} Mill Lane`, 'Bath', 'BA1 1AA'] },
    number: `2026-${String(number).padStart(4, '0')}`,
    issuedOn: '2026-11-24',
    dueOn: '2026-12-24',
    lines: Array.from({ length: 20 }, (_, index) => ({
      description:
        index % 3 === 0 ? `GP session ${number} with on-call cover and two visits` : `Session at the surgery, room ${number % 9}`,
      workedOn: `2026-11-${String(index + 1).padStart(2, '0')}`,
      startsAt: '09:00',
      endsAt: '12:30',
      quantity: 3.5,
      unit: 'hour',
      unitPricePence: 9_000 + number,
    })),
    paymentTerms: 'Payment within 30 days of the date of this invoice.',
  });
}

/** Forty entries of one practice. */
export function sampleStatement(number: number): PrintedDocument {
  return printed({
    kind: 'statement',
    issuer,
    customer: { name: `Riverside Medical Practice ${number}`, address: [`${number} Mill Lane`, 'Bath', 'BA1 1AA'] },
    from: '2026-04-01',
    to: '2026-11-30',
    openingPence: number,
    entries: Array.from({ length: 40 }, (_, index) => ({
      kind: index % 2 === 0 ? 'invoice' : 'payment',
      on: `2026-${String(4 + Math.floor(index / 6)).padStart(2, '0')}-${String(1 + (index % 6) * 4).padStart(2, '0')}`,
      reference: `2026-${number}${index}`,
      amountPence: 30_000 + number,
    })),
  });
}

function printed(input: InvoiceDocumentInput): PrintedDocument {
  return printedDocumentOf(invoiceDocumentSchema.parse(input), employerRates);
}
