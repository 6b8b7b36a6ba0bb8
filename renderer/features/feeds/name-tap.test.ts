import { expect, test } from 'vitest';
import { aPreviewItem } from '../../../tests/support/a-preview-item.ts';
import { nextTap, reducedWords, sampleItems } from './name-tap.ts';

test('a tap chooses a word, and a second tap on it gives the choice up', () => {
  const first = nextTap(null, { key: 'k', word: 2 });

  expect(first).toEqual({ key: 'k', word: 2 });
  expect(nextTap(first, { key: 'k', word: 0 })).toEqual({ key: 'k', word: 0 });
  expect(nextTap(first, { key: 'other', word: 2 })).toEqual({ key: 'other', word: 2 });
  expect(nextTap(first, { key: 'k', word: 2 })).toBeNull();
});

test('samples are up to five different bookings', () => {
  const items = [
    aPreviewItem({ key: 'skipped', group: 'skipped', summary: 'Busy', selectable: false }),
    ...['A', 'B', 'A', 'C', 'D', 'E', 'F'].map((name, index) => aPreviewItem({ key: `k${index}`, summary: `${name} - Massage` })),
  ];

  expect(sampleItems(items).map((item) => item.summary[0])).toEqual(['A', 'B', 'C', 'D', 'E']);
});

test('a feed of blocks alone shows those that may be chosen', () => {
  const wholeDay = aPreviewItem({ key: 'd', group: 'skipped', summary: 'Course', reason: 'allDay' });

  expect(sampleItems([wholeDay, { ...wholeDay, key: 'e', summary: '' }])).toEqual([wholeDay]);
});

test('a row without a name is filed as a client', () => {
  expect(reducedWords({ firstName: 'Jane', title: 'Massage' })).toBe('Jane · Massage');
  expect(reducedWords({ firstName: null, title: 'Massage' })).toBe('Client · Massage');
  expect(reducedWords({ firstName: 'Jane', title: null })).toBe('Jane');
});
