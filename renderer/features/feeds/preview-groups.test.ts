import { expect, test } from 'vitest';
import { aPreviewItem } from '../../../tests/support/a-preview-item.ts';
import { countTicks, groupItems, groupTick, initialTicks, keepTicks, toggleGroup, toggleTick } from './preview-groups.ts';

const fresh = aPreviewItem({ key: 'new' });
const moved = aPreviewItem({ key: 'moved', group: 'moved' });
const gone = aPreviewItem({ key: 'gone', group: 'gone', ticked: false });
const lunch = aPreviewItem({ key: 'lunch', group: 'skipped', ticked: false, selectable: false, reason: 'block' });
const wholeDay = aPreviewItem({ key: 'wholeDay', group: 'skipped', ticked: false, reason: 'allDay' });

function groupNamed(name: string) {
  const group = groupItems([fresh, moved, gone, lunch, wholeDay]).find((candidate) => candidate.name === name);
  if (!group) throw new Error(name);
  return group;
}

test('groups stand in the order of the preview and empty ones are left out', () => {
  expect(groupItems([lunch, gone, fresh]).map((group) => group.name)).toEqual(['new', 'gone', 'skipped']);
  expect(groupItems([])).toEqual([]);
});

test('a preview starts with the ticks it came with, never on a row that cannot be chosen', () => {
  expect(initialTicks({ items: [fresh, gone, { ...lunch, ticked: true }] })).toEqual(new Set(['new']));
});

test('a row is ticked and unticked without touching the ticks it came from', () => {
  const ticks = new Set(['new']);

  expect(toggleTick(ticks, 'gone')).toEqual(new Set(['new', 'gone']));
  expect(toggleTick(ticks, 'new')).toEqual(new Set());
  expect(ticks).toEqual(new Set(['new']));
});

test('the box of a group ticks what may be ticked, and clears a full group', () => {
  const skipped = groupNamed('skipped');

  expect(toggleGroup(new Set(['new']), skipped)).toEqual(new Set(['new', 'wholeDay']));
  expect(toggleGroup(new Set(['new', 'wholeDay']), skipped)).toEqual(new Set(['new']));
  expect(groupTick(new Set(['wholeDay']), skipped)).toBe('all');
  expect(groupTick(new Set(), skipped)).toBe('none');
});

test('a half-ticked group says so and is filled by its box', () => {
  const group = { name: 'new' as const, items: [], selectable: ['a', 'b'] };

  expect(groupTick(new Set(['a']), group)).toBe('some');
  expect(toggleGroup(new Set(['a']), group)).toEqual(new Set(['a', 'b']));
});

test('a new name rule keeps the ticks of the user and takes the preview’s word for new rows', () => {
  const before = { items: [fresh, moved, lunch] };
  const after = { items: [fresh, moved, { ...lunch, selectable: true, ticked: true }] };

  expect(keepTicks(new Set(['moved']), before, after)).toEqual(new Set(['moved', 'lunch']));
});

test('what is brought in and what is removed are counted apart', () => {
  expect(countTicks([fresh, moved, gone, lunch], new Set(['new', 'moved', 'gone', 'unknown']))).toEqual({ brought: 2, removed: 1 });
});
