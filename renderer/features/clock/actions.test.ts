import { expect, test } from 'vitest';
import { minutes } from '../../../shared/domain/time.ts';
import type { ClockClient } from '../../app/clock-link.ts';
import { aBreak, aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { createActions, runningSession, startable, type Said } from './actions.ts';

function recorded(answer: () => Promise<unknown> = async () => ({})) {
  const calls: unknown[] = [];
  const clock = new Proxy({}, { get: (_, name) => (input: unknown) => (calls.push([String(name), input]), answer()) });
  const said: Said[] = [];
  const actions = createActions({ clock: clock as ClockClient['clock'] }, (words) => said.push(words));
  return { actions, calls, said };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('an extension is said, with its undo, which undoes it', async () => {
  const { actions, calls, said } = recorded();
  actions.adjust(minutes(5));
  await settled();

  expect(said.map(({ words, offer }) => [words, offer?.label])).toEqual([['Extended 5 min', 'Undo']]);
  said[0]?.offer?.take();
  expect(calls).toEqual([
    ['adjust', { by: 300_000 }],
    ['undo', {}],
  ]);
});

test('a refusal is said in words and offers nothing', async () => {
  const { actions, said } = recorded(async () => Promise.reject(Object.assign(new Error('no'), { code: 'SESSION_RUNNING' })));
  actions.startNext();
  await settled();

  expect(said).toEqual([{ words: 'A session is running. Finish it first.' }]);
});

test('whatever else goes wrong, nothing was changed', async () => {
  const { actions, said } = recorded(async () => Promise.reject(new Error('socket closed')));
  actions.finish();
  await settled();

  expect(said).toEqual([{ words: 'That did not get through. Nothing was changed.' }]);
});

test.for([
  ['before the start', '13:30', [], 's1'],
  ['once it is due', '14:12', [], 's1'],
  ['while it runs', '14:30', [aRun()], null],
  ['in the turnover', '15:05', [aRun({ finishedAt: at('15:00') })], 's2'],
  ['when the day is done', '18:00', [aRun({ finishedAt: at('15:00') })], null],
] as const)('%s, Start means the right session', ([, time, runs, id]) => {
  const day = aClockDay([aSession(), aSession({ id: 's2', startsAt: at('15:15') })], runs);

  expect(startable(day, at(time))?.id ?? null).toBe(id);
});

test('a break that runs is no session', () => {
  const pause = aBreak({ startsAt: at('13:00') });

  expect(runningSession(aClockDay([pause], [aRun({ itemId: pause.id, startedAt: at('13:00') })]))).toBeNull();
});
