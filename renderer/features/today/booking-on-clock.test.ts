import { expect, test } from 'vitest';
import { aBookedDay, aBreak, aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { zoneId } from '../../../shared/domain/time.ts';
import { canStartBooking, onClockWords } from './booking-on-clock.ts';
import { dayRows, itemName } from './day-rows.ts';

const booking = aBookedDay();
const ofBooking = aRun({ itemId: booking.id, startedAt: at('09:02') });
const finished = { ...ofBooking, finishedAt: at('17:04') };

test.each([
  ['before it begins', aClockDay([booking]), '08:00', true],
  ['while it is on', aClockDay([booking]), '16:59', true],
  ['once it is over', aClockDay([booking]), '17:00', false],
  ['while it runs', aClockDay([booking], [ofBooking]), '12:00', false],
  ['once it was run', aClockDay([booking], [finished]), '12:00', false],
  ['while a session runs', aClockDay([booking, aSession()], [aRun()]), '14:30', false],
  ['while a break runs', aClockDay([booking, aBreak()], [aRun({ itemId: 'b1', startedAt: at('13:00') })]), '13:10', true],
  ['of another day', aClockDay([aSession()]), '14:30', false],
] as const)('whether a booking can be started: %s', (_when, day, now, can) => {
  expect(canStartBooking(day, booking.id, at(now))).toBe(can);
});

test('a session is no booking to start', () => {
  expect(canStartBooking(aClockDay([aSession()]), 's1', at('14:30'))).toBe(false);
});

test('what the clock ran of a booking is said in its times', () => {
  const words = (runs: readonly (typeof finished | typeof ofBooking)[]) =>
    onClockWords(aClockDay([booking], runs), booking.id, zoneId('UTC'));

  expect([words([]), words([ofBooking]), words([finished])]).toEqual([null, 'on the clock since 09:02', 'actual 09:02 – 17:04']);
});

test('a booking stands in its own list, not among the sessions, and keeps its kind where names are hidden', () => {
  const day = aClockDay([booking, aSession()], [], {}, { hidden: true });

  expect(dayRows(day, at('08:00'), null).later.map(({ itemId }) => itemId)).toEqual(['s1']);
  expect(itemName(day, booking)).toBe('Booking');
});
