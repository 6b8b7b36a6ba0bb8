import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aBreak, aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { duration, instant, minutes, type Instant } from '../time.ts';
import { expectedDay } from './expected-day.ts';
import { startItem } from './run-commands.ts';
import { plannedLength } from './run-time.ts';
import type { ClockSnapshot, PlannedItem } from './snapshot.ts';

const first = aSession();
const second = aSession({ id: 's2', startsAt: at('15:15') });
const third = aSession({ id: 's3', startsAt: at('16:20') });

function starts(snapshot: ClockSnapshot, now: string) {
  return expectedDay(snapshot, at(now)).items.map(({ itemId, expectedStart, lateBy, absorbed }) => [
    itemId,
    clock(expectedStart),
    lateBy / 60_000,
    absorbed / 60_000,
  ]);
}

function clock(at_: Instant): string {
  return new Date(at_).toISOString().slice(11, 16);
}

test('a day in time is expected as planned', () => {
  expect(starts(aClockDay([first, second, third], [aRun()]), '14:30')).toEqual([
    ['s1', '14:00', 0, 0],
    ['s2', '15:15', 0, 0],
    ['s3', '16:20', 0, 0],
  ]);
});

test('lateness eats the turnover first, then the gap, and moves what is left of it', () => {
  const run = aRun({ startedAt: at('14:22'), lateStart: 'fullLength' });

  expect(starts(aClockDay([first, second, third], [run]), '14:30')).toEqual([
    ['s1', '14:22', 22, 0],
    ['s2', '15:22', 7, 15],
    ['s3', '16:22', 2, 5],
  ]);
});

test('a session moved by lateness keeps its full length', () => {
  const run = aRun({ startedAt: at('14:22'), lateStart: 'fullLength' });

  expect(expectedDay(aClockDay([first, second], [run]), at('14:30')).items[1]).toMatchObject({
    expectedStart: at('15:22'),
    expectedEnd: at('16:22'),
  });
});

test('overtime pushes the day by the minute', () => {
  const snapshot = aClockDay([first, second], [aRun()]);

  expect(starts(snapshot, '15:15')[1]).toEqual(['s2', '15:15', 0, 15]);
  expect(starts(snapshot, '15:20')[1]).toEqual(['s2', '15:20', 5, 15]);
});

test('a break gives up its time before a session moves, whole if need be', () => {
  const lunch = aBreak({ startsAt: at('15:00') });
  const after = aSession({ id: 's2', startsAt: at('15:30') });
  const overrun = (added: number) => aClockDay([first, lunch, after], [aRun({ added: minutes(added) })]);

  expect(starts(overrun(20), '14:30').slice(1)).toEqual([
    ['b1', '15:20', 20, 0],
    ['s2', '15:30', 0, 0],
  ]);
  expect(starts(overrun(40), '14:30').slice(1)).toEqual([
    ['b1', '15:30', 30, 10],
    ['s2', '15:40', 10, 0],
  ]);
});

test('a session not started yet is expected from now on', () => {
  expect(starts(aClockDay([first, second]), '14:25')).toEqual([
    ['s1', '14:25', 25, 0],
    ['s2', '15:25', 10, 15],
  ]);
});

test('a session whose time has passed unmarked moves nothing', () => {
  const { items } = expectedDay(aClockDay([first, second]), at('15:05'));

  expect(items.map(({ status, expectedStart }) => [status, expectedStart])).toEqual([
    ['unmarked', at('14:00')],
    ['expected', at('15:15')],
  ]);
});

test('what is done shows its actual times, what is out its planned ones', () => {
  const snapshot = aClockDay([first, { ...second, outcome: 'noShow' }, third], [aRun({ startedAt: at('14:03'), finishedAt: at('15:04') })]);

  expect(expectedDay(snapshot, at('15:30')).items).toMatchObject([
    { status: 'done', expectedStart: at('14:03'), expectedEnd: at('15:04'), lateBy: minutes(3) },
    { status: 'out', expectedStart: at('15:15'), absorbed: 0 },
    { status: 'expected', expectedStart: at('16:20'), absorbed: minutes(4) },
  ]);
});

test('a running session started out of turn pushes the one it overtook', () => {
  const snapshot = aClockDay([first, second], [aRun({ itemId: 's2', startedAt: at('14:10'), lateStart: 'fullLength' })]);

  expect(starts(snapshot, '14:20')[0]).toEqual(['s1', '15:10', 70, 0]);
});

test('a break that was started is over at its end, also without a finish', () => {
  const snapshot = aClockDay([aBreak(), first], [aRun({ itemId: 'b1', startedAt: at('13:40'), lateStart: 'fullLength' })]);

  expect(expectedDay(snapshot, at('14:05')).items).toMatchObject([
    { status: 'running', expectedEnd: at('14:10') },
    { expectedStart: at('14:10') },
  ]);
  expect(expectedDay(snapshot, at('14:12')).items).toMatchObject([
    { status: 'done', expectedEnd: at('14:10') },
    { expectedStart: at('14:12') },
  ]);
});

