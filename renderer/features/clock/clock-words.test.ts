import { expect, test } from 'vitest';
import { expectedDay } from '../../../shared/domain/clock/expected-day.ts';
import { createZoneFormat } from '../../../shared/domain/clock/zone-format.ts';
import { duration, minutes, seconds, zoneId } from '../../../shared/domain/time.ts';
import { aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { adjustedWords, jumpWords, latenessWords, lengthWords } from './clock-words.ts';

const format = createZoneFormat(zoneId('UTC'));

test.for([
  [seconds(15), '15 s'],
  [minutes(60), '60 min'],
  [minutes(90), '90 min'],
  [minutes(120), '2 h'],
  [minutes(150), '2 h 30 min'],
] as const)('%i ms read %s', ([length, words]) => {
  expect(lengthWords(length)).toBe(words);
});

test.for([
  [minutes(5), 'Extended 5 min'],
  [minutes(-1), 'Shortened 1 min'],
  [seconds(45), 'Extended 45 s'],
  [seconds(-75), 'Shortened 1 min 15 s'],
] as const)('a change by %i ms reads %s', ([by, words]) => {
  expect(adjustedWords(by)).toBe(words);
});

test('the day says how late it is and when it is in time again, from a full minute on', () => {
  const day = aClockDay([aSession(), aSession({ id: 's2', startsAt: at('15:15') })], [aRun()]);

  expect(latenessWords(expectedDay(day, at('14:30')), format)).toBe('');
  expect(latenessWords(expectedDay(day, at('15:00:59')), format)).toBe('');
  expect(latenessWords(expectedDay(day, at('15:04')), format)).toBe('4 min late, in time again by 15:15');
  expect(latenessWords({ lateNow: minutes(9), caughtUpAt: null }, format)).toBe('9 min late to the end of the day');
});

test('a clock that was set is said with its way and its size', () => {
  expect(jumpWords({ at: at('14:10'), movedBy: duration(-300_000) }, format)).toBe(
    'The computer’s clock was put back by 5 min at 14:10. The session was moved along with it.',
  );
});
