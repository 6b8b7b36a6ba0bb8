import { expect, test } from 'vitest';
import { hours, instant, minutes, plus } from '../../../shared/domain/time.ts';
import { aSession } from '../../../tests/support/a-session.ts';
import { actualInstants, actualTimes } from './actual-times.ts';

const session = aSession({ length: hours(1) });

test('recorded times stand before planned ones', () => {
  const ran = { ...session, actualStartedAt: plus(session.startsAt, minutes(5)), actualFinishedAt: plus(session.endsAt, minutes(2)) };

  expect(actualTimes(ran)).toEqual({ started: '14:05', finished: '15:02' });
  expect(actualTimes(session)).toEqual({ started: '14:00', finished: '15:00' });
});

test('typed times are on the clock and the day of the session', () => {
  const inNewYork = aSession({ length: hours(1), zone: 'America/New_York' });

  expect(actualInstants(inNewYork, { started: '09:05', finished: '10:02' })).toEqual({
    startedAt: instant(Date.UTC(2026, 10, 24, 14, 5)),
    finishedAt: instant(Date.UTC(2026, 10, 24, 15, 2)),
  });
});

test('an end before the start is after midnight', () => {
  const late = aSession({ startsAt: Date.UTC(2026, 10, 24, 23, 30), length: hours(1) });

  expect(actualInstants(late, { started: '23:35', finished: '00:30' })?.finishedAt).toBe(Date.UTC(2026, 10, 25, 0, 30));
});

test('nothing comes of a missing or an empty stretch', () => {
  expect(actualInstants(session, { started: '', finished: '15:00' })).toBeNull();
  expect(actualInstants(session, { started: '15:00', finished: '15:00:00' })).toBeNull();
});
