import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aBreak, aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { duration, instant, minutes, seconds, type DurationMs, type Instant } from '../time.ts';
import { applyChange, undoChange, type CommandResult } from './change.ts';
import { holdItem, markItem } from './item-commands.ts';
import { adjustEnd, chooseLateStart, finishItem, pauseSession, resumeSession, startItem, startNext } from './run-commands.ts';
import { runEnd, timeLeft } from './run-time.ts';
import { openRun, runOf, type ClockSnapshot } from './snapshot.ts';

const first = aSession();
const second = aSession({ id: 's2', startsAt: at('15:15') });
const day = [first, second];

function snapshotOf(result: CommandResult): ClockSnapshot {
  if (!result.ok) throw new Error(`refused: ${result.refusal}`);
  return result.snapshot;
}

function endOf(snapshot: ClockSnapshot, now: string): number {
  const open = openRun(snapshot);
  return open ? runEnd(open.item, open.run, at(now)) : NaN;
}

test('a start in time records the instant and keeps the planned end', () => {
  const snapshot = snapshotOf(startItem(aClockDay(day), 's1', at('14:00')));

  expect(snapshot.runs).toEqual([aRun()]);
  expect(snapshot.version).toBe(2);
});

test.each([
  ['no choice at all ends on time', null, undefined, '15:00'],
  ['the choice remembered for the service counts', 'fullLength', undefined, '15:10'],
  ['the choice just made goes first', 'fullLength', 'split', '15:05'],
] as const)('a start ten minutes late: %s', (_, remembered, chosen, end) => {
  const snapshot = aClockDay([{ ...first, lateStart: remembered }]);

  expect(endOf(snapshotOf(startItem(snapshot, 's1', at('14:10'), chosen)), '14:10')).toBe(at(end));
});

test.each([
  ['13:55', '15:00'],
  ['13:54:59', '14:54:59'],
  ['12:00', '13:00'],
])('an early start at %s ends at %s, whatever the late-start choice', (start, end) => {
  for (const chosen of ['endOnTime', 'fullLength', 'split'] as const) {
    expect(endOf(snapshotOf(startItem(aClockDay(day), 's1', at(start), chosen)), start)).toBe(at(end));
  }
});

test('a start after the planned end runs the full length instead of ending at once', () => {
  expect(endOf(snapshotOf(startItem(aClockDay(day), 's1', at('15:05'), 'endOnTime')), '15:05')).toBe(at('16:05'));
});

test('a late start may give up time besides, never more than it has, and a start in time gives up none', () => {
  const day = aClockDay([aSession()]);
  const given = (now: Instant, shortenBy: DurationMs) => {
    const result = startItem(day, 's1', now, 'fullLength', shortenBy);
    return result.ok ? result.snapshot.runs[0]?.added : null;
  };

  expect(given(at('14:10'), minutes(3))).toBe(minutes(-3));
  expect(given(at('14:10'), minutes(90))).toBe(minutes(-60));
  expect(given(at('14:00'), minutes(3))).toBe(0);
});

test('starting a session ends a break that was started', () => {
  const snapshot = aClockDay([aBreak(), first], [aRun({ itemId: 'b1', startedAt: at('13:40'), lateStart: 'fullLength' })]);

  expect(snapshotOf(startItem(snapshot, 's1', at('14:00'))).runs).toMatchObject([
    { itemId: 'b1', finishedAt: at('14:00') },
    { itemId: 's1', startedAt: at('14:00') },
  ]);
});

test('a break already over keeps its own end when a session starts', () => {
  const snapshot = aClockDay([aBreak(), first], [aRun({ itemId: 'b1', startedAt: at('13:00') })]);

  expect(runOf(snapshotOf(startItem(snapshot, 's1', at('14:00'))), 'b1')?.finishedAt).toBe(at('13:30'));
});

test.each([
  ['an unknown item', [], 'nobody', 'unknownItem'],
  ['an item already finished', [aRun({ finishedAt: at('15:00') })], 's1', 'notOpen'],
  ['a second session while one runs', [aRun()], 's2', 'sessionRunning'],
] as const)('%s cannot be started', (_, runs, itemId, refusal) => {
  expect(startItem(aClockDay(day, runs), itemId, at('14:30'))).toEqual({ ok: false, refusal });
});

test('start next finishes the session in overtime and starts the next in one change', () => {
  const result = startNext(aClockDay(day, [aRun()]), at('15:20'));

  expect(snapshotOf(result).runs).toMatchObject([
    { itemId: 's1', finishedAt: at('15:20') },
    { itemId: 's2', startedAt: at('15:20'), finishedAt: null },
  ]);
  expect(snapshotOf(undoChange(snapshotOf(result), result.ok ? result.change : { items: [], runs: [] })).runs).toEqual([aRun()]);
});

