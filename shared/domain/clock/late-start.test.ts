import { expect, test } from 'vitest';
import { aBreak, aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { duration, minutes } from '../time.ts';
import { lateStartOptions, newRun } from './late-start.ts';
import { startItem } from './run-commands.ts';
import { isLate } from './run-time.ts';
import { expectedDay } from './expected-day.ts';
import { defaultClockSettings } from './snapshot.ts';

const first = aSession();
const second = aSession({ id: 's2', startsAt: at('15:10') });
const day = aClockDay([first, second]);

test('each answer shows its end, its length and its cost to the next client before it is chosen', () => {
  const options = lateStartOptions(day, 's1', at('14:22'));

  expect(options).toMatchObject([
    { policy: 'endOnTime', endsAt: at('15:00'), length: minutes(38), isPossible: true, nextLateBy: 0, absorbed: 0 },
    { policy: 'fullLength', endsAt: at('15:22'), length: minutes(60), isPossible: true, nextLateBy: minutes(12), absorbed: minutes(10) },
    { policy: 'split', endsAt: at('15:11'), length: minutes(49), isPossible: true, nextLateBy: minutes(1), absorbed: minutes(10) },
  ]);
});

test('the effect covers every later item, and is what happens once the choice is made', () => {
  const snapshot = aClockDay([first, second, aBreak({ startsAt: at('16:15') }), aSession({ id: 's3', startsAt: at('16:45') })]);
  const now = at('14:22');

  for (const option of lateStartOptions(snapshot, 's1', now)) {
    const started = startItem(snapshot, 's1', now, option.policy);
    const after = started.ok ? expectedDay(started.snapshot, now).items.slice(1) : [];
    expect(option.later.map(({ itemId }) => itemId)).toEqual(['s2', 'b1', 's3']);
    expect(after).toEqual(option.later);
  }
});

test('the running session can be asked too, counted from its real start', () => {
  const running = aClockDay([first, second], [aRun({ startedAt: at('14:12') })]);

  expect(lateStartOptions(running, 's1', at('14:40')).map(({ policy, endsAt }) => [policy, endsAt])).toEqual([
    ['endOnTime', at('15:00')],
    ['fullLength', at('15:12')],
    ['split', at('15:06')],
  ]);
});

test('an answer that would end the session at once is marked impossible', () => {
  const options = lateStartOptions(day, 's1', at('15:02'));

  expect(options.map(({ policy, isPossible }) => [policy, isPossible])).toEqual([
    ['endOnTime', false],
    ['fullLength', true],
    ['split', true],
  ]);
});

test('less than 15 seconds is not late, and there is nothing to choose', () => {
  expect(isLate(first, at('14:00:14.999'))).toBe(false);
  expect(lateStartOptions(day, 's1', at('14:00:14.999'))).toEqual([]);
  expect(lateStartOptions(day, 's1', at('14:00:15'))).toHaveLength(3);
});

test.each([
  ['while another session runs', aClockDay([first, second], [aRun({ itemId: 's2' })]), 's1'],
  ['for a finished session', aClockDay([first], [aRun({ finishedAt: at('14:20') })]), 's1'],
  ['for a break', aClockDay([aBreak({ startsAt: at('14:00') })]), 'b1'],
  ['for an unknown item', day, 'nobody'],
])('there is nothing to choose %s', (_, snapshot, itemId) => {
  expect(lateStartOptions(snapshot, itemId, at('14:22'))).toEqual([]);
});

test('a started break ends with the session that the preview supposes', () => {
  const snapshot = aClockDay(
    [aBreak({ startsAt: at('13:45') }), first, second],
    [aRun({ itemId: 'b1', startedAt: at('14:00'), lateStart: 'fullLength' })],
  );

  expect(lateStartOptions(snapshot, 's1', at('14:22'))[1]).toMatchObject({ endsAt: at('15:22'), nextLateBy: minutes(12) });
});

test('a last session costs nobody anything', () => {
  expect(lateStartOptions(aClockDay([first]), 's1', at('14:22'))[1]).toMatchObject({ later: [], nextLateBy: 0, absorbed: 0 });
});

test('a new run starts clean, at the given instant', () => {
  expect(newRun(first, defaultClockSettings, at('14:00:03'))).toEqual(
    aRun({ startedAt: at('14:00:03'), added: duration(0), lateStart: 'endOnTime' }),
  );
  expect(newRun(first, { ...defaultClockSettings, lateStart: 'split' }, at('14:10')).lateStart).toBe('split');
});

test('an answer that leaves no time at all is impossible', () => {
  expect(lateStartOptions(day, 's1', at('15:00'))[0]).toMatchObject({ policy: 'endOnTime', isPossible: false });
  expect(newRun(first, defaultClockSettings, at('15:00'), 'endOnTime').lateStart).toBe('fullLength');
});

test('a break begun this very moment does not hold the day up once the session starts', () => {
  const snapshot = aClockDay(
    [aBreak({ startsAt: at('13:45') }), first, second],
    [aRun({ itemId: 'b1', startedAt: at('14:22'), lateStart: 'fullLength' })],
  );

  expect(lateStartOptions(snapshot, 's1', at('14:22'))[1]).toMatchObject({ nextLateBy: minutes(12) });
});
