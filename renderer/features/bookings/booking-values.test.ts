import { expect, test } from 'vitest';
import { blankBooking, bookingInputSchema, type Booking } from '../../../shared/contract/bookings.ts';
import { hours, instant, minutes, plus } from '../../../shared/domain/time.ts';
import { aBooking } from '../../../tests/support/a-booking.ts';
import { bookingErrors, bookingValues, newBooking, plannedTime, toBookingInput, typedFee, withTimes } from './booking-values.ts';

const birch = '019ab000-0000-7000-8000-0000000000a1';
const values = aBooking(birch, {
  title: 'Morning surgery',
  breakMs: minutes(30),
  rate: { unit: 'percent', price: null, share: 6_050, count: 1_500, takings: 50_000 },
  extras: [{ name: 'Visit', price: 5_000, count: 2_000 }],
  mileage: { miles: 12_500, price: 55 },
  effort: { adminMs: minutes(25), miles: 3_100, costs: 450, costsFor: 'Parking' },
  ir35: { ...blankBooking.ir35, standing: 'outside', decidedBy: 'The practice' },
});
const { durationMs, ...kept } = values;
const booking = {
  ...kept,
  id: birch,
  endsAt: plus(instant(values.startsAt), durationMs),
  organisation: { id: birch, name: 'Birch', nation: 'england', travelMs: minutes(0) },
  state: 'offered',
  terms: null,
  offers: [],
  cancellation: null,
} as unknown as Booking;

test('the times of the clock go onto the fields in whole minutes, with the break of a booking that was run itself', () => {
  const times = { startedAt: instant(Date.parse('2026-11-27T08:58:20Z')), finishedAt: instant(Date.parse('2026-11-27T13:10Z')) };
  const filled = bookingValues(booking);

  expect(withTimes(filled, { ...times, breakMs: null })).toEqual({ ...filled, date: '2026-11-27', start: '08:58', end: '13:10' });
  expect(withTimes(filled, { ...times, breakMs: minutes(44.6) }).breakMinutes).toBe(45);
});

test('a booking goes through the form unchanged', () => {
  expect(bookingInputSchema.parse(toBookingInput(bookingValues(booking)))).toEqual(values);
});

test('a new booking asks for who books and for the rate', () => {
  expect(bookingErrors(newBooking('2026-11-26', null))).toEqual({ organisationId: 'Choose who books you', amount: 'Enter an amount' });
});

test('an end before the start is on the next day, over a clock change too', () => {
  const night = { ...newBooking('2026-03-28', null), start: '22:00', end: '07:00' };
  const time = plannedTime(night);

  expect(time && time.endsAt - time.startsAt).toBe(hours(8));
  expect(plannedTime({ ...night, date: '' })).toBeNull();
});

test('what is wrong stands at its field in words', () => {
  const typed = {
    ...newBooking('', null),
    organisationId: birch,
    amount: 'ninety',
    breakMinutes: 721,
    miles: '',
    milePrice: 'x',
    extras: [{ name: '', amount: '', count: '' }],
    arrangement: 'agency',
    payCheck: 'paidShort',
    deductions: { tax: 'x', nationalInsurance: '', studentLoan: '', pension: '', other: '' },
    net: '-1',
  } as const;

  expect(bookingErrors(typed)).toEqual({
    date: 'Choose a day and a start',
    end: 'Enter start and end',
    amount: 'Enter pounds, such as 90 or 1,234.50',
    breakMinutes: 'At most 12 hours',
    miles: 'Enter miles',
    milePrice: 'Enter pounds, such as 90 or 1,234.50',
    'extras.0.amount': 'Enter an amount',
    'extras.0.count': 'Enter a number',
    paid: 'Enter an amount',
    'deductions.tax': 'Enter pounds, such as 90 or 1,234.50',
    net: 'Enter an amount that is not negative',
  });
});

test('the fee is told as soon as its numbers are there', () => {
  const typed = { ...newBooking('2026-11-26', null), amount: '90' };

  expect(typedFee(typed)).toMatchObject({ worked: hours(8), total: 72_000 });
  expect(typedFee({ ...typed, amount: '' })).toBeNull();
});
