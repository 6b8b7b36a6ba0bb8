import { expect, test } from 'vitest';
import type { PreviewGroup } from '../../../shared/contract/feeds.ts';
import { aPreviewItem } from '../../../tests/support/a-preview-item.ts';
import { countTicks, freshChoice, groupTick, isTicked, keepTicks, previewChoice, toggleGroup, toggleRow } from './preview-choice.ts';

const fresh = aPreviewItem({ key: 'new' });
const second = aPreviewItem({ key: 'second' });
const gone = aPreviewItem({ key: 'gone', group: 'gone', ticked: false });
const lunch = aPreviewItem({ key: 'lunch', group: 'skipped', ticked: false, selectable: false, reason: 'block' });
const wholeDay = aPreviewItem({ key: 'wholeDay', group: 'skipped', ticked: false, reason: 'allDay' });

/** The preview of these five rows. */
const groups: readonly PreviewGroup[] = [
  { group: 'new', count: 2, selectable: 2, ticked: 2 },
  { group: 'gone', count: 1, selectable: 1, ticked: 0 },
  { group: 'skipped', count: 2, selectable: 1, ticked: 0 },
];
const [ofNew, , ofSkipped] = groups as readonly [PreviewGroup, PreviewGroup, PreviewGroup];

test('a preview starts with the ticks it came with, never on a row that cannot be chosen', () => {
  expect([fresh, gone, { ...lunch, ticked: true }].map((item) => isTicked(freshChoice, item))).toEqual([true, false, false]);
  expect(countTicks(freshChoice, groups)).toEqual({ brought: 2, removed: 0 });
});

test('a row is ticked and unticked by itself, and tapped twice it is as it was', () => {
  const choice = toggleRow(toggleRow(freshChoice, gone), fresh);

  expect([fresh, second, gone].map((item) => isTicked(choice, item))).toEqual([false, true, true]);
  expect(previewChoice(choice)).toEqual({ groups: {}, ticked: ['gone'], unticked: ['new'] });
  expect(countTicks(choice, groups)).toEqual({ brought: 1, removed: 1 });
  expect(toggleRow(toggleRow(choice, gone), fresh)).toEqual(freshChoice);
});

test('the box of a group takes all that may be ticked, seen or not, and clears a full group', () => {
  const all = toggleGroup(freshChoice, ofSkipped);

  expect([isTicked(all, wholeDay), isTicked(all, lunch)]).toEqual([true, false]);
  expect(groupTick(all, ofSkipped)).toBe('all');
  expect(groupTick(toggleGroup(all, ofSkipped), ofSkipped)).toBe('none');
  expect(previewChoice(all)).toEqual({ groups: { skipped: 'all' }, ticked: [], unticked: [] });
});

test('all of a group but one row is said as that, and its box fills it again', () => {
  const without = toggleRow(toggleGroup(toggleGroup(freshChoice, ofNew), ofNew), fresh);
  expect(groupTick(without, ofNew)).toBe('some');

  const none = toggleGroup(toggleRow(freshChoice, fresh), ofNew);
  expect(groupTick(none, ofNew)).toBe('all');
  expect(previewChoice(toggleRow(none, fresh))).toEqual({ groups: { new: 'all' }, ticked: [], unticked: ['new'] });
});

test('the box of one group leaves the ticks of the others alone', () => {
  const choice = toggleGroup(toggleRow(freshChoice, fresh), ofSkipped);

  expect(isTicked(choice, fresh)).toBe(false);
});

test('a new name rule keeps the ticks of the user, also on rows that change their group, as far as they may be ticked', () => {
  const choice = [fresh, gone, wholeDay].reduce(toggleRow, freshChoice);

  const kept = keepTicks(choice, [fresh, { ...wholeDay, group: 'new', ticked: false }, { ...gone, selectable: false }]);

  expect(previewChoice(kept)).toEqual({ groups: {}, ticked: ['wholeDay'], unticked: ['new'] });
  expect(countTicks(kept, [{ ...ofNew, count: 3, selectable: 3 }])).toEqual({ brought: 2, removed: 0 });
});
