import { describe, expect, test } from 'vitest';
import { hours, instant, minutes, zoneId } from '../../../shared/domain/time.ts';
import { aSession } from '../../../tests/support/a-session.ts';
import { dropTiming, resizeTiming, toCalendarEvents } from './calendar-events.ts';

const london = zoneId('Europe/London');

function oneEvent(session: ReturnType<typeof aSession>) {
  const event = toCalendarEvents([session], london)[0];
  if (!event) throw new Error('no event');
  return event;
}

test('a session is drawn on the wall clock of the user, whatever zone it keeps', () => {
  const session = aSession({ startsAt: Date.UTC(2026, 6, 1, 13), length: hours(1), zone: 'America/New_York' });

  expect(toCalendarEvents([session], london)).toMatchObject([
    { id: session.id, start: '2026-07-01 14:00:00', end: '2026-07-01 15:00:00', payload: { whole: true } },
  ]);
});

test('a session over midnight is drawn as one part a day, and none of them is draggable', () => {
  const session = aSession({ startsAt: Date.UTC(2026, 10, 24, 23), length: hours(3) });

  expect(toCalendarEvents([session], london)).toMatchObject([
    { id: `${session.id}@2026-11-24`, start: '2026-11-24 23:00:00', end: '2026-11-24 23:59:00', payload: { whole: false } },
    { id: `${session.id}@2026-11-25`, start: '2026-11-25 00:00:00', end: '2026-11-25 02:00:00', payload: { whole: false } },
  ]);
});

test('a session that ends at midnight stays on its day', () => {
  expect(toCalendarEvents([aSession({ startsAt: Date.UTC(2026, 10, 24, 23), length: hours(1) })], london)).toMatchObject([
    { start: '2026-11-24 23:00:00', end: '2026-11-24 23:59:00', payload: { whole: true } },
  ]);
});

test('a session inside the repeated hour keeps some height', () => {
  const session = aSession({ startsAt: Date.UTC(2026, 9, 25, 0, 45), length: minutes(30) });

  expect(oneEvent(session)).toMatchObject({ start: '2026-10-25 01:45:00', end: '2026-10-25 02:00:00' });
});

describe('after a drag', () => {
  test('the session keeps its length, also onto a day with a clock change', () => {
    const session = aSession({ startsAt: Date.UTC(2026, 2, 28, 0, 30), length: hours(1) });

    expect(dropTiming(session, '2026-03-29 00:30:00', london)).toEqual({
      startsAt: instant(Date.UTC(2026, 2, 29, 0, 30)),
      durationMs: hours(1),
    });
  });
});

describe('after a resize', () => {
  const session = aSession({ startsAt: Date.UTC(2026, 10, 24, 14), length: hours(1) });

  test('only the dragged edge moves', () => {
    const event = oneEvent(session);

    expect(resizeTiming(session, event, { start: event.start, end: '2026-11-24 15:30:00' }, london)).toEqual({
      startsAt: session.startsAt,
      durationMs: minutes(90),
    });
    expect(resizeTiming(session, event, { start: '2026-11-24 13:45:00', end: event.end }, london)).toEqual({
      startsAt: instant(Date.UTC(2026, 10, 24, 13, 45)),
      durationMs: minutes(75),
    });
  });

  test('nothing comes of an empty one', () => {
    const event = oneEvent(session);

    expect(resizeTiming(session, event, { start: event.start, end: event.start }, london)).toBeNull();
  });
});
