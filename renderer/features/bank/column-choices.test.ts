import { expect, test } from 'vitest';
import { columnChoices, withAmountKind } from './column-choices.ts';

const preview = [['When', '', 'Came'], ['', 'River Surgery', '850.00'], ['02/10/2026', 'Hill', '1.00']]; // prettier-ignore

test('columns are told by their names, those without by the first thing in them', () => {
  expect(columnChoices(preview, 1).map(({ label }) => label)).toEqual(['When', 'Column 2: River Surgery', 'Came']);
  expect(columnChoices(preview, 0).map(({ label }) => label)).toEqual(['Column 1: When', 'Column 2: River Surgery', 'Column 3: Came']);
  expect(columnChoices([], 0)).toEqual([]);
});

test('the amount column stays when the way of writing changes there and back', () => {
  const signed = { kind: 'signed', column: 2 } as const;

  expect(withAmountKind(withAmountKind(signed, 'inAndOut'), 'signed')).toEqual(signed);
  expect(withAmountKind(signed, 'signed')).toBe(signed);
});
