import { expect, test } from 'vitest';
import { aBreak, aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { clockFace } from '../../../shared/domain/clock/face.ts';
import type { ClockSnapshot } from '../../../shared/domain/clock/snapshot.ts';
import { nowView } from './now-view.ts';

const first = aSession();
const second = aSession({ id: 's2', startsAt: at('15:30'), initials: 'A.' });

function view(snapshot: ClockSnapshot, time: string) {
  const { name, figure, line, action } = nowView(snapshot, clockFace(snapshot, at(time)), at(time));
  return [name, figure, line, action];
}

test('a running session shows its client, the time left and its real end', () => {
  const late = aRun({ startedAt: at('14:04'), lateStart: 'fullLength' });

  expect(view(aClockDay([first, second], [late]), '14:30')).toEqual([
    'J.',
    '34 min left',
    '14:00 – 15:00, began 14:04, ends 15:04',
    'running',
  ]);
  expect(view(aClockDay([first, second], [aRun()]), '14:30')[2]).toBe('14:00 – 15:00');
});

test('a paused session offers to go on', () => {
  const paused = aRun({ pauses: [{ from: at('14:20'), to: null }] });

  expect(view(aClockDay([first], [paused]), '14:30')[3]).toBe('paused');
});

test('before the start it counts the minutes, after it says so', () => {
  const day = aClockDay([first]);

  expect(view(day, '13:36:30')).toEqual(['J.', '24 min until 14:00', '14:00 – 15:00', 'start']);
  expect(view(day, '14:05')).toEqual(['J.', '14:00 not started', '14:00 – 15:00', 'start']);
  expect(view(aClockDay([{ ...first, held: true }]), '14:05')[1]).toBe('Waiting for the client');
});

test('between sessions the room comes first, a break has its own words, and the next can begin early', () => {
  expect(view(aClockDay([first, second], [aRun({ finishedAt: at('15:00') })]), '15:05')).toEqual([
    'Room',
    '10 min to make ready',
    'Next: A. at 15:30',
    'start',
  ]);
  expect(view(aClockDay([aBreak(), first]), '13:10')).toEqual(['Break', '20 min left', 'Next: J. at 14:00', 'start']);
  expect(view(aClockDay([aBreak()]), '13:10')).toEqual(['Break', '20 min left', '', null]);
});

test('an empty and a finished day show the plain time', () => {
  expect(view(aClockDay([]), '10:00')).toEqual(['A free day', '10:00', 'Nothing is planned today.', null]);
  expect(view(aClockDay([first], [aRun({ finishedAt: at('15:00') })]), '16:00')).toEqual([
    'Done for today',
    '16:00',
    'Nothing more is planned.',
    null,
  ]);
});
