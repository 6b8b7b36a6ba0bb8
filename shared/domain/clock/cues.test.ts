import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { instant, minutes } from '../time.ts';
import { cuesBetween } from './cues.ts';
import type { ClockSettings, Cue, PlannedItem, Run } from './snapshot.ts';

const loud: ClockSettings['sounds'] = { muted: false, volume: 0.5, cues: { start: true, windDown: true, final: true, over: true } };

function aLoudDay(item: Partial<PlannedItem> = {}, run: Partial<Run> = {}, sounds = loud) {
  return aClockDay([aSession(item)], [aRun(run)], { sounds });
}

test.each([
  ['13:59:59', '14:00', ['start']],
  ['14:49:59.999', '14:50', ['windDown']],
  ['14:50', '14:50:01', []],
  ['14:56:59', '14:57:01', ['final']],
  ['14:59:58', '15:00:00.100', ['over']],
  ['15:00:00.100', '15:30', []],
])('between %s and %s sounds %j', (previous, now, cues) => {
  expect(cuesBetween(aLoudDay(), at(previous), at(now))).toEqual(cues);
});

test.each([
  ['for a silent session', aLoudDay({ silent: true })],
  ['while muted', aLoudDay({}, {}, { ...loud, muted: true })],
  ['when the cue is off', aLoudDay({}, {}, { ...loud, cues: { ...loud.cues, over: false } })],
  ['in a paused session', aLoudDay({}, { pauses: [{ from: at('14:30'), to: null }] })],
  ['for a finished session', aLoudDay({}, { finishedAt: at('14:59') })],
  ['by default', aClockDay([aSession()], [aRun()])],
])('nothing sounds at the end %s', (_, snapshot) => {
  expect(cuesBetween(snapshot, at('14:59:59'), at('15:00'))).toEqual([]);
});

test('after sleep no stale cue sounds, and a timely one only once', () => {
  expect(cuesBetween(aLoudDay(), at('14:30'), at('22:30'))).toEqual([]);
  expect(cuesBetween(aLoudDay(), at('14:30'), at('14:52'))).toEqual([]);
  expect(cuesBetween(aLoudDay(), at('14:30'), at('15:00:04'))).toEqual(['over']);
});

test('a clock set back sounds nothing', () => {
  expect(cuesBetween(aLoudDay(), at('15:10'), at('14:50'))).toEqual([]);
});

test('a cue waits with the pause', () => {
  const snapshot = aLoudDay({}, { pauses: [{ from: at('14:30'), to: at('14:40') }] });

  expect(cuesBetween(snapshot, at('14:49:59'), at('14:50:01'))).toEqual([]);
  expect(cuesBetween(snapshot, at('14:59:59'), at('15:00:01'))).toEqual(['windDown']);
});

test('a session shorter than its wind-down begins in it without a cue', () => {
  const snapshot = aLoudDay({ endsAt: at('14:08') });

  expect(cuesBetween(snapshot, at('13:59:59'), at('14:00'))).toEqual(['start']);
  expect(cuesBetween(snapshot, at('14:00'), at('14:00:01'))).toEqual([]);
});

test('looking at any moments, at most a few seconds apart, hears every cue once and in order', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.integer({ min: 1, max: 4_000 })), (waits) => {
      const heard: Cue[] = [];
      let previous: number = at('13:59:50');
      for (const wait of waits) {
        heard.push(...cuesBetween(aLoudDay(), instant(previous), instant(previous + wait)));
        previous += wait;
        if (previous > at('15:00') + minutes(1)) break;
      }

      expect(heard).toEqual(['start', 'windDown', 'final', 'over']);
    }),
    { numRuns: 20 },
  );
});

test('a cue is true for five seconds and not a moment longer', () => {
  expect(cuesBetween(aLoudDay(), at('14:59:58'), at('15:00:05'))).toEqual(['over']);
  expect(cuesBetween(aLoudDay(), at('14:59:58'), at('15:00:05.001'))).toEqual([]);
  expect(cuesBetween(aLoudDay(), at('13:59:58'), at('14:00:05'))).toEqual(['start']);
  expect(cuesBetween(aLoudDay(), at('13:59:58'), at('14:00:05.001'))).toEqual([]);
});

test('a pause just after a cue was due silences it', () => {
  const snapshot = aLoudDay({}, { pauses: [{ from: at('14:50:00.500'), to: null }] });

  expect(cuesBetween(snapshot, at('14:49:59'), at('14:50:01'))).toEqual([]);
});
