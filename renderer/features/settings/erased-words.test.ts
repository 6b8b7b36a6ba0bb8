import { expect, test } from 'vitest';
import { erasedWords } from './erased-words.ts';

test('what could not be removed is told after what was', () => {
  expect(erasedWords({ backupsLeft: false, keychainLeft: false })).toBe('Your profile was erased from this computer.');
  expect(erasedWords({ backupsLeft: true, keychainLeft: false })).toMatch(/^Your profile was erased.*backup folder\.$/);
  expect(erasedWords({ backupsLeft: false, keychainLeft: true })).toMatch(/^Your profile was erased.*opens nothing any more/);
});
