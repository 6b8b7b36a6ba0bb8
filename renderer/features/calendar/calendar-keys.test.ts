import { expect, test } from 'vitest';
import { hours, instant, minutes, zoneId } from '../../../shared/domain/time.ts';
import { aSession } from '../../../tests/support/a-session.ts';
import { keyTiming } from './calendar-keys.ts';

const london = zoneId('Europe/London');
const session = aSession({ startsAt: Date.UTC(2026, 10, 24, 14), length: hours(1) });

function alt(key: string) {
  return { key, altKey: true, shiftKey: false };
}

function altShift(key: string) {
  return { key, altKey: true, shiftKey: true };
}

test('Alt with up or down moves by a quarter of an hour, in a month by a week', () => {
  expect(keyTiming(session, alt('ArrowUp'), 'week', london)).toEqual({
    startsAt: instant(Date.UTC(2026, 10, 24, 13, 45)),
    durationMs: hours(1),
  });
  expect(keyTiming(session, alt('ArrowDown'), 'month', london)).toEqual({
    startsAt: instant(Date.UTC(2026, 11, 1, 14)),
    durationMs: hours(1),
  });
});

test('Alt with left or right keeps the time on the wall over a clock change', () => {
  const saturday = aSession({ startsAt: Date.UTC(2026, 2, 28, 10), length: hours(1) });

  expect(keyTiming(saturday, alt('ArrowRight'), 'day', london)?.startsAt).toBe(Date.UTC(2026, 2, 29, 9));
});

test('Alt and Shift change the length, never below five minutes or beyond a day', () => {
  expect(keyTiming(session, altShift('ArrowDown'), 'week', london)).toEqual({ startsAt: session.startsAt, durationMs: minutes(75) });
  expect(keyTiming(aSession({ startsAt: 0, length: minutes(10) }), altShift('ArrowUp'), 'week', london)?.durationMs).toBe(minutes(5));
  expect(keyTiming(aSession({ startsAt: 0, length: minutes(5) }), altShift('ArrowUp'), 'week', london)).toBeNull();
  expect(keyTiming(aSession({ startsAt: 0, length: hours(24) }), altShift('ArrowDown'), 'week', london)).toBeNull();
});

test('arrows without Alt, and other keys, belong to the grid', () => {
  expect(keyTiming(session, { key: 'ArrowUp', altKey: false, shiftKey: false }, 'week', london)).toBeNull();
  expect(keyTiming(session, alt('Enter'), 'week', london)).toBeNull();
  expect(keyTiming(session, altShift('ArrowLeft'), 'week', london)).toBeNull();
});
