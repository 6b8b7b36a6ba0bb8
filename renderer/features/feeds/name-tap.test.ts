import { describe, expect, test } from 'vitest';
import { aPreviewItem } from '../../../tests/support/a-preview-item.ts';
import { nextTap, sampleItems, tappedText, wordsOf } from './name-tap.ts';

function words(summary: string): string[] {
  return wordsOf(summary).map((word) => word.text);
}

test('a summary falls into words that can be tapped', () => {
  expect(words('Jane D. - 60 min Massage')).toEqual(['Jane', 'D.', '60', 'min', 'Massage']);
  expect(words('60 min (O’Brien, Jean-Luc)')).toEqual(['60', 'min', 'O’Brien', 'Jean-Luc']);
  expect(words('J.D. <> 田中花子')).toEqual(['J.D.', '田中花子']);
  expect(words(' — ')).toEqual([]);
});

describe('a tap', () => {
  test('chooses a word, grows to the next one tapped, and is given up on a chosen word', () => {
    const first = nextTap(null, 'k', 2);
    expect(first).toEqual({ key: 'k', first: 2, last: 2 });

    const grown = nextTap(first, 'k', 0);
    expect(grown).toEqual({ key: 'k', first: 0, last: 2 });

    expect(nextTap(grown, 'k', 1)).toBeNull();
  });

  test('on another line starts anew', () => {
    expect(nextTap({ key: 'k', first: 0, last: 3 }, 'other', 1)).toEqual({ key: 'other', first: 1, last: 1 });
  });

  test('is the text as it stands, with what is between the words', () => {
    expect(tappedText('Jane & Tom Smith - Couples', { key: 'k', first: 0, last: 1 })).toBe('Jane & Tom');
  });
});

test('samples are up to five different bookings', () => {
  const items = [
    aPreviewItem({ key: 'skipped', group: 'skipped', summary: 'Busy', selectable: false }),
    ...['A', 'B', 'A', 'C', 'D', 'E', 'F'].map((name, index) => aPreviewItem({ key: `k${index}`, summary: `${name} - Massage` })),
  ];

  expect(sampleItems(items).map((item) => item.summary[0])).toEqual(['A', 'B', 'C', 'D', 'E']);
});
