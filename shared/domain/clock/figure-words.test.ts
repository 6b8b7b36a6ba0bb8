import { expect, test } from 'vitest';
import { minutes, seconds } from '../time.ts';
import { tickingDigits } from './digits.ts';
import { figureWords } from './figure-words.ts';

const left = (ms: ReturnType<typeof seconds>, rule: 'lastMinute' | 'never' = 'lastMinute') => tickingDigits(ms, rule, minutes(200)).digits;

test.for([
  ['running', left(minutes(24)), '24 min left'],
  ['final', left(seconds(37)), '37 s left'],
  ['overtime', left(seconds(-252)), '4 min 12 s over'],
  ['running', left(minutes(160)), '2 h 40 min left'],
  ['waiting', left(minutes(8)), '8 min to the start'],
  ['due', left(minutes(-12), 'never'), '12 min late'],
] as const)('%s figures are read with their unit and their direction', ([phase, figures, words]) => {
  expect(figureWords({ phase, figures })).toBe(words);
});

test('a time of day is read as it stands', () => {
  const figures = { sign: '', hours: null, minutes: 0, seconds: null, text: '13:20', unit: null, widest: '00:00' } as const;
  expect(figureWords({ phase: 'waiting', figures })).toBe('13:20');
});
