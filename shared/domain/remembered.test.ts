import { expect, test } from 'vitest';
import { remembered } from './remembered.ts';

test('an answer is worked out once for each key, also when there is none', () => {
  const asked: string[] = [];
  const half = remembered(
    (text: string) => {
      asked.push(text);
      return text.length % 2 === 0 ? text.length / 2 : undefined;
    },
    (text) => text,
  );

  expect(['four', 'odd', 'four', 'odd'].map(half)).toEqual([2, undefined, 2, undefined]);
  expect(asked).toEqual(['four', 'odd']);
});
