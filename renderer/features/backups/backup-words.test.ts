import { expect, test } from 'vitest';
import { hours, instant, minus, zoneId } from '../../../shared/domain/time.ts';
import { proofSentence, sizeWords } from './backup-words.ts';

const london = zoneId('Europe/London');
const now = instant(Date.UTC(2026, 6, 14, 11, 0));

test('the proof names its age, its day and its time in the zone', () => {
  expect(proofSentence(minus(now, hours(26)), now, london)).toBe('Last proven restorable 26 h ago, on Mon 13 Jul at 10:00.');
});

test('without a proof the sentence says what it would do', () => {
  expect(proofSentence(null, now, london)).toMatch(/^No backup was proven restorable yet\./);
});

test('sizes never read as nothing', () => {
  expect([0, 1, 640_400, 999_999, 1_000_000, 12_340_000].map(sizeWords)).toEqual([
    '1 kB',
    '1 kB',
    '640 kB',
    '1000 kB',
    '1.0 MB',
    '12.3 MB',
  ]);
});