test.each([
  ['a late start that ends on time is caught up at its end', aRun({ startedAt: at('14:04') }), '14:30', 4, '15:00'],
  [
    'a full length is caught up where the turnover took it up',
    aRun({ startedAt: at('14:10'), lateStart: 'fullLength' }),
    '14:30',
    10,
    '15:15',
  ],
  ['overtime is caught up at the next start', aRun(), '15:04', 4, '15:15'],
  ['a day in time has nothing to catch up', aRun(), '14:30', 0, null],
  ['what outlasts every gap is never caught up', aRun({ added: minutes(60) }), '14:30', 60, null],
] as const)('%s', (_, run, now, late, caughtUp) => {
  const { lateNow, caughtUpAt } = expectedDay(aClockDay([first, second], [run]), at(now));

  expect([lateNow / 60_000, caughtUpAt]).toEqual([late, caughtUp && at(caughtUp)]);
});

const itemsArb = fc.array(
  fc.record({
    kind: fc.constantFrom('session', 'session', 'session', 'break'),
    gap: fc.integer({ min: 0, max: 40 }),
    length: fc.integer({ min: 5, max: 120 }),
  }),
  { minLength: 1, maxLength: 9 },
);

function dayOf(parts: readonly { kind: string; gap: number; length: number }[]): PlannedItem[] {
  let cursor: number = at('09:00');
  return parts.map(({ kind, gap, length }, index) => {
    const startsAt = instant(cursor + minutes(gap));
    const endsAt = instant(startsAt + minutes(length));
    cursor = endsAt;
    const traits = { id: `i${index}`, startsAt, endsAt, turnover: minutes(gap) };
    return kind === 'break' ? aBreak(traits) : aSession(traits);
  });
}

test('nothing is expected early, no session is shortened, and nothing overlaps', () => {
  fc.assert(
    fc.property(itemsArb, fc.nat({ max: 600 }), fc.nat({ max: 240 }), (parts, startAfter, wait) => {
      const items = dayOf(parts);
      const startedAt = instant(at('09:00') + minutes(startAfter));
      const started = startItem(aClockDay(items), 'i0', startedAt, 'fullLength');
      const now = instant(startedAt + minutes(wait));
      const day = expectedDay(started.ok ? started.snapshot : aClockDay(items), now);

      let free: number = -Infinity;
      for (const [index, expected] of day.items.entries()) {
        const item = items.at(index)!;
        if (expected.status !== 'expected') continue;
        expect(expected.expectedStart).toBeGreaterThanOrEqual(item.startsAt);
        expect(expected.lateBy).toBe(expected.expectedStart - item.startsAt);
        if (item.kind === 'session') expect(expected.expectedEnd - expected.expectedStart).toBe(plannedLength(item));
        if (item.kind === 'session') expect(expected.expectedStart).toBeGreaterThanOrEqual(Math.max(free, now));
        free = Math.max(free, expected.expectedEnd);
      }
    }),
  );
});

test('a minute more at the start is never more than a minute later anywhere', () => {
  fc.assert(
    fc.property(itemsArb, fc.nat({ max: 120 }), (parts, late) => {
      const items = dayOf(parts.map((part, index) => (index === 0 ? { ...part, kind: 'session' } : part)));
      const latenessAt = (added: number) => {
        const run = aRun({ itemId: 'i0', startedAt: items.at(0)!.startsAt, added: duration(minutes(added)) });
        return expectedDay(aClockDay(items, [run]), items.at(0)!.startsAt).items.map(({ lateBy }) => lateBy);
      };
      const later = latenessAt(late + 1);

      for (const [index, before] of latenessAt(late).entries()) {
        expect(later.at(index)! - before).toBeGreaterThanOrEqual(0);
        expect(later.at(index)! - before).toBeLessThanOrEqual(minutes(1));
      }
    }),
  );
});

test('at its planned end an unstarted session is unmarked', () => {
  expect(expectedDay(aClockDay([first]), at('15:00')).items).toMatchObject([{ status: 'unmarked' }]);
});

test('pauses count in the expected end of the running session', () => {
  const run = aRun({ pauses: [{ from: at('14:10'), to: at('14:20') }] });

  expect(expectedDay(aClockDay([first], [run]), at('14:30')).items).toMatchObject([{ expectedEnd: at('15:10') }]);
});

test('a started break is done at the instant it ends', () => {
  const run = aRun({ itemId: 'b1', startedAt: at('13:00') });

  expect(expectedDay(aClockDay([aBreak()], [run]), at('13:30')).items).toMatchObject([{ status: 'done' }]);
});