test('start next works from the very end of a session, and takes it over from the clock', () => {
  expect(snapshotOf(startNext(aClockDay(day, [aRun({ keptBy: 'clock' })]), at('15:00'))).runs).toMatchObject([
    { itemId: 's1', finishedAt: at('15:00'), keptBy: 'hand' },
    { itemId: 's2', startedAt: at('15:00'), keptBy: 'hand' },
  ]);
});

test('start next from a started break ends the break once', () => {
  const result = startNext(aClockDay([aBreak(), first], [aRun({ itemId: 'b1', startedAt: at('13:20') })]), at('13:25'));

  expect(result.ok && result.change.runs.map(({ itemId }) => itemId)).toEqual(['b1', 's1']);
});

test('start next never cuts off a session with time left', () => {
  expect(startNext(aClockDay(day, [aRun()]), at('14:59:59'))).toEqual({ ok: false, refusal: 'sessionRunning' });
});

test('start next passes over breaks and what is marked or past, and ends with the day', () => {
  const marked = aSession({ id: 'gone', startsAt: at('14:00'), outcome: 'cancelled' });
  const snapshot = aClockDay([marked, aBreak({ startsAt: at('15:00') }), second]);

  expect(snapshotOf(startNext(snapshot, at('15:05'))).runs).toMatchObject([{ itemId: 's2' }]);
  expect(startNext(snapshot, at('16:15'))).toEqual({ ok: false, refusal: 'noNextSession' });
});

test('a pause and its end keep the time left and move the end', () => {
  const paused = snapshotOf(pauseSession(aClockDay(day, [aRun()]), at('14:20')));
  const resumed = snapshotOf(resumeSession(paused, at('14:26')));

  expect(runOf(resumed, 's1')).toEqual(aRun({ pauses: [{ from: at('14:20'), to: at('14:26') }] }));
  expect(endOf(resumed, '14:30')).toBe(at('15:06'));
});

test('pausing and resuming are refused where they mean nothing', () => {
  const running = aClockDay(day, [aRun()]);
  const paused = snapshotOf(pauseSession(running, at('14:20')));

  expect(pauseSession(aClockDay(day), at('14:20'))).toEqual({ ok: false, refusal: 'noSessionRunning' });
  expect(pauseSession(paused, at('14:21'))).toEqual({ ok: false, refusal: 'alreadyPaused' });
  expect(pauseSession(running, at('15:00'))).toEqual({ ok: false, refusal: 'sessionOver' });
  expect(resumeSession(running, at('14:20'))).toEqual({ ok: false, refusal: 'notPaused' });
});

test('a clock set back during a pause cannot end the pause before it began', () => {
  const paused = snapshotOf(pauseSession(aClockDay(day, [aRun()]), at('14:20')));

  expect(runOf(snapshotOf(resumeSession(paused, at('14:10'))), 's1')?.pauses).toEqual([]);
});

test.each([seconds(15), minutes(1), minutes(5), seconds(-15), minutes(-1), minutes(-5)])('%i ms move the end by as much', (by) => {
  expect(endOf(snapshotOf(adjustEnd(aClockDay(day, [aRun()]), by, at('14:30'))), '14:30')).toBe(at('15:00') + by);
});

test('shortening goes to "ends now" and no further', () => {
  const snapshot = snapshotOf(adjustEnd(aClockDay(day, [aRun()]), minutes(-5), at('14:57')));

  expect(endOf(snapshot, '14:57')).toBe(at('14:57'));
  expect(adjustEnd(snapshot, seconds(-15), at('14:57'))).toEqual({ ok: false, refusal: 'sessionOver' });
});

test('an extension in overtime counts from the end that was missed', () => {
  expect(endOf(snapshotOf(adjustEnd(aClockDay(day, [aRun()]), minutes(5), at('15:03'))), '15:03')).toBe(at('15:05'));
});

test('a break is adjusted while it lasts and no longer', () => {
  const snapshot = aClockDay([aBreak()], [aRun({ itemId: 'b1', startedAt: at('13:00') })]);

  expect(adjustEnd(snapshot, minutes(5), at('13:20')).ok).toBe(true);
  expect(adjustEnd(snapshot, minutes(5), at('13:30'))).toEqual({ ok: false, refusal: 'noSessionRunning' });
});

