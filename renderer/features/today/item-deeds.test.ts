import { expect, test } from 'vitest';
import { itemDeeds, type ItemState } from './item-deeds.ts';

function deeds(kind: ItemState['kind'], status: ItemState['status']): readonly string[] {
  return itemDeeds({ kind, status }).map(({ deed }) => deed);
}

test('a session can be marked before and after its time, and a mark taken back', () => {
  expect(deeds('session', 'expected')).toEqual(['noShow', 'cancelled', 'open']);
  expect(deeds('session', 'unmarked')).toEqual(['tookPlace', 'noShow', 'cancelled', 'open']);
  expect(deeds('session', 'out')).toEqual(['planned', 'open']);
});

test('what runs is marked by nothing, and a break only left out', () => {
  expect(deeds('session', 'running')).toEqual(['open']);
  expect(deeds('break', 'expected')).toEqual(['cancelled', 'open']);
  expect(deeds('break', 'done')).toEqual(['open']);
  expect(deeds('break', 'out')).toEqual(['planned', 'open']);
});
