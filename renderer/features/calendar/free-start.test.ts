import { expect, test } from 'vitest';
import { hours, instant, localDate, minutes, zoneId } from '../../../shared/domain/time.ts';
import { aSession } from '../../../tests/support/a-session.ts';
import { nextFreeStart } from './free-start.ts';

const london = zoneId('Europe/London');
const day = localDate('2026-11-24');
const dayBefore = instant(Date.UTC(2026, 10, 23, 12));

test('an empty day begins at nine, today not before now', () => {
  expect(nextFreeStart([], day, dayBefore, london)).toBe(Date.UTC(2026, 10, 24, 9));
  expect(nextFreeStart([], day, instant(Date.UTC(2026, 10, 24, 13, 7)), london)).toBe(Date.UTC(2026, 10, 24, 13, 15));
});

test('a new session follows the last one and its turnover, on the next quarter', () => {
  const last = aSession({ length: hours(1), service: 'Massage', turnover: minutes(10) });

  expect(nextFreeStart([last], day, dayBefore, london)).toBe(Date.UTC(2026, 10, 24, 15, 15));
});

test('cancelled sessions and other days leave the day free', () => {
  const cancelled = { ...aSession({}), status: 'cancelled' as const };

  expect(nextFreeStart([cancelled, aSession({ startsAt: Date.UTC(2026, 10, 25, 14) })], day, dayBefore, london)).toBe(
    Date.UTC(2026, 10, 24, 9),
  );
});

test('a day that is full to midnight still offers a time on it', () => {
  const late = aSession({ startsAt: Date.UTC(2026, 10, 24, 23), length: hours(2) });

  expect(nextFreeStart([late], day, dayBefore, london)).toBe(Date.UTC(2026, 10, 24, 23));
});
