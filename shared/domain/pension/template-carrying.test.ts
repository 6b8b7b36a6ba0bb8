import { expect, test } from 'vitest';
import { startingPlaces, type PlacedForm } from './template-carrying.ts';
import type { Place, TemplateField } from './template-model.ts';

function field(name: string, near: string): TemplateField {
  return { name, option: null, kind: 'text', page: 0, x: 100, y: 100, width: 90, height: 16, label: '', near, maxLength: null };
}

function form(fields: readonly TemplateField[], places: readonly Place[] = [], heightPt = 842): PlacedForm {
  return { formKind: 'formA', reading: { pages: [{ widthPt: 595, heightPt }], fields }, places };
}

const inField = (value: string, name: string): Place => ({ value, part: 'whole', target: { kind: 'field', name, option: null } });
const mark = (value: string): Place => ({ value, part: 'whole', target: { kind: 'mark', page: 0, x: 1, y: 2, width: 30, height: 10 } });

test('without a form before, places are as the words suggest', () => {
  expect(startingPlaces(form([field('One', 'Box 1')]), null, [])).toEqual([inField('box1', 'One')]);
});

test('what was decided on the form before goes on, and only what is left is suggested', () => {
  const before = form([field('One', 'Box 1'), field('Gone', 'Box 3')], [inField('box2', 'One'), inField('box3', 'Gone')]);

  const places = startingPlaces(form([field('One', 'Box 1'), field('Two', 'Box 2'), field('Three', 'Box 3')]), before, []);

  expect(places).toEqual([inField('box2', 'One'), inField('box3', 'Three')]);
});

test('marks go on where the pages are the same, and not where they differ', () => {
  const before = form([], [mark('box1')]);

  expect(startingPlaces(form([]), before, [])).toEqual([mark('box1')]);
  expect(startingPlaces(form([], [], 800), before, [])).toEqual([]);
});
