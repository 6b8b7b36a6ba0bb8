import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { duration, instant, minutes, seconds } from '../time.ts';
import { breakEnd, intendedLength, isPaused, pausedTime, runEnd, shiftOfEnd, timeLeft, timeWorked } from './run-time.ts';

const item = aSession();

test.each([
  ['endOnTime', '15:00'],
  ['fullLength', '15:12'],
  ['split', '15:06'],
] as const)('a start 12 minutes late under %s ends at %s', (lateStart, end) => {
  expect(runEnd(item, aRun({ startedAt: at('14:12'), lateStart }), at('14:20'))).toBe(at(end));
});

test.each(['endOnTime', 'fullLength', 'split'] as const)('a pause moves the end under %s by its length', (lateStart) => {
  const run = aRun({ lateStart, pauses: [{ from: at('14:10'), to: at('14:15') }] });

  expect(runEnd(item, run, at('14:30'))).toBe(at('15:05'));
});

test('a paused session keeps its remaining time across midnight', () => {
  const lateItem = aSession({ startsAt: at('23:30') });
  const run = aRun({ startedAt: at('23:30'), pauses: [{ from: at('23:50'), to: null }] });
  const nextDay = instant(at('23:50') + minutes(300));

  expect(timeLeft(lateItem, run, at('23:50'))).toBe(minutes(40));
  expect(timeLeft(lateItem, run, nextDay)).toBe(minutes(40));
  expect(timeWorked(run, nextDay)).toBe(minutes(20));
});

test('extensions move the end and nothing else', () => {
  const run = aRun({ added: minutes(5) });

  expect(runEnd(item, run, at('14:30'))).toBe(at('15:05'));
  expect(intendedLength(item, run)).toBe(minutes(65));
});

test('an open pause counts only up to the instant asked about', () => {
  const run = aRun({
    pauses: [
      { from: at('14:05'), to: at('14:06') },
      { from: at('14:10'), to: null },
    ],
  });

  expect([at('14:00'), at('14:05:30'), at('14:08'), at('14:12')].map((when) => pausedTime(run, when))).toEqual(
    [0, 30, 60, 180].map(seconds),
  );
  expect(isPaused(run)).toBe(true);
  expect(isPaused({ ...run, finishedAt: at('14:12') })).toBe(false);
});

test('a break that was started ends by itself, earlier only when it was finished', () => {
  const run = aRun({ startedAt: at('14:10'), lateStart: 'fullLength' });

  expect(breakEnd(item, run)).toBe(at('15:10'));
  expect(breakEnd(item, { ...run, finishedAt: at('14:30') })).toBe(at('14:30'));
});

test('a split is whole milliseconds, the odd one to the session', () => {
  expect(shiftOfEnd('split', duration(3))).toBe(1);
});

test('worked and left add up to the intended length at every instant of a run', () => {
  const pausesArb = fc.array(fc.integer({ min: 1, max: 600_000 }), { maxLength: 8 });
  fc.assert(
    fc.property(
      fc.constantFrom('endOnTime', 'fullLength', 'split'),
      fc.integer({ min: 0, max: 1_800_000 }),
      fc.integer({ min: -600_000, max: 600_000 }),
      pausesArb,
      fc.nat({ max: 7_200_000 }),
      (lateStart, late, added, gaps, elapsed) => {
        const startedAt = instant(item.startsAt + late);
        const run = aRun({ startedAt, lateStart, added: duration(added), pauses: pausesAfter(startedAt, gaps) });
        const when = instant(startedAt + elapsed);

        expect(timeWorked(run, when) + timeLeft(item, run, when)).toBe(intendedLength(item, run));
      },
    ),
  );
});

/** Alternating gaps: run, pause, run, …; an odd one out leaves the last pause open. */
function pausesAfter(start: number, gaps: readonly number[]) {
  const marks: number[] = [];
  for (const gap of gaps) marks.push((marks.at(-1) ?? start) + gap);
  const starts = marks.filter((_, index) => index % 2 === 0);
  return starts.map((from, index) => {
    const to = marks[index * 2 + 1];
    return { from: instant(from), to: to === undefined ? null : instant(to) };
  });
}
