import { expect, test } from 'vitest';
import { localDate } from '../../../shared/domain/time.ts';
import { batchWords, leftWords, moreFromWords } from './plan-words.ts';

test('what is left of a month is said, and of nothing when there is more', () => {
  expect(leftWords(2, 3)).toBe('2 of 3 invoices left this month.');
  expect(`${leftWords(0, 3)} ${moreFromWords(3, localDate('2026-12-31'))}`).toBe(
    '3 invoices a month come with Free, and this month’s are issued. The draft stays as it is; from Fri 1 Jan 2027 there are 3 more.',
  );
});

test.each([
  [10, null, null],
  [2, 2, null],
  [0, 0, null],
  [10, 2, 'Free has 2 invoices left this month: of the 10 ticked, the first 2 that can be issued will be. The rest stay drafts.'],
  [2, 1, 'Free has 1 invoice left this month: of the 2 ticked, only the first that can be issued will be. The rest stay drafts.'],
  [1, 0, 'This month’s invoices of Free are issued: these stay drafts.'],
])('of %d ticked with %s left it is said what will happen', (ticked, left, words) => {
  expect(batchWords(ticked, { left })).toBe(words);
});
