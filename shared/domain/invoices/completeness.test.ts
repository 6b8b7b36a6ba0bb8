import { expect, test } from 'vitest';
import { aCompany, aCustomer, aLine, anInvoice, anIssuer, pensionedInEngland } from '../../../tests/support/an-invoice.ts';
import { pounds, quantity } from '../money.ts';
import { localDate, localTime } from '../time.ts';
import { findingWords } from './completeness-words.ts';
import { findingsOf, mayBeIssued } from './completeness.ts';
import type { InvoiceDraft, InvoiceLine } from './model.ts';

const times = { startsAt: localTime('08:30'), endsAt: localTime('18:30') };

/** Lacks nothing: so each test sees only what it takes away. */
function complete(traits: Partial<InvoiceDraft> = {}): InvoiceDraft {
  return anInvoice({ lines: [aLine(times)], ...traits });
}

function findings(draft: InvoiceDraft): readonly string[] {
  return findingsOf(draft).map(({ code, level, field }) => `${level} ${code} at ${field}`);
}

function withLine(traits: Partial<InvoiceLine>): InvoiceDraft {
  return complete({ lines: [aLine({ ...times, ...traits })] });
}

test('a complete invoice has no finding', () => {
  expect(findings(complete())).toEqual([]);
});

test.each<[string, InvoiceDraft, readonly string[]]>([
  ['any business: name', complete({ issuer: anIssuer({ name: ' ' }) }), ['law issuerName at issuer.name']],
  ['any business: address', complete({ issuer: anIssuer({ address: [''] }) }), ['law issuerAddress at issuer.address']],
  ['any business: contact', complete({ issuer: anIssuer({ email: '', phone: '' }) }), ['law issuerContact at issuer.email']],
  ['any business: telephone is contact enough', complete({ issuer: anIssuer({ email: '' }) }), []],
  ['any business: customer name', complete({ customer: aCustomer({ name: '' }) }), ['law customerName at customer.name']],
  ['any business: customer address', complete({ customer: aCustomer({ address: [] }) }), ['law customerAddress at customer.address']],
  ['any business: date', complete({ issuedOn: null }), ['law issuedOn at issuedOn']],
  ['any business: no lines', complete({ lines: [] }), ['law noLines at lines']],
  ['any business: description', withLine({ description: '' }), ['law lineDescription at lines.0.description']],
  [
    'any business: supply date',
    complete({ period: null, lines: [aLine({ ...times, workedOn: null })] }),
    ['law supplyDate at lines.0.workedOn'],
  ],
  ['any business: the period is a supply date', withLine({ workedOn: null }), []],
  [
    'any business: nothing to pay',
    withLine({ unitPrice: pounds(0) }),
    ['recommended lineIsNothing at lines.0.quantity', 'law totalNotPositive at lines'],
  ],
  [
    'sole trader with a trading name: own name',
    complete({ issuer: anIssuer({ name: '', tradingName: 'Mill Lane Medical' }) }),
    ['law issuerNameBesideTradingName at issuer.name'],
  ],
  [
    'sole trader with a trading name: address for documents',
    complete({ issuer: anIssuer({ address: [], tradingName: 'Mill Lane Medical' }) }),
    ['law issuerAddressForDocuments at issuer.address'],
  ],
  [
    'care of a voluntary register is not exempt',
    complete({ issuer: anIssuer({ registration: { body: 'BACP', number: '123456' } }) }),
    ['recommended exemptWithoutRegister at issuer.registration'],
  ],
  [
    'work of a voluntary register that nobody calls exempt',
    complete({ issuer: anIssuer({ registration: { body: 'BACP', number: '1' } }), lines: [aLine({ ...times, vat: 'standard' })] }),
    [],
  ],
  ['company: all there', complete({ issuer: anIssuer({ name: 'Mill Lane Medical Ltd', legal: aCompany() }) }), []],
  [
    'company: what Companies House knows',
    complete({
      issuer: anIssuer({ name: '', legal: aCompany({ companyNumber: '', registeredOffice: [], placeOfRegistration: '' }) }),
    }),
    [
      'law companyName at issuer.name',
      'law companyNumber at issuer.legal.companyNumber',
      'law registeredOffice at issuer.legal.registeredOffice',
      'law placeOfRegistration at issuer.legal.placeOfRegistration',
    ],
  ],
  [
    'company: the full name',
    complete({ issuer: anIssuer({ name: 'Mill Lane Medical', legal: aCompany() }) }),
    ['recommended companyNameEnding at issuer.name'],
  ],
  ['VAT-registered: number', complete({ issuer: anIssuer({ vatNumber: '' }) }), ['law vatNumber at issuer.vatNumber']],
  [
    'VAT-registered: digits',
    complete({ issuer: anIssuer({ vatNumber: 'GB123456783' }) }),
    ['recommended vatNumberDigits at issuer.vatNumber'],
  ],
  [
    'VAT-registered, up to £250: the customer is not needed',
    complete({
      issuer: anIssuer({ vatNumber: 'GB123456782' }),
      customer: aCustomer({ name: '', address: [] }),
      lines: [aLine({ ...times, vat: 'standard', quantity: quantity(1_000), unitPrice: pounds(208.33) })],
    }),
    ['recommended customerNameSimplified at customer.name', 'recommended customerAddressSimplified at customer.address'],
  ],
  [
    'VAT-registered, a penny over £250: it is',
    complete({
      issuer: anIssuer({ vatNumber: 'GB123456782' }),
      customer: aCustomer({ name: '' }),
      lines: [aLine({ ...times, vat: 'standard', quantity: quantity(1_000), unitPrice: pounds(208.34) })],
    }),
    ['law customerName at customer.name'],
  ],
  [
    'NHS trust without a purchase order',
    complete({ customer: aCustomer({ kind: 'trust' }) }),
    ['recommended purchaseOrder at customer.purchaseOrder'],
  ],
  ['NHS trust with one', complete({ customer: aCustomer({ kind: 'trust', purchaseOrder: 'PO-1' }) }), []],
  [
    'health organisation: registration',
    complete({ issuer: anIssuer({ registration: null }) }),
    ['recommended exemptUnregistered at issuer.registration'],
  ],
  [
    'health organisation: number of the registration',
    complete({ issuer: anIssuer({ registration: { body: 'GMC', number: ' ' } }) }),
    ['recommended registration at issuer.registration'],
  ],
  [
    'no register named, and nothing called exempt',
    complete({ issuer: anIssuer({ registration: null }), customer: aCustomer({ kind: 'agency' }), lines: [aLine({ vat: 'standard' })] }),
    [],
  ],
  [
    'no register named, and only interest and expenses are exempt or outside',
    complete({
      issuer: anIssuer({ registration: null }),
      customer: aCustomer({ kind: 'agency' }),
      lines: [aLine({ kind: 'expense', vat: 'exempt' })],
    }),
    [],
  ],
  ['practice: a session that only begins', withLine({ endsAt: null }), ['recommended sessionTimes at lines.0.endsAt']],
  [
    'trust: due after 31 days',
    complete({ customer: aCustomer({ kind: 'trust', purchaseOrder: 'P1' }), dueOn: localDate('2026-12-31') }),
    ['recommended dueTooLatePublic at dueOn'],
  ],
  ['practice: due after 31 days', complete({ dueOn: localDate('2026-12-31') }), []],
  ['practice: times of a session', withLine({ startsAt: null }), ['recommended sessionTimes at lines.0.startsAt']],
  ['agency: no times needed', complete({ customer: aCustomer({ kind: 'agency' }), lines: [aLine()] }), []],
  ['customs: address for sending', complete({ customer: aCustomer({ email: '' }) }), ['recommended customerEmail at customer.email']],
  ['customs: due date', complete({ dueOn: null }), ['recommended dueOn at dueOn']],
  ['customs: due before issue', complete({ dueOn: localDate('2026-11-29') }), ['recommended dueBeforeIssue at dueOn']],
  ['customs: due after 60 days', complete({ dueOn: localDate('2027-01-29') }), []],
  ['customs: due after 61 days', complete({ dueOn: localDate('2027-01-30') }), ['recommended dueTooLate at dueOn']],
  ['customs: work after the invoice', withLine({ workedOn: localDate('2026-12-01') }), ['recommended workAfterIssue at lines.0.workedOn']],
  ['customs: work on the day of the invoice', withLine({ workedOn: localDate('2026-11-30') }), []],
  ['customs: bank details', complete({ issuer: anIssuer({ bank: null }) }), ['recommended bankMissing at issuer.bank']],
  [
    'customs: half of the bank details',
    complete({ issuer: anIssuer({ bank: { accountName: 'A', sortCode: '089999', accountNumber: '', iban: '', bic: '' } }) }),
    ['recommended bankIncomplete at issuer.bank'],
  ],
  [
    'customs: an IBAN alone is enough',
    complete({
      issuer: anIssuer({ bank: { accountName: 'A', sortCode: '', accountNumber: '', iban: 'GB33BUKB20201555555555', bic: '' } }),
    }),
    [],
  ],
  ['business: payment terms', complete({ paymentTerms: '' }), ['recommended paymentTerms at paymentTerms']],
  ['private: no payment terms needed', complete({ paymentTerms: '', customer: aCustomer({ kind: 'private', isBusiness: false }) }), []],
  [
    'business interest: not from private clients',
    complete({
      customer: aCustomer({ kind: 'private', isBusiness: false }),
      lines: [aLine(times), aLine({ kind: 'interest' }), aLine({ kind: 'compensation' })],
    }),
    ['law interestFromPrivate at lines.1.kind', 'law interestFromPrivate at lines.2.kind'],
  ],
  ['business interest: from businesses', complete({ lines: [aLine(times), aLine({ kind: 'interest' })] }), []],
  [
    'pension: never through a company',
    complete({ pension: pensionedInEngland, issuer: anIssuer({ name: 'Mill Ltd', legal: aCompany() }) }),
    ['law pensionForCompany at pension'],
  ],
  [
    'pension: never through an agency',
    complete({ pension: pensionedInEngland, customer: aCustomer({ kind: 'agency' }) }),
    ['law pensionThroughAgency at pension'],
  ],
  [
    'pension: the year must be clear',
    complete({
      pension: pensionedInEngland,
      period: { from: localDate('2026-03-30'), to: localDate('2026-04-02') },
      lines: [aLine({ ...times, workedOn: null }), aLine({ kind: 'mileage', workedOn: null })],
    }),
    ['law pensionDay at lines.0.workedOn'],
  ],
])('%s', (_name, draft, expected) => {
  expect(findings(draft)).toEqual(expected);
});

test('a credit note needs a reason, and neither due date nor bank details', () => {
  const credit = (reason: string) =>
    complete({
      issuer: anIssuer({ bank: null }),
      dueOn: null,
      paymentTerms: '',
      credits: { number: '2026-0042', issuedOn: localDate('2026-11-30'), reason },
      lines: [aLine({ ...times, quantity: quantity(-10_000) })],
    });

  expect(findings(credit('Wrong rate'))).toEqual([]);
  expect(findings(credit(' '))).toEqual(['law creditReason at credits.reason']);
});

test('only what the law asks for keeps a draft from being issued', () => {
  expect(mayBeIssued(complete({ dueOn: null, issuer: anIssuer({ bank: null }) }))).toBe(true);
  expect(mayBeIssued(complete({ customer: aCustomer({ name: '' }) }))).toBe(false);
});

test('every finding has a sentence of its own that ends', () => {
  const sentences = Object.values(findingWords).map(({ words }) => words);

  expect(new Set(sentences).size).toBe(sentences.length);
  expect(sentences.filter((words) => !words.endsWith('.'))).toEqual([]);
});
