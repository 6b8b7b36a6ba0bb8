import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aBreak, aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { instant, minutes, type Instant } from '../time.ts';
import { applyChange } from './change.ts';
import { dueTransitions, nextTransitionAt } from './follow-clock.ts';
import { clearItem, holdItem } from './item-commands.ts';
import { adjustEnd, finishItem, startItem } from './run-commands.ts';
import { openRun, type ClockSnapshot, type PlannedItem, type Run } from './snapshot.ts';

const first = aSession();
const second = aSession({ id: 's2', startsAt: at('15:15') });
const day = [first, second];

function following(items: readonly PlannedItem[], runs: readonly Run[] = []): ClockSnapshot {
  return aClockDay(items, runs, { autoAdvance: 'followClock' });
}

function followed(snapshot: ClockSnapshot, now: Instant): ClockSnapshot {
  return dueTransitions(snapshot, now).reduce((current, { change }) => applyChange(current, change), snapshot);
}

function steps(snapshot: ClockSnapshot, now: string) {
  return dueTransitions(snapshot, at(now)).map(({ type, itemId, at: when }) => [type, itemId, when]);
}

test('the day runs by itself: each session starts and ends at its time', () => {
  const running = followed(following(day), at('14:30'));

  expect(steps(following(day), '13:59:59.999')).toEqual([]);
  expect(steps(following(day), '14:00')).toEqual([['start', 's1', at('14:00')]]);
  expect(steps(running, '15:15')).toEqual([
    ['finish', 's1', at('15:00')],
    ['start', 's2', at('15:15')],
  ]);
});

test('by default nothing starts without a tap', () => {
  expect(dueTransitions(aClockDay(day), at('14:30'))).toEqual([]);
  expect(nextTransitionAt(aClockDay(day), at('13:00'))).toBeNull();
});

test('nothing starts while the session before is in overtime', () => {
  const overtime = following(day, [aRun()]);

  expect(steps(overtime, '15:30')).toEqual([]);
  expect(nextTransitionAt(overtime, at('15:30'))).toBeNull();
});

test('a session that a hand extended is finished by hand, and the next starts then', () => {
  const started = followed(following(day), at('14:00'));
  const extended = adjustEnd(started, minutes(20), at('14:30'));
  const finished = extended.ok ? finishItem(extended.snapshot, at('15:25')) : extended;

  expect(extended.ok && steps(extended.snapshot, '15:22')).toEqual([]);
  expect(finished.ok && steps(finished.snapshot, '15:25')).toEqual([['start', 's2', at('15:25')]]);
});

test('a held session waits for a hand', () => {
  const held = holdItem(following(day), 's1');

  expect(held.ok && steps(held.snapshot, '14:30')).toEqual([]);
  expect(held.ok && steps(held.snapshot, '15:15')).toEqual([['start', 's2', at('15:15')]]);
});

test('a session whose automatic start was cleared is not started again', () => {
  const cleared = clearItem(followed(following(day), at('14:05')), 's1');

  expect(cleared.ok && steps(cleared.snapshot, '14:10')).toEqual([]);
});

test('a break that was started holds the next session back until it is over', () => {
  const onBreak = following(
    [aBreak({ startsAt: at('13:30') }), first],
    [aRun({ itemId: 'b1', startedAt: at('13:40'), lateStart: 'fullLength' })],
  );

  expect(steps(onBreak, '14:09')).toEqual([]);
  expect(nextTransitionAt(onBreak, at('14:00'))).toBe(at('14:10'));
  expect(followed(onBreak, at('14:12')).runs).toMatchObject([
    { itemId: 'b1', finishedAt: at('14:10') },
    { itemId: 's1', startedAt: at('14:10'), keptBy: 'clock' },
  ]);
});

test('after eight hours of sleep the session of the hour is on, and none is made up', () => {
  const early = aSession({ id: 's0', startsAt: at('08:00') });
  const asleep = followed(following([early, first, second]), at('08:10'));

  expect(steps(asleep, '16:10')).toEqual([
    ['finish', 's0', at('09:00')],
    ['start', 's2', at('15:15')],
  ]);
});

test('a started session of the clock survives a kill and is finished at its own end', () => {
  const stored = JSON.parse(JSON.stringify(followed(following(day), at('14:10')))) as ClockSnapshot;

  expect(steps(stored, '15:05')).toEqual([['finish', 's1', at('15:00')]]);
});

test('the next look is due when the next step is', () => {
  expect(nextTransitionAt(following(day), at('13:00'))).toBe(at('14:00'));
  expect(nextTransitionAt(followed(following(day), at('14:00')), at('14:10'))).toBe(at('15:00'));
  expect(nextTransitionAt(following([]), at('13:00'))).toBeNull();
});

const looksArb = fc.array(fc.integer({ min: 0, max: minutes(30) }), { maxLength: 40 });
const partsArb = fc.array(fc.tuple(fc.nat({ max: 20 }), fc.integer({ min: 31, max: 120 })), { minLength: 1, maxLength: 6 });

test('looking often and looking seldom record the same day', () => {
  fc.assert(
    fc.property(partsArb, looksArb, (parts, waits) => {
      let cursor: number = at('09:00');
      const items = parts.map(([gap, length], index) => {
        const startsAt = instant(cursor + minutes(gap));
        cursor = startsAt + minutes(length);
        return aSession({ id: `l${index}`, startsAt, endsAt: instant(cursor) });
      });
      let seldom = following(items);
      let often = following(items);
      let now: number = at('08:50');
      for (const wait of waits) {
        // every wait is shorter than every session, so no session passes unseen
        for (let between = now; between < now + wait; between += minutes(1)) often = followed(often, instant(between));
        now += wait;
        seldom = followed(seldom, instant(now));
        often = followed(often, instant(now));

        expect(seldom.runs).toEqual(often.runs);
        expect(dueTransitions(seldom, instant(now))).toEqual([]);
        expect(seldom.runs.filter((run) => run.finishedAt === null).length).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('a look exactly when the next step is due misses none', () => {
  let snapshot = following(day);
  const seen: Instant[] = [];
  for (let next = nextTransitionAt(snapshot, at('13:00')); next !== null; next = nextTransitionAt(snapshot, next)) {
    seen.push(next);
    snapshot = followed(snapshot, next);
  }

  expect(seen).toEqual(['14:00', '15:00', '15:15', '16:15'].map(at));
  expect(openRun(snapshot)).toBeNull();
});

test('a session started by tap in follow mode stays in the hands that started it', () => {
  const started = startItem(following(day), 's1', at('13:58'));

  expect(started.ok && started.snapshot.runs[0]?.keptBy).toBe('hand');
  expect(started.ok && steps(started.snapshot, '15:30')).toEqual([]);
});

test('a session with no time left when the room is free is not started', () => {
  const onBreak = following([aBreak({ startsAt: at('14:30') }), first], [aRun({ itemId: 'b1', startedAt: at('14:30') })]);

  expect(nextTransitionAt(onBreak, at('14:45'))).toBeNull();
});
