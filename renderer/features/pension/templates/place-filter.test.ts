import { expect, test } from 'vitest';
import type { ValueChoice } from '../../../../shared/domain/pension/template-keys.ts';
import type { TemplateField } from '../../../../shared/domain/pension/template-model.ts';
import { everyPlace, fittingPlaces } from './place-filter.ts';
import { confirmed, itemsOf } from './placed-items.ts';

const field = (name: string, near: string): TemplateField => ({
  name,
  near,
  option: null,
  kind: 'text',
  label: '',
  maxLength: null,
  page: 0,
  x: 0,
  y: 0,
  width: 100,
  height: 16,
});
const choices = new Map<string, ValueChoice>([['box1', { key: 'box1', words: 'Box 1: fee', kind: 'money' }]]);
const place = { value: 'box1', part: 'whole', target: { kind: 'field', name: 'One', option: null } } as const;
const items = itemsOf([field('One', 'Total fee'), field('Two', 'Practice stamp'), field('Three', '')], [place], true);
const names = (filter: Partial<typeof everyPlace>, chosen: string | null = null) =>
  fittingPlaces(items, { ...everyPlace, ...filter }, chosen, choices).map((item) => item.field?.name);

test('places are found by the words of the form, by what goes there, and by the name of the field', () => {
  expect(names({})).toEqual(['One', 'Two', 'Three']);
  expect([names({ text: ' STAMP' }), names({ text: 'box 1' }), names({ text: 'three' }), names({ text: 'nothing' })]).toEqual([
    ['Two'],
    ['One'],
    ['Three'],
    [],
  ]);
});

test('those to check and empty ones are shown alone, and the chosen one stays', () => {
  expect(names({ show: 'check' })).toEqual(['One']);
  expect(names({ show: 'empty' })).toEqual(['Two', 'Three']);
  expect(names({ show: 'empty', text: 'three' }, 'field-0')).toEqual(['One', 'Three']);
  expect(fittingPlaces(confirmed(items, 'field-0'), { ...everyPlace, show: 'check' }, null, choices)).toEqual([]);
});
