import { expect, test } from 'vitest';
import { reminderDays } from './reminder-words.ts';

test('days are put in order, each once', () => {
  expect(reminderDays(['28', ' 7', '14', '7'])).toEqual([7, 14, 28]);
  expect(reminderDays([])).toEqual([]);
});

test.each(['0', '366', '-7', '7.5', 'a week', ''])('%j is no day for a reminder', (text) => {
  expect(reminderDays(['7', text])).toBeNull();
});
