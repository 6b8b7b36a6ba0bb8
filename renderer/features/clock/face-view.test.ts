import { expect, test } from 'vitest';
import { clientFace } from '../../../shared/domain/clock/client-face.ts';
import { clockFace } from '../../../shared/domain/clock/face.ts';
import type { ClockSnapshot } from '../../../shared/domain/clock/snapshot.ts';
import { createZoneFormat } from '../../../shared/domain/clock/zone-format.ts';
import { zoneId } from '../../../shared/domain/time.ts';
import { aBreak, aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { clientView, faceView, plainView, type FaceView } from './face-view.ts';

const format = createZoneFormat(zoneId('UTC'));
const first = aSession();
const second = aSession({ id: 's2', startsAt: at('15:15'), initials: 'A.', title: 'Swedish' });
const running = aClockDay([first, second], [aRun()]);

function lines(day: ClockSnapshot, time: string): Pick<FaceView, 'above' | 'word' | 'below' | 'also'> & { figures: string } {
  const { above, word, below, also, figures } = faceView(clockFace(day, at(time)), format);
  return { above, word, below, also, figures: `${figures?.text ?? ''}${figures?.unit === null ? '' : ` ${figures?.unit}`}` };
}

const who = 'J. · Deep tissue';
const none = { above: '', word: '', below: '', also: '' };

test.for([
  ['running', running, '14:36', { ...none, figures: '24 min', above: who, below: 'ends 15:00' }],
  ['wind-down', running, '14:52', { ...none, figures: '8 min', above: who, word: 'wind down', below: 'ends 15:00' }],
  ['final', running, '14:59:23', { ...none, figures: '0:37', above: who, word: 'close', below: 'ends 15:00' }],
  ['overtime', running, '15:04:12', { ...none, figures: '+4:12', above: who, word: 'over time', below: 'ended 15:00' }],
  [
    'paused',
    aClockDay([first], [aRun({ pauses: [{ from: at('14:30'), to: null }] })]),
    '14:36',
    { ...none, figures: '30 min', above: who, word: 'paused', below: 'ends 15:06' },
  ],
  [
    'turnover',
    aClockDay([first, second], [aRun({ finishedAt: at('15:00') })]),
    '15:07',
    { ...none, figures: '8 min', above: 'next 15:15 – A. – 60 min', word: 'room', below: 'until 15:15' },
  ],
  [
    'break',
    aClockDay([aBreak({ startsAt: at('14:45') }), second]),
    '14:55',
    { ...none, figures: '20 min', above: 'next 15:15 – A. – 60 min', word: 'break', below: 'until 15:15' },
  ],
  ['waiting', aClockDay([first]), '13:20', { ...none, figures: '13:20', below: 'next 14:00 – J. – 60 min' }],
  ['due', aClockDay([first]), '14:12', { ...none, figures: '+12 min', above: who, word: '14:00 not started' }],
  [
    'due, client late',
    aClockDay([{ ...first, held: true }]),
    '14:12',
    { ...none, figures: '+12 min', above: who, word: 'client late', below: 'planned 14:00' },
  ],
  [
    'day done',
    aClockDay([first], [aRun({ startedAt: at('14:04'), finishedAt: at('15:02') })]),
    '15:30',
    { ...none, figures: '15:30', word: 'day done', below: '1 session', also: 'planned 60 min, actual 58 min, 4 min late' },
  ],
  ['a free day', aClockDay([]), '11:11', { ...none, figures: '11:11', below: 'Tue 24 Nov' }],
] as const)('%s has its figures, its word and its lines', ([, day, time, expected]) => {
  expect(lines(day, time)).toEqual(expected);
});

test('hidden names leave times and lengths, and no gap', () => {
  const hidden = { ...aClockDay([first, second], [aRun({ finishedAt: at('15:00') })]), hidden: true };

  expect(lines(hidden, '15:07').above).toBe('next 15:15 – 60 min');
  expect(lines({ ...running, hidden: true }, '14:36').above).toBe('');
});

test('the client sees the time left and the end time, and not a word of anyone', () => {
  const now = at('14:52');
  const seen = clientView(clientFace(clockFace(running, now), { shows: 'digits', endTime: true }, now), format);

  expect(seen).toMatchObject({ phase: 'client', above: '', word: '', below: 'ends 15:00', also: '', colour: null });
  expect(seen.figures?.text).toBe('8');
  expect(JSON.stringify(seen)).not.toMatch(/J\.|Deep|A\.|Swedish/);
});

test('with only the bar the client sees no figures', () => {
  const now = at('14:45');
  const seen = clientView(clientFace(clockFace(running, now), { shows: 'bar', endTime: false }, now), format);

  expect(seen).toMatchObject({ figures: null, progress: 0.75, below: '' });
});

test('while locked there is the time of day and nothing else; before that is known, nothing', () => {
  expect(plainView(at('14:36'), format)).toMatchObject({ ...none, phase: 'blank', progress: null, figures: { text: '14:36' } });
  expect(plainView(null, format).figures).toBeNull();
});
