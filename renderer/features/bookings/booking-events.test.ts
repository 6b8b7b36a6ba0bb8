import { expect, test } from 'vitest';
import type { BookingBrief } from '../../../shared/contract/bookings.ts';
import { hours, instant, minutes, plus, zoneId } from '../../../shared/domain/time.ts';
import { bookingLabel, toBookingEvents } from './booking-events.ts';

const london = zoneId('Europe/London');

function aBrief(start: string, lengthHours: number): BookingBrief {
  const startsAt = instant(Date.parse(start));
  return {
    id: 'b1',
    organisation: { id: 'o1', name: 'Glen Rowan', nation: 'scotland', travelMs: minutes(0) },
    title: '',
    state: 'offered',
    startsAt,
    endsAt: plus(startsAt, hours(lengthHours)),
    zone: london,
  } as unknown as BookingBrief;
}

test('a booking has an id of its own on the grid, and a night is drawn in two parts', () => {
  expect(toBookingEvents([aBrief('2026-11-30T22:00Z', 4)], london).map(({ id, start, end }) => [id, start, end])).toEqual([
    ['booking:b1@2026-11-30', '2026-11-30 22:00:00', '2026-11-30 23:59:00'],
    ['booking:b1@2026-12-01', '2026-12-01 00:00:00', '2026-12-01 02:00:00'],
  ]);
});

test('a screen reader is told that it is a booking, where it stands, and the bank holiday of the workplace', () => {
  expect(
    bookingLabel(aBrief('2026-11-30T09:00Z', 4), {
      now: instant(Date.parse('2026-11-24T12:00Z')),
      holiday: "Bank holiday in Scotland: St Andrew's Day",
    }),
  ).toBe("Booking, Glen Rowan, Mon 30 Nov, 09:00 – 13:00, Offered, Bank holiday in Scotland: St Andrew's Day");
});
