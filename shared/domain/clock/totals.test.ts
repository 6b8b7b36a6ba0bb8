import { expect, test } from 'vitest';
import { aBreak, aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { duration, minutes, seconds } from '../time.ts';
import { dayTotals, finishedRecords, sessionRecord, toWholeMinutes } from './totals.ts';

test('a record keeps planned and actual time, lateness, overtime and pauses apart', () => {
  const run = aRun({
    startedAt: at('14:04'),
    added: minutes(5),
    pauses: [{ from: at('14:30'), to: at('14:32') }],
    finishedAt: at('15:10'),
  });

  expect(sessionRecord(aSession(), run, at('18:00'))).toEqual({
    itemId: 's1',
    planned: minutes(60),
    actual: minutes(64),
    late: minutes(4),
    overtime: minutes(3), // it ended at 15:07: on time, five more, two paused
    paused: minutes(2),
    added: minutes(5),
  });
});

test('a record of a running session stands as it is now', () => {
  expect(sessionRecord(aSession(), aRun(), at('14:20'))).toMatchObject({ actual: minutes(20), overtime: 0, late: 0 });
});

test('an early start and an early finish are neither late nor overtime', () => {
  const run = aRun({ startedAt: at('13:58'), finishedAt: at('14:50') });

  expect(sessionRecord(aSession(), run, at('15:00'))).toMatchObject({ actual: minutes(52), late: 0, overtime: 0 });
});

test('the totals are sums over the finished sessions, and every session is counted once', () => {
  const items = [
    aSession({ id: 'done1', startsAt: at('08:00') }),
    aSession({ id: 'done2', startsAt: at('09:15') }),
    aSession({ id: 'missed', startsAt: at('10:30') }),
    aBreak({ startsAt: at('12:00') }),
    aSession({ id: 'noShow', startsAt: at('13:00'), outcome: 'noShow' }),
    aSession({ id: 'gone', startsAt: at('13:00'), outcome: 'cancelled' }),
    aSession({ id: 's1' }),
    aSession({ id: 'later', startsAt: at('15:15') }),
  ];
  const runs = [
    aRun({ itemId: 'done1', startedAt: at('08:03'), finishedAt: at('09:04') }),
    aRun({ itemId: 'done2', startedAt: at('09:15'), finishedAt: at('10:15') }),
    aRun(),
  ];

  expect(dayTotals(aClockDay(items, runs), at('14:30'))).toEqual({
    doneCount: 2,
    planned: minutes(120),
    actual: minutes(121),
    overtime: minutes(4),
    late: minutes(3),
    leftCount: 2,
    noShowCount: 1,
    unmarkedCount: 1,
  });
});

test('records come in the order of the day, breaks left out', () => {
  const items = [aSession({ id: 'b', startsAt: at('10:00') }), aSession({ id: 'a', startsAt: at('09:00') }), aBreak()];
  const runs = [
    aRun({ itemId: 'b', startedAt: at('10:00'), finishedAt: at('11:00') }),
    aRun({ itemId: 'b1', startedAt: at('13:00'), finishedAt: at('13:30') }),
    aRun({ itemId: 'a', startedAt: at('09:00'), finishedAt: at('10:00') }),
  ];

  expect(finishedRecords(aClockDay(items, runs), at('18:00')).map(({ itemId }) => itemId)).toEqual(['a', 'b']);
});

test.each([
  [0, 0],
  [29_999, 0],
  [30_000, 1],
  [minutes(61) + seconds(29), 61],
])('%i ms are %i whole minutes', (ms, whole) => {
  expect(toWholeMinutes(duration(ms))).toBe(whole);
});
