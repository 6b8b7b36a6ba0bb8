import type { Company, InvoiceCustomer, InvoiceDraft, InvoiceLine, Issuer, PensionTerms } from '../../shared/domain/invoices/model.ts';
import type { InvoiceRecord, Settlement } from '../../shared/domain/invoices/invoice-state.ts';
import { pounds, quantity } from '../../shared/domain/money.ts';
import { localDate } from '../../shared/domain/time.ts';

/** A GP locum trading alone, not registered for VAT, with all that an invoice needs. */
export function anIssuer(traits: Partial<Issuer> = {}): Issuer {
  return {
    name: 'Asha Okafor',
    tradingName: '',
    address: ['4 Mill Lane', 'Otley', 'LS21 3AB'],
    email: 'asha@example.org',
    phone: '01943 555012',
    legal: { kind: 'soleTrader' },
    vatNumber: null,
    registration: { body: 'GMC', number: '7654321' },
    bank: { accountName: 'A Okafor', sortCode: '089999', accountNumber: '66374958', iban: '', bic: '' },
    utr: null,
    ...traits,
  };
}

export function aCompany(traits: Partial<Company> = {}): Company {
  return {
    kind: 'company',
    companyNumber: '01234567',
    registeredOffice: ['4 Mill Lane', 'Otley', 'LS21 3AB'],
    placeOfRegistration: 'England and Wales',
    ...traits,
  };
}

/** A GP practice in England. */
export function aCustomer(traits: Partial<InvoiceCustomer> = {}): InvoiceCustomer {
  return {
    name: 'Bridge Street Surgery',
    address: ['12 Bridge Street', 'Leeds', 'LS1 4PR'],
    email: 'accounts@example.org',
    kind: 'practice',
    isBusiness: true,
    purchaseOrder: '',
    reference: '',
    supplierNumber: '',
    costCentre: '',
    ...traits,
  };
}

/** Ten hours at £100 on 3 November 2026, exempt and pensionable. */
export function aLine(traits: Partial<InvoiceLine> = {}): InvoiceLine {
  return {
    kind: 'fee',
    description: 'GP locum session',
    workedOn: localDate('2026-11-03'),
    startsAt: null,
    endsAt: null,
    quantity: quantity(10_000),
    unit: 'hour',
    unitPrice: pounds(100),
    vat: 'exempt',
    pensionable: true,
    ...traits,
  };
}

export const pensionedInEngland: PensionTerms = { nation: 'england', practiceRate: null };

/** One line of £1,000.00 for work in November 2026, ready to be issued, without a pension line. */
export function anInvoice(traits: Partial<InvoiceDraft> = {}): InvoiceDraft {
  return {
    issuer: anIssuer(),
    customer: aCustomer(),
    number: null,
    issuedOn: localDate('2026-11-30'),
    dueOn: localDate('2026-12-30'),
    period: { from: localDate('2026-11-03'), to: localDate('2026-11-03') },
    lines: [aLine()],
    pension: null,
    pensionAsked: false,
    credits: null,
    note: '',
    paymentTerms: 'Payment within 30 days',
    ...traits,
  };
}

/** £1,000.00 issued on 30 November 2026, due on 30 December, nothing paid. */
export function anInvoiceRecord(traits: Partial<InvoiceRecord> = {}): InvoiceRecord {
  return {
    total: pounds(1_000),
    issuedOn: localDate('2026-11-30'),
    dueOn: localDate('2026-12-30'),
    sentOn: null,
    returnedOn: null,
    acknowledgedOn: null,
    disputedOn: null,
    voidedOn: null,
    settlements: [],
    ...traits,
  };
}

/** A payment of £100.00 on 5 December 2026. */
export function aSettlement(traits: Partial<Settlement> = {}): Settlement {
  return { kind: 'payment', on: localDate('2026-12-05'), amount: pounds(100), ...traits };
}
