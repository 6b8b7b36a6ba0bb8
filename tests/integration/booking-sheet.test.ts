import { expect, test } from 'vitest';
import { createDocumentPrinter } from '../../main/pdf/print-document.ts';
import { feeOf } from '../../shared/domain/bookings/fee.ts';
import type { PrintedBooking } from '../../shared/domain/invoices/printed-document.ts';
import { pence, pounds, quantity } from '../../shared/domain/money.ts';
import { instant, localDate, minutes, zoneId } from '../../shared/domain/time.ts';
import { plainLook } from '../support/a-printed-document.ts';
import { aCustomer, anIssuer } from '../support/an-invoice.ts';
import { readPdf } from '../support/read-pdf.ts';

const print = createDocumentPrinter();
const agreed = {
  title: 'Poranna przychodnia Łódź',
  startsAt: instant(Date.parse('2026-11-26T09:00Z')),
  endsAt: instant(Date.parse('2026-11-26T13:00Z')),
  zone: zoneId('Europe/London'),
  breakMs: minutes(30),
  rate: { unit: 'hour', price: pounds(90), share: null, count: quantity(1_000), takings: pence(0) },
  extras: [{ name: 'Home visit', price: pounds(40), count: quantity(2_000) }],
  mileage: { miles: quantity(10_000), price: pence(45) },
  reference: 'LOC-7',
  terms: { paymentDays: 14, cancellation: [{ noticeHours: 24, share: 10_000 }], note: 'Parking is paid by the practice.' },
} as const;

function aSheet(traits: Partial<PrintedBooking> = {}): PrintedBooking {
  const booking = { ...agreed, fee: feeOf(agreed) };
  return { kind: 'booking', issuer: anIssuer(), customer: aCustomer(), booking, pension: null, madeOn: localDate('2026-11-24'), ...traits };
}

const wordsOf = (sheet: PrintedBooking): string => readPdf(print(sheet, plainLook)).text.replaceAll(/\s+/gu, ' ');

test('the sheet says who, when, what it comes to and the terms, and neither bank nor due day', () => {
  const { pages, facts } = readPdf(print(aSheet(), plainLook));
  const words = wordsOf(aSheet());

  const told = [
    [
      'Booking confirmation',
      'Asha Okafor',
      'Bridge Street Surgery',
      'Thursday 26 November 2026',
      '09:00 to 13:00',
      '30 minutes, unpaid',
      'LOC-7',
    ],
    ['Poranna przychodnia Łódź 3.5 h × £90.00 315.00', 'Home visit 2 × £40.00 80.00', 'Mileage 10 miles × £0.45 4.50', '£399.50'],
    ['Payment within 14 days of the invoice.', '24 hours of notice: 100% of the fee for the work.', 'Parking is paid by the practice.'],
  ];
  expect(told.flat().filter((fact) => !words.includes(fact))).toEqual([]);
  expect(words).not.toMatch(/66374958|how to pay|\bdue\b|VAT/iu);
  expect(pages).toHaveLength(1);
  expect(facts['Title']).toBe('Booking confirmation, 26 November 2026');
});

test('a private client reads nothing of the kind of work; who is registered for VAT says that it comes on top', () => {
  const words = wordsOf(aSheet({ customer: aCustomer({ kind: 'private' }), issuer: anIssuer({ vatNumber: 'GB123456789' }) }));

  expect(words).not.toMatch(/przychodnia|Home visit/u);
  expect(words).toContain('Professional session');
  expect(words).toContain('VAT is added where it applies.');
});

test('what the practice is to know of the pension stands on it', () => {
  expect(wordsOf(aSheet({ pension: 'This work is to be pensioned.' }))).toContain('This work is to be pensioned.');
});
