import { expect, test } from 'vitest';
import { aBreak, aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { duration, minutes } from '../time.ts';
import { momentOf } from './phase.ts';

const first = aSession();
const second = aSession({ id: 's2', startsAt: at('15:15') });
const lunch = aBreak({ startsAt: at('16:30') });
const last = aSession({ id: 's3', startsAt: at('17:00') });
const day = [first, second, lunch, last];

test.each([
  ['13:00', 'waiting', '14:01'],
  ['14:00', 'waiting', '14:01'],
  ['14:00:59.999', 'waiting', '14:01'],
  ['14:01', 'due', '15:00'],
  ['14:59:59.999', 'due', '15:00'],
  ['15:00', 'waiting', '15:16'],
  ['16:15', 'waiting', '16:30'],
  ['16:30', 'break', '17:00'],
  ['16:59:59.999', 'break', '17:00'],
  ['17:00', 'waiting', '17:01'],
  ['18:00', 'dayDone', null],
])('with nothing started, %s is %s until %s', (now, phase, until) => {
  expect(momentOf(aClockDay(day), at(now))).toMatchObject({ phase, until: until && at(until) });
});

test.each([
  ['14:00', 'running', '14:50'],
  ['14:49:59.999', 'running', '14:50'],
  ['14:50', 'windDown', '14:57'],
  ['14:57', 'final', '15:00'],
  ['15:00', 'overtime', null],
  ['23:00', 'overtime', null],
])('a running session at %s is in %s until %s', (now, phase, until) => {
  expect(momentOf(aClockDay(day, [aRun()]), at(now))).toMatchObject({ phase, item: first, until: until && at(until) });
});

test.each([
  ['after a finish in time, the turnover lasts its length', '15:00', '15:05', 'turnover', '15:15'],
  ['after an early finish, the turnover lasts its length', '14:40', '14:41', 'turnover', '14:55'],
  ['after the turnover the next session is waited for', '14:40', '14:55', 'waiting', '15:16'],
  ['after a late finish, the next start cuts the turnover short', '15:06', '15:07', 'turnover', '15:15'],
  ['after a finish past the next start no turnover is left', '15:20', '15:20', 'due', '16:15'],
])('%s', (_, finished, now, phase, until) => {
  const snapshot = aClockDay(day, [aRun({ finishedAt: at(finished) })]);

  expect(momentOf(snapshot, at(now))).toMatchObject({ phase, until: at(until) });
});

test('after the last session the day is done at once', () => {
  const snapshot = aClockDay([first], [aRun({ finishedAt: at('15:00') })]);

  expect(momentOf(snapshot, at('15:01')).phase).toBe('dayDone');
});

test('a break that was started late runs past its plan and ends by itself', () => {
  const started = aRun({ itemId: 'b1', startedAt: at('16:40'), lateStart: 'fullLength' });
  const snapshot = aClockDay(day, [started]);

  expect(momentOf(snapshot, at('17:09:59'))).toMatchObject({ phase: 'break', until: at('17:10'), next: last });
  expect(momentOf(snapshot, at('17:10'))).toMatchObject({ phase: 'due', item: last });
});

test('a pause ends only by a command and remembers what lies under it', () => {
  const paused = aRun({ pauses: [{ from: at('14:52'), to: null }] });

  expect(momentOf(aClockDay(day, [paused]), at('20:00'))).toMatchObject({ phase: 'paused', under: 'windDown', until: null });
});

test('a wind-down within the final phase is left out', () => {
  const item = aSession({ windDown: minutes(2), finalWarning: minutes(3) });
  const snapshot = aClockDay([item], [aRun()]);

  expect(momentOf(snapshot, at('14:30'))).toMatchObject({ phase: 'running', until: at('14:57') });
  expect(momentOf(snapshot, at('14:58:30'))).toMatchObject({ phase: 'final', until: at('15:00') });
});

test('warnings of zero leave their phases out', () => {
  const item = aSession({ windDown: duration(0), finalWarning: duration(0) });

  expect(momentOf(aClockDay([item], [aRun()]), at('14:59:59.999'))).toMatchObject({ phase: 'running', until: at('15:00') });
});

test('a held session is due from its start, without the minute of grace', () => {
  const snapshot = aClockDay([aSession({ held: true })]);

  expect(momentOf(snapshot, at('13:59')).phase).toBe('waiting');
  expect(momentOf(snapshot, at('14:00')).phase).toBe('due');
});

test.each(['noShow', 'cancelled', 'skipped'] as const)('a %s item is passed over', (outcome) => {
  const snapshot = aClockDay([aSession({ outcome }), second]);

  expect(momentOf(snapshot, at('14:30'))).toMatchObject({ phase: 'waiting', item: second });
});

test('of two sessions at the same time the first in order is shown', () => {
  const snapshot = aClockDay([first, aSession({ id: 'double', startsAt: at('14:30') })]);

  expect(momentOf(snapshot, at('14:45'))).toMatchObject({ phase: 'due', item: first });
  expect(momentOf(snapshot, at('15:00'))).toMatchObject({ phase: 'due', item: { id: 'double' } });
});

test.each([
  ['empty', []],
  ['wholly cancelled', [aSession({ outcome: 'cancelled' })]],
])('an %s day is idle', (_, items) => {
  expect(momentOf(aClockDay(items), at('12:00')).phase).toBe('idle');
});

test('a break names no next session that is cancelled or under way in the same time', () => {
  const within = aSession({ id: 'within', startsAt: at('16:35'), endsAt: at('16:50') });
  const gone = aSession({ id: 'gone', startsAt: at('16:55'), endsAt: at('17:30'), outcome: 'cancelled' });

  expect(momentOf(aClockDay([lunch, within, gone, last]), at('16:32'))).toMatchObject({ phase: 'break', next: last });
});

test('the turnover is that of the session finished last', () => {
  const earlier = aSession({ id: 's0', startsAt: at('12:00'), turnover: minutes(60) });
  const short = aSession({ turnover: minutes(5) });
  const runs = [aRun({ finishedAt: at('14:50') }), aRun({ itemId: 's0', startedAt: at('12:00'), finishedAt: at('13:55') })];

  expect(momentOf(aClockDay([earlier, short, second], runs), at('14:51'))).toMatchObject({ phase: 'turnover', until: at('14:55') });
});
