import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { duration, hours, instant, minutes, seconds } from '../time.ts';
import { isBehindRecords, reconcileClockJump } from './clock-jump.ts';
import { runEnd, timeLeft, timeWorked } from './run-time.ts';

const item = aSession();

test('a clock set back an hour keeps the time left of a full-length session', () => {
  const run = aRun({ startedAt: at('14:10'), lateStart: 'fullLength' });
  const { run: moved, notice } = reconcileClockJump(run, at('14:30'), at('13:30:01'), seconds(1));

  expect(notice).toEqual({ itemId: 's1', movedBy: hours(-1) });
  expect(timeLeft(item, moved, at('13:30:01'))).toBe(timeLeft(item, run, at('14:30:01')));
});

test('a session that ends on time keeps its end on the corrected clock', () => {
  const { run } = reconcileClockJump(aRun(), at('14:30'), at('14:40'), seconds(0));

  expect(runEnd(item, run, at('14:40'))).toBe(at('15:00'));
  expect(timeWorked(run, at('14:40'))).toBe(minutes(30));
});

test('eight hours of sleep are no jump', () => {
  const run = aRun();

  expect(reconcileClockJump(run, at('14:30'), at('22:30'), hours(8))).toEqual({ run, notice: null });
});

test('small steps of time keeping are no jump', () => {
  expect(reconcileClockJump(aRun(), at('14:30'), at('14:30:05.999'), seconds(1)).notice).toBeNull();
  expect(reconcileClockJump(aRun(), at('14:30'), at('14:30:06'), seconds(1)).notice).toEqual({ itemId: 's1', movedBy: seconds(5) });
});

test('a finished run is history and stays', () => {
  const run = aRun({ finishedAt: at('14:20') });

  expect(reconcileClockJump(run, at('14:30'), at('12:30'), seconds(0))).toEqual({ run, notice: null });
});

test('a pause is as long after a jump as before it', () => {
  const run = aRun({
    lateStart: 'fullLength',
    pauses: [
      { from: at('14:10'), to: at('14:12') },
      { from: at('14:25'), to: null },
    ],
  });
  const { run: moved } = reconcileClockJump(run, at('14:30'), at('16:30'), seconds(0));

  expect(moved.pauses).toEqual([
    { from: at('16:10'), to: at('16:12') },
    { from: at('16:25'), to: null },
  ]);
  expect(timeWorked(moved, at('16:30'))).toBe(timeWorked(run, at('14:30')));
});

test('whatever the jump, time worked stays, and so does the time left of a full length', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -86_400_000, max: 86_400_000 }),
      fc.nat({ max: 7_200_000 }),
      fc.nat({ max: 600_000 }),
      (jump, elapsed, between) => {
        fc.pre(Math.abs(jump) >= seconds(5));
        const run = aRun({ startedAt: at('14:05'), lateStart: 'fullLength' });
        const before = instant(run.startedAt + elapsed);
        const unjumped = instant(before + between);
        const after = instant(unjumped + jump);
        const { run: moved } = reconcileClockJump(run, before, after, duration(between));

        expect(timeWorked(moved, after)).toBe(timeWorked(run, unjumped));
        expect(timeLeft(item, moved, after)).toBe(timeLeft(item, run, unjumped));
      },
    ),
  );
});

test('a wall clock behind what is recorded is noticed after a restart', () => {
  const snapshot = aClockDay([item], [aRun({ pauses: [{ from: at('14:10'), to: at('14:20') }] })]);

  expect(isBehindRecords(snapshot, at('14:19'))).toBe(true);
  expect(isBehindRecords(snapshot, at('14:19:56'))).toBe(false);
  expect(isBehindRecords(aClockDay([item], [aRun({ finishedAt: at('15:00') })]), at('14:59'))).toBe(true);
  expect(isBehindRecords(aClockDay([item]), at('10:00'))).toBe(false);
});
