import { expect, test } from 'vitest';
import type { StoredException } from '../../../shared/contract/availability.ts';
import { localDate, localTime, zoneId } from '../../../shared/domain/time.ts';
import { addDays, startOfDay } from '../../../shared/domain/zones.ts';
import { awayAt, awayEvents } from './away-events.ts';

const london = zoneId('Europe/London');
const day = (text: string) => localDate(text);
const week = { startsAt: startOfDay(day('2026-11-23'), london), endsAt: startOfDay(addDays(day('2026-11-23'), 7), london) };
const away: StoredException = {
  id: 'x',
  fromOn: day('2026-11-20'),
  toOn: day('2026-11-24'),
  isFree: false,
  times: null,
  note: 'Course in Leeds',
};

test('days away are drawn from midnight to midnight with their note, as far as they are on screen', () => {
  expect(awayEvents([away], week, london).map(({ title, start, end }) => [title, start, end])).toEqual([
    ['Away: Course in Leeds', '2026-11-23 00:00:00', '2026-11-23 23:59:00'],
    ['Away: Course in Leeds', '2026-11-24 00:00:00', '2026-11-24 23:59:00'],
  ]);
});

test('hours away are drawn at their hours, without a note as plain Away, and free days are not', () => {
  const times = { from: localTime('13:00'), to: localTime('15:30') };
  const hours = { ...away, fromOn: day('2026-11-25'), toOn: day('2026-11-25'), times, note: '' };
  const events = awayEvents([hours, { ...hours, id: 'y', isFree: true }, { ...away, toOn: day('2026-11-22') }], week, london);

  expect(events.map(({ title, start, end }) => [title, start, end])).toEqual([['Away', '2026-11-25 13:00:00', '2026-11-25 15:30:00']]);
  expect(new Set(awayEvents([away, hours], week, london).map(({ id }) => id)).size).toBe(3);
  expect(['12:30', '13:00', '15:00', '15:30'].map((time) => awayAt(events, `2026-11-25 ${time}:00`))).toEqual([null, 'Away', 'Away', null]);
});
