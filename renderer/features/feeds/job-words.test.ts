import { expect, test } from 'vitest';
import { progressPercent, stepWords } from './job-words.ts';

test('a sync says what it is doing and how much it has', () => {
  expect(stepWords({ step: '', done: 0, total: null })).toBe('Starting');
  expect(stepWords({ step: 'fetch', done: 0, total: null })).toBe('Fetching the calendar');
  expect(stepWords({ step: 'fetch', done: 12_400, total: null })).toBe('Fetching the calendar, 12 kB');
  expect(stepWords({ step: 'fetch', done: 1_240_000, total: 5_000_000 })).toBe('Fetching the calendar, 1.2 MB of 5.0 MB');
  expect(stepWords({ step: 'read', done: 0.5, total: 1 })).toBe('Reading the appointments');
});

test('progress is a share only when the end is known', () => {
  expect([
    progressPercent({ done: 1, total: null }),
    progressPercent({ done: 0.5, total: 1 }),
    progressPercent({ done: 9, total: 4 }),
    progressPercent({ done: 1, total: 0 }),
  ]).toEqual([null, 50, 100, null]);
});
