import { expect, test } from 'vitest';
import type { BookingBrief } from '../../../shared/contract/bookings.ts';
import { noDeductions } from '../../../shared/domain/bookings/net-pay.ts';
import { pence, quantity } from '../../../shared/domain/money.ts';
import { duration, instant, zoneId } from '../../../shared/domain/time.ts';
import { bookingColumns } from './booking-columns.ts';

const payslip: BookingBrief = {
  id: '019ab000-0000-7000-8000-0000000000b1',
  organisation: { id: '019ab000-0000-7000-8000-0000000000a1', name: 'Alder', nation: 'england', travelMs: null },
  title: '',
  state: 'delivered',
  arrangement: 'umbrella',
  startsAt: instant(0),
  endsAt: instant(3_600_000),
  zone: zoneId('Europe/London'),
  fee: { worked: duration(0), quantity: quantity(0), work: pence(0), extras: pence(0), mileage: pence(0), total: pence(50_000) },
  payCheck: 'paidShort',
  pay: { paid: pence(45_000), deductions: { ...noDeductions, tax: pence(9_000), other: pence(1_025) }, net: pence(35_000) },
  ir35Standing: 'inside',
  repeats: false,
  invoice: null,
};

function cellsOf(booking: BookingBrief): readonly string[] {
  const from = bookingColumns.findIndex(({ title }) => title === 'Pay check');
  return bookingColumns.slice(from).map(({ title, cell }) => `${title}: ${cell(booking)}`);
}

test('pay, what was taken off and what is missing stand beside the booking', () => {
  expect(cellsOf(payslip)).toEqual([
    'Pay check: Paid short',
    'Paid before deductions: 450.00',
    'PAYE tax: 90.00',
    'National Insurance: 0.00',
    'Student loan: 0.00',
    'Pension: 0.00',
    'Other deductions: 10.25',
    'Net pay due: 349.75',
    'Net pay received: 350.00',
    'Net pay missing: -0.25',
    'IR35: Inside IR35',
  ]);
});

test('the cells stay empty where nothing is said of pay', () => {
  const silent = { ...payslip, arrangement: 'soleTrader', payCheck: 'notChecked', pay: { paid: null, deductions: noDeductions, net: null }, ir35Standing: 'notApplicable' } as const; // prettier-ignore

  expect(cellsOf(silent).every((cell) => cell.endsWith(': '))).toBe(true);
});