test('finishing ends an open pause too', () => {
  const snapshot = aClockDay(day, [aRun({ pauses: [{ from: at('14:40'), to: null }] })]);

  expect(runOf(snapshotOf(finishItem(snapshot, at('14:45'))), 's1')).toMatchObject({
    finishedAt: at('14:45'),
    pauses: [{ from: at('14:40'), to: at('14:45') }],
  });
});

test('a clock set back cannot finish a session before its start', () => {
  expect(runOf(snapshotOf(finishItem(aClockDay(day, [aRun()]), at('13:00'))), 's1')?.finishedAt).toBe(at('14:00'));
});

test('the late-start choice can be changed while the session runs', () => {
  const late = aClockDay(day, [aRun({ startedAt: at('14:12') })]);

  expect(endOf(snapshotOf(chooseLateStart(late, 'fullLength', at('14:30'))), '14:30')).toBe(at('15:12'));
  expect(chooseLateStart(aClockDay(day, [aRun()]), 'fullLength', at('14:30'))).toEqual({ ok: false, refusal: 'notLate' });
});

test('a late-start choice that would end the session at once is refused', () => {
  const late = aClockDay(day, [aRun({ startedAt: at('14:12'), lateStart: 'fullLength' })]);

  expect(chooseLateStart(late, 'endOnTime', at('15:05'))).toEqual({ ok: false, refusal: 'sessionOver' });
  expect(chooseLateStart(late, 'split', at('15:05')).ok).toBe(true);
  expect(chooseLateStart(late, 'fullLength', at('15:20')).ok).toBe(true); // over already: nothing ends at once
});

test('any touch takes a session over from the wall clock', () => {
  const byClock = aClockDay(day, [aRun({ keptBy: 'clock' })]);
  const touched = [adjustEnd(byClock, minutes(1), at('14:10')), pauseSession(byClock, at('14:10')), finishItem(byClock, at('14:10'))];
  const late = chooseLateStart(aClockDay(day, [aRun({ startedAt: at('14:05'), keptBy: 'clock' })]), 'split', at('14:10'));

  expect([...touched, late].map((result) => runOf(snapshotOf(result), 's1')?.keptBy)).toEqual(['hand', 'hand', 'hand', 'hand']);
});

type Command = (snapshot: ClockSnapshot) => CommandResult;

const commandArb: fc.Arbitrary<(now: number) => Command> = fc.oneof(
  fc.constantFrom<(now: number) => Command>(
    (now) => (snapshot) => startItem(snapshot, 's1', instant(now)),
    (now) => (snapshot) => startNext(snapshot, instant(now)),
    (now) => (snapshot) => pauseSession(snapshot, instant(now)),
    (now) => (snapshot) => resumeSession(snapshot, instant(now)),
    (now) => (snapshot) => finishItem(snapshot, instant(now)),
    () => (snapshot) => markItem(snapshot, 's2', 'noShow'),
    () => (snapshot) => holdItem(snapshot, 's2'),
  ),
  fc
    .integer({ min: -600_000, max: 600_000 })
    .map((by) => (now: number) => (snapshot: ClockSnapshot) => adjustEnd(snapshot, duration(by), instant(now))),
);

test('any command and its undo give the day back, whatever came before', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(commandArb, fc.integer({ min: 0, max: 1_800_000 })), { minLength: 1, maxLength: 12 }), (steps) => {
      let snapshot = aClockDay(day);
      let now: number = at('13:50');
      for (const [command, wait] of steps) {
        const result = command(now)(snapshot);
        if (result.ok) {
          const undone = snapshotOf(undoChange(result.snapshot, result.change));
          expect(byItem(undone)).toEqual(byItem(snapshot));
          expect(undone.items).toEqual(snapshot.items);
          expect(result.snapshot).toEqual(applyChange(snapshot, result.change));
          snapshot = result.snapshot;
        }
        expect(snapshot.runs.filter((run) => run.finishedAt === null).length).toBeLessThanOrEqual(1);
        now += wait;
      }
    }),
  );
});

test('shortening never turns time left into overtime', () => {
  fc.assert(
    fc.property(fc.integer({ min: -7_200_000, max: -1 }), fc.integer({ min: 0, max: 3_599_999 }), (by, elapsed) => {
      const now = instant(at('14:00') + elapsed);
      const snapshot = snapshotOf(adjustEnd(aClockDay(day, [aRun()]), duration(by), now));
      const run = runOf(snapshot, 's1') ?? aRun();

      expect(timeLeft(first, run, now)).toBe(Math.max(0, 3_600_000 - elapsed + by));
    }),
  );
});

function byItem(snapshot: ClockSnapshot) {
  return [...snapshot.runs].sort((one, other) => one.itemId.localeCompare(other.itemId));
}
