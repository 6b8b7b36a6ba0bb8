import { expect, test } from 'vitest';
import { sizeWords } from './size-words.ts';

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
