import { expect, test } from 'vitest';
import { aBreak, aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { zoneId } from '../time.ts';
import { glanceOf } from './glance.ts';
import { createZoneFormat } from './zone-format.ts';

const format = createZoneFormat(zoneId('UTC'));
const next = aSession({ id: 's2', startsAt: at('15:30'), endsAt: at('16:30'), firstName: 'Pat', initials: 'P.', title: 'Follow-up' });
const started = aClockDay([aSession(), next], [aRun()]);
const finished = aClockDay([aSession(), next], [aRun({ finishedAt: at('15:01') })]);
const paused = aClockDay([aSession(), next], [aRun({ pauses: [{ from: at('14:20'), to: null }] })]);

test.for([
  ['waiting', aClockDay([aSession()]), '13:30', 'next 14:00', 'next 14:00'],
  ['due', aClockDay([aSession()]), '14:05', '14:00 not started', '14:00 not started'],
  ['client late', aClockDay([aSession({ held: true })]), '14:05', 'client late', 'client late'],
  ['running', started, '14:10:30', '50 min', '50 min left, ends 15:00'],
  ['wind-down', started, '14:51', '9 min', 'wind down, 9 min left, ends 15:00'],
  ['final', started, '14:59:30', '1 min', 'close, 1 min left, ends 15:00'],
  ['overtime', started, '15:04:10', '+4 min', 'over time, 4 min over, ended 15:00'],
  ['paused', paused, '14:25', 'paused 40 min', 'paused, 40 min left'],
  ['turnover', finished, '15:04', 'room 12 min', 'room, 12 min left, until 15:16'],
  ['break', aClockDay([aBreak()]), '13:10', 'break 20 min', 'break, 20 min left, until 13:30'],
  ['day done', aClockDay([aSession()], [aRun({ finishedAt: at('15:00') })]), '18:00', '', 'day done'],
] as const)('%s is said in a few words without a name', ([, day, time, short, full]) => {
  expect(glanceOf(day, at(time), format).glance).toEqual({ short, full });
});

test('a day without sessions has nothing to say', () => {
  expect(glanceOf(aClockDay([]), at('12:00'), format).glance).toBeNull();
});

test('even in the last minute the words change by the minute', () => {
  expect(glanceOf(started, at('14:59:10'), format).nextChangeAt).toBe(at('15:00'));
});
