import { agreedLines, bookedBreak, bookedDay, bookedTimes } from '../../shared/domain/bookings/agreed-booking.ts';
import { termsInWords } from '../../shared/domain/bookings/terms-words.ts';
import { dateInWords } from '../../shared/domain/date-words.ts';
import type { PrintedBooking } from '../../shared/domain/invoices/printed-document.ts';
import { formatAmount, formatMoney } from '../../shared/domain/money.ts';
import { dayOf } from '../../shared/domain/zones.ts';
import type { Sheet, SheetTable } from './paper/sheet.ts';
import { imprintOf, issuerParty, recipientParty, someFacts } from './parties.ts';

/** A booking as it was agreed, with its terms, in its final words and amounts. */
export function bookingSheet({ issuer, customer, booking, pension, madeOn }: PrintedBooking): Sheet {
  const { startsAt, zone, fee, reference, terms } = booking;
  return {
    title: 'Booking confirmation',
    name: `Booking confirmation, ${dateInWords(dayOf(startsAt, zone))}`,
    issuer: issuerParty(issuer),
    recipient: recipientParty(customer, 'Booked by'),
    facts: someFacts([
      ['Date', dateInWords(madeOn)],
      ['Booked for', bookedDay(booking)],
      ['Time', bookedTimes(booking)],
      ['Break', bookedBreak(booking)],
      ['Your reference', reference],
    ]),
    headline: fee.total === 0 ? null : { label: 'Agreed fee', amount: formatMoney(fee.total), detail: bookedDay(booking) },
    note: '',
    table: feeTable(booking, customer.kind),
    sums: [{ label: 'Agreed fee', value: formatMoney(fee.total), isTotal: true }],
    vatTable: null,
    statements: [...(pension === null ? [] : [pension]), ...(issuer.vatNumber === null ? [] : ['VAT is added where it applies.'])],
    payment: null,
    terms: terms === null ? '' : termsInWords(terms).join('\n'),
    slip: null,
    imprint: imprintOf(issuer),
    madeOn,
  };
}

function feeTable(booking: PrintedBooking['booking'], kind: PrintedBooking['customer']['kind']): SheetTable {
  return {
    heading: 'Fee',
    columns: [
      { heading: 'Description', isNumeric: false, isWide: true },
      { heading: 'Basis', isNumeric: false },
      { heading: 'Amount (£)', isNumeric: true },
    ],
    rows: agreedLines(booking, kind).map(({ words, basis, amount }) => [{ text: words }, { text: basis }, { text: formatAmount(amount) }]),
    emptyText: '',
  };
}
