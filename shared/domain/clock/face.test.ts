import { expect, test } from 'vitest';
import { aBreak, aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { duration, instant, minutes, seconds } from '../time.ts';
import { clockFace } from './face.ts';

const jane = aSession();
const ada = aSession({ id: 's2', startsAt: at('15:15'), clientId: 'c2', firstName: 'Ada', initials: 'A.', code: 'K8', title: 'Swedish' });
const adaNext = {
  itemId: 's2',
  kind: 'session',
  startsAt: at('15:15'),
  length: minutes(60),
  headline: { name: 'A.', title: 'Swedish', colour: '#0f6b6b' },
};

test('a running session shows who, minutes left, the end and nothing of the next client', () => {
  expect(clockFace(aClockDay([jane, ada], [aRun()]), at('14:35:30'))).toEqual({
    phase: 'running',
    itemId: 's1',
    digits: { sign: '', hours: null, minutes: 25, seconds: null, text: '25', unit: 'min', widest: '0:00' },
    plainClock: null,
    headline: { name: 'J.', title: 'Deep tissue', colour: '#0f6b6b' },
    endsAt: at('15:00'),
    progress: 1 - 25 / 60,
    remaining: minutes(25),
    isFrozen: false,
    next: null,
    cue: null,
    nextChangeAt: at('14:36'),
  });
});

test('seconds come with the last minute', () => {
  const snapshot = aClockDay([jane], [aRun()]);

  expect(clockFace(snapshot, at('14:58:59.999'))).toMatchObject({ digits: { text: '2', unit: 'min' }, nextChangeAt: at('14:59') });
  expect(clockFace(snapshot, at('14:59'))).toMatchObject({ digits: { text: '1:00', unit: null }, nextChangeAt: at('14:59:01') });
});

test('with seconds always, nothing jumps from 10:01 to 9:59', () => {
  const snapshot = aClockDay([jane], [aRun()], { showSeconds: 'always' });
  const faces = ['14:49:59', '14:50', '14:50:01'].map((now) => clockFace(snapshot, at(now)));

  expect(faces.map(({ digits }) => [digits?.text, digits?.widest])).toEqual([
    ['10:01', '00:00'],
    ['10:00', '00:00'],
    ['9:59', '00:00'],
  ]);
});

test.each(['14:00', '14:20', '14:50', '14:57', '14:59:30', '15:00', '15:40'])(
  'the next client stays hidden from the client in the room at %s',
  (now) => {
    const text = JSON.stringify(clockFace(aClockDay([jane, ada], [aRun()], { nameDisplay: 'firstName' }), at(now)));

    expect(text).toContain('Jane');
    expect(text).not.toMatch(/Ada|Swedish|s2|c2/);
  },
);

test('overtime counts up from one single zero, with the end that was missed', () => {
  const snapshot = aClockDay([jane], [aRun()]);
  const faces = ['14:59:59', '15:00', '15:00:01', '15:04:12'].map((now) => clockFace(snapshot, at(now)));

  expect(faces.map(({ phase, digits, endsAt, progress }) => [phase, digits?.text, endsAt, progress])).toEqual([
    ['final', '0:01', at('15:00'), 1 - 1 / 3600],
    ['overtime', '0:00', at('15:00'), 1],
    ['overtime', '+0:01', at('15:00'), 1],
    ['overtime', '+4:12', at('15:00'), 1],
  ]);
});

test('frozen at zero, overtime stands still but stays overtime', () => {
  const face = clockFace(aClockDay([jane], [aRun()], { freezeAtZero: true }), at('15:20'));

  expect(face).toMatchObject({
    phase: 'overtime',
    isFrozen: true,
    remaining: 0,
    digits: { text: '0:00', widest: '0:00' },
    nextChangeAt: null,
  });
});

test('a pause stands still except for the end, which moves by whole minutes', () => {
  const snapshot = aClockDay([jane], [aRun({ pauses: [{ from: at('14:20'), to: null }] })]);

  expect(clockFace(snapshot, at('14:33:20'))).toEqual({
    phase: 'paused',
    itemId: 's1',
    under: 'running',
    digits: { sign: '', hours: null, minutes: 40, seconds: null, text: '40', unit: 'min', widest: '0:00' },
    plainClock: null,
    headline: { name: 'J.', title: 'Deep tissue', colour: '#0f6b6b' },
    endsAt: at('15:13'),
    progress: 1 - 40 / 60,
    remaining: minutes(40),
    next: null,
    cue: null,
    nextChangeAt: at('14:34'),
  });
});

test('waiting far from the start is a plain clock with the next session', () => {
  expect(clockFace(aClockDay([ada]), at('14:12:40'))).toEqual({
    phase: 'waiting',
    itemId: 's2',
    startsAt: at('15:15'),
    digits: null,
    plainClock: at('14:12'),
    headline: null,
    endsAt: null,
    progress: null,
    next: adaNext,
    cue: null,
    nextChangeAt: at('14:13'),
  });
});

test('the last ten minutes before a start count down, the first minute after it counts up', () => {
  const snapshot = aClockDay([ada]);
  const faces = ['15:04:59.999', '15:05', '15:14:30', '15:15', '15:15:30'].map((now) => clockFace(snapshot, at(now)));

  expect(faces.map(({ phase, digits }) => [phase, digits?.text ?? 'plain'])).toEqual([
    ['waiting', 'plain'],
    ['waiting', '10'],
    ['waiting', '0:30'],
    ['waiting', '0:00'],
    ['waiting', '+0:30'],
  ]);
});

test('one minute after the start the session is called not started', () => {
  const face = clockFace(aClockDay([jane, ada]), at('14:04:30'));

  expect(face).toEqual({
    phase: 'due',
    itemId: 's1',
    startsAt: at('14:00'),
    lateBy: minutes(4),
    isHeld: false,
    asksLateStart: true,
    digits: { sign: '+', hours: null, minutes: 4, seconds: null, text: '+4', unit: 'min', widest: '+00' },
    plainClock: null,
    headline: { name: 'J.', title: 'Deep tissue', colour: '#0f6b6b' },
    endsAt: null,
    progress: null,
    next: null,
    cue: null,
    nextChangeAt: at('14:05'),
  });
});

test('a choice remembered for the service, or a known late client, leaves the question or the nudge out', () => {
  expect(clockFace(aClockDay([{ ...jane, lateStart: 'split' }]), at('14:02'))).toMatchObject({ asksLateStart: false, isHeld: false });
  expect(clockFace(aClockDay([{ ...jane, held: true }]), at('14:02'))).toMatchObject({ asksLateStart: true, isHeld: true });
});

test('the turnover counts the room down and names the next client', () => {
  const face = clockFace(aClockDay([jane, ada], [aRun({ finishedAt: at('15:02') })]), at('15:06:30'));

  expect(face).toMatchObject({
    phase: 'turnover',
    digits: { text: '9', unit: 'min' },
    endsAt: at('15:15'),
    headline: null,
    next: adaNext,
    progress: 1 - 9 / 13,
    nextChangeAt: at('15:07'),
  });
});

test('a session that the clock finished may not have left the room: the next client stays hidden', () => {
  const snapshot = aClockDay([jane, ada], [aRun({ finishedAt: at('15:00'), keptBy: 'clock' })]);

  expect(clockFace(snapshot, at('15:05'))).toMatchObject({ phase: 'turnover', next: null });
});

test('a break shows its end and who comes after it', () => {
  const face = clockFace(aClockDay([aBreak({ startsAt: at('14:45'), title: 'Tea' }), ada]), at('14:50'));

  expect(face).toMatchObject({
    phase: 'break',
    itemId: 'b1',
    digits: { text: '25', unit: 'min' },
    endsAt: at('15:15'),
    headline: { name: null, title: 'Tea' },
    next: adaNext,
  });
});

test('a done day shows a plain clock and its totals', () => {
  const face = clockFace(aClockDay([jane], [aRun({ finishedAt: at('15:04') })]), at('15:30:20'));

  expect(face).toMatchObject({
    phase: 'dayDone',
    plainClock: at('15:30'),
    digits: null,
    totals: { doneCount: 1, planned: minutes(60), actual: minutes(64), overtime: minutes(4) },
    nextChangeAt: at('15:31'),
  });
});

test('an idle clock is a plain clock, or blank where that is preferred', () => {
  expect(clockFace(aClockDay([]), at('09:00:10'))).toMatchObject({ phase: 'idle', plainClock: at('09:00'), nextChangeAt: at('09:01') });
  expect(clockFace(aClockDay([], [], { showPlainClockWhenIdle: false }), at('09:00:10'))).toMatchObject({
    plainClock: null,
    nextChangeAt: null,
  });
  expect(clockFace(aClockDay([ada], [], { showPlainClockWhenIdle: false }), at('12:00'))).toMatchObject({
    plainClock: null,
    nextChangeAt: at('15:05'),
  });
});

test('hiding everything leaves times and lengths', () => {
  const hidden = { hidden: true };
  const running = clockFace(aClockDay([jane, ada], [aRun()], {}, hidden), at('14:30'));
  const turnover = clockFace(aClockDay([jane, ada], [aRun({ finishedAt: at('15:00') })], {}, hidden), at('15:01'));

  expect(running).toMatchObject({ headline: { name: null, title: null, colour: null }, digits: { text: '30' }, endsAt: at('15:00') });
  expect(turnover.next).toMatchObject({ startsAt: at('15:15'), headline: { name: null, title: null, colour: null } });
});

test('an extension moves digits, end and bar together', () => {
  const face = clockFace(aClockDay([jane], [aRun({ added: minutes(30) })]), at('14:30'));

  expect(face).toMatchObject({ endsAt: at('15:30'), digits: { text: '60', widest: '0 h 00' }, progress: 1 - 60 / 90 });
});

test('a start off the full second ticks on the second of its end, not of the wall', () => {
  const run = aRun({ startedAt: at('14:03:10.400'), lateStart: 'fullLength' });
  const face = clockFace(aClockDay([jane], [run], { showSeconds: 'always' }), at('14:30'));

  expect(face.endsAt).toBe(at('15:03:10.400'));
  expect(face.nextChangeAt).toBe(at('14:30:00.400'));
});

test('the sound of a phase comes with it only when it is on and the session is not silent', () => {
  const sounds = { muted: false, volume: 0.5, cues: { start: false, windDown: true, final: true, over: true } };
  const cueAt = (time: string, silent: boolean, muted = false) =>
    clockFace(aClockDay([{ ...jane, silent }], [aRun()], { sounds: { ...sounds, muted } }), at(time)).cue;

  expect(['14:30', '14:50', '14:57', '15:00'].map((time) => cueAt(time, false))).toEqual([null, 'windDown', 'final', 'over']);
  expect(['14:30', '14:50', '14:57', '15:00'].map((time) => cueAt(time, true))).toEqual([null, null, null, null]);
  expect(clockFace(aClockDay([jane], [aRun()], { sounds: { ...sounds, muted: true } }), at('15:03'))).toMatchObject({
    phase: 'overtime',
    cue: null,
  });
});

test('a clock set back before the start shows no more than a full bar left, and no error', () => {
  const face = clockFace(aClockDay([jane], [aRun()]), instant(at('14:00') - minutes(120)));

  expect(face).toMatchObject({ phase: 'running', progress: 0, digits: { text: '3 h 00', widest: '0 h 00' } });
});

test('a session shorter than a second ends without an error', () => {
  const item = aSession({ endsAt: instant(at('14:00') + 1), windDown: duration(0) });

  expect(clockFace(aClockDay([item], [aRun()]), instant(at('14:00') + seconds(1)))).toMatchObject({ phase: 'overtime', progress: 1 });
});

test('a session shortened to nothing has a full bar', () => {
  expect(clockFace(aClockDay([jane], [aRun({ added: minutes(-60) })]), at('14:00'))).toMatchObject({ phase: 'overtime', progress: 1 });
});
