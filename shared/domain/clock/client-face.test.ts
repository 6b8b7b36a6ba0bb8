import { expect, test } from 'vitest';
import { aBreak, aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { clientFace } from './client-face.ts';
import { clockFace } from './face.ts';
import type { Run } from './snapshot.ts';

const next = aSession({ id: 's2', startsAt: at('15:15'), firstName: 'Ada', initials: 'A.', title: 'Swedish' });

function shown(runs: readonly Run[], now: string, shows: 'digits' | 'bar' = 'digits', endTime = true) {
  const snapshot = aClockDay([aSession(), next, aBreak({ startsAt: at('16:30') })], runs);
  return clientFace(clockFace(snapshot, at(now)), { shows, endTime }, at(now));
}

test('during a session the client sees the time left or a bar, with the end time', () => {
  expect(shown([aRun()], '14:30')).toMatchObject({ digits: { text: '30' }, progress: 0.5, endsAt: at('15:00'), plainClock: null });
  expect(shown([aRun()], '14:30', 'bar')).toEqual({
    digits: null,
    progress: 0.5,
    endsAt: at('15:00'),
    plainClock: null,
    nextChangeAt: at('14:31'),
  });
  expect(shown([aRun()], '14:30', 'bar', false).endsAt).toBeNull();
});

test('overtime is not shown to the client: nothing is left, and that stands', () => {
  expect(shown([aRun()], '15:00')).toMatchObject({ digits: { text: '0:00', widest: '00:00' }, nextChangeAt: null });
  expect(shown([aRun()], '15:08')).toMatchObject({ digits: { text: '0:00', sign: '' }, progress: 1, nextChangeAt: null });
});

test('a paused view without its end time shows the same throughout', () => {
  const paused = aRun({ pauses: [{ from: at('14:20'), to: null }] });

  expect(shown([paused], '14:33:20')).toMatchObject({ digits: { text: '40' }, endsAt: at('15:13'), nextChangeAt: at('14:34') });
  const without = (time: string) => ({ ...shown([paused], time, 'digits', false), nextChangeAt: null });
  expect(without('14:33:20')).toMatchObject({ endsAt: null });
  expect(without('14:51')).toEqual(without('14:33:20'));
});

test.each([
  ['waiting', [], '13:55:10'],
  ['due', [], '14:05:10'],
  ['turnover', [aRun({ finishedAt: at('15:00') })], '15:05:10'],
  ['break', [aRun({ finishedAt: at('15:00') })], '16:40:10'],
  ['dayDone', [aRun({ finishedAt: at('15:00') })], '18:00:10'],
] as const)('in %s the client sees a plain clock and nothing else', (phase, runs, now) => {
  const minute = Math.floor(at(now) / 60_000) * 60_000;

  expect(clockFace(aClockDay([aSession(), next, aBreak({ startsAt: at('16:30') })], runs), at(now)).phase).toBe(phase);
  expect(shown(runs, now)).toEqual({ digits: null, progress: null, endsAt: null, plainClock: minute, nextChangeAt: minute + 60_000 });
});

test.each(['13:00', '13:55', '14:05', '14:30', '14:55', '15:05', '15:10', '16:40'])(
  'no name, title or next client reaches the client view at %s',
  (now) => {
    for (const runs of [[], [aRun()], [aRun({ finishedAt: at('15:00') })]]) {
      expect(JSON.stringify(shown(runs, now))).not.toMatch(/Jane|J\.|Ada|A\.|Deep|Swedish|s1|s2/);
    }
  },
);
