import { expect, test } from 'vitest';
import { figureGroups } from './figure-list.ts';
import { builtInFigures } from './known-figures.ts';

test('tables are named by area and scheme year, and the first version of a replaced one says so', () => {
  const [tables] = figureGroups(builtInFigures);
  const names = tables?.figures.map(({ name }) => name) ?? [];

  expect(names).toContain('England and Wales, 2026/27');
  expect(names.filter((name) => name.includes('2025/26')).toSorted()).toEqual([
    'England and Wales, 2025/26',
    'England and Wales, 2025/26, first version, since replaced',
    'Northern Ireland, 2025/26',
    'Scotland, 2025/26',
    'Scotland, 2025/26, first version, since replaced',
  ]);
  // No id of the tables, such as EW-2026, is on the screen.
  expect(JSON.stringify(figureGroups(builtInFigures))).not.toMatch(/"(?:EW|SC|NI)-|, (?:EW|SC|NI)-/u);
});
