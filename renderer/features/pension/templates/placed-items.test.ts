import { expect, test } from 'vitest';
import { valueChoices } from '../../../../shared/domain/pension/template-keys.ts';
import type { Place, TemplateField } from '../../../../shared/domain/pension/template-model.ts';
import { confirmed, itemsOf, movedMark, placesOf, repeatedDown, withMark, withPart, withValue, without } from './placed-items.ts';

const area = { page: 0, x: 100, y: 100, width: 90, height: 16 };
const field: TemplateField = { name: 'One', option: null, kind: 'text', ...area, label: '', near: 'Box 1', maxLength: null };
const inField: Place = { value: 'box1', part: 'whole', target: { kind: 'field', name: 'One', option: null } };
const marked = (value: string, y = 100): Place => ({ value, part: 'whole', target: { kind: 'mark', ...area, y } });
const page = { widthPt: 595, heightPt: 842 };

test('places become items and come back as they were', () => {
  const places = [inField, marked('box2')];

  expect(placesOf(itemsOf([field, { ...field, name: 'Two' }], places, true))).toEqual(places);
});

test('a suggestion stays one until it is confirmed, changed or emptied', () => {
  const items = itemsOf([field], [inField], true);

  expect(items.map(({ isSuggested }) => isSuggested)).toEqual([true]);
  for (const change of [confirmed(items, 'field-0'), withValue(items, 'field-0', 'box2'), withPart(items, 'field-0', 'pence')])
    expect(change.map(({ isSuggested }) => isSuggested)).toEqual([false]);
  expect(placesOf(withValue(items, 'field-0', null))).toEqual([]);
});

test('another value is filled in as a whole, whatever part the one before had', () => {
  const items = withValue(withPart(itemsOf([field], [inField], false), 'field-0', 'pence'), 'field-0', 'member.name');

  expect(placesOf(items)).toEqual([{ ...inField, value: 'member.name' }]);
});

test('a mark without a value is not kept, and one that is taken away is gone', () => {
  const items = withMark([], 'new', area);

  expect(placesOf(items)).toEqual([]);
  expect(placesOf(withValue(items, 'new', 'box1'))).toEqual([marked('box1')]);
  expect(without(items, 'new')).toEqual([]);
});

test.each([
  [
    { x: -5, y: 900 },
    { x: 0, y: 826, width: 90, height: 16 },
  ],
  [
    { width: 1, height: 5_000 },
    { x: 100, y: 0, width: 4, height: 842 },
  ],
  [{ x: 12.345 }, { x: 12.3, y: 100, width: 90, height: 16 }],
])('a mark that is moved to %j stays on its page', (to, at) => {
  const [item] = movedMark(itemsOf([], [marked('box1')], false), 'mark-0', to, page);

  expect(item).toMatchObject({ area: at, target: { kind: 'mark', ...at }, value: 'box1' });
});

test('a row is repeated under itself, in place of marks that stood for those rows, as far as there is room', () => {
  let number = 0;
  const context = { choices: valueChoices('formB', []), heightPt: 842, newId: () => `new-${(number += 1)}` };
  const items = itemsOf([], [marked('row1.code', 780), marked('row2.code', 10)], false);

  const repeated = placesOf(repeatedDown(items, 'mark-0', { count: 9, pitchPt: 20 }, context));

  expect(repeated).toEqual([marked('row1.code', 780), marked('row2.code', 800), marked('row3.code', 820)]);
  expect(repeatedDown(itemsOf([], [marked('box1')], false), 'mark-0', { count: 9, pitchPt: 20 }, context)).toHaveLength(1);
});

test('rows end where the form has no such value', () => {
  const context = { choices: valueChoices('formA', []), heightPt: 5_000, newId: () => 'new' };
  const rows = placesOf(repeatedDown(itemsOf([], [marked('range10.from', 10)], false), 'mark-0', { count: 30, pitchPt: 20 }, context));

  expect(rows.map(({ value }) => value)).toEqual(['range10.from', 'range11.from', 'range12.from']);
});
