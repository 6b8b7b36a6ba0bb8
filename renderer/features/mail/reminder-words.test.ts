import { expect, test } from 'vitest';
import { daysLateWords, reminderDays } from './reminder-words.ts';

test('one day is told from several', () => {
  expect([daysLateWords(1), daysLateWords(1_200)]).toEqual(['1 day late', '1,200 days late']);
});

test('days are put in order, each once', () => {
  expect(reminderDays(['28', ' 7', '14', '7'])).toEqual([7, 14, 28]);
  expect(reminderDays([])).toEqual([]);
});

test.each(['0', '366', '-7', '7.5', 'a week', ''])('%j is no day for a reminder', (text) => {
  expect(reminderDays(['7', text])).toBeNull();
});
