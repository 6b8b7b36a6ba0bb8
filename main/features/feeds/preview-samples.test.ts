import { expect, test } from 'vitest';
import { aPreviewItem } from '../../../tests/support/a-preview-item.ts';
import { sampleItems } from './preview-samples.ts';

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
