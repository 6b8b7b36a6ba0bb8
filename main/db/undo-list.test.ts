import { expect, test } from 'vitest';
import { AppError } from '../../shared/errors/app-error.ts';
import type { WriteDb } from './store.ts';
import { createUndoList } from './undo-list.ts';

test('an undo puts back what was changed, added and removed', () => {
  const { rows, list } = aListOver({ a: 'old', b: 'gone' });
  const undoId = list.record(db, ['a', 'b', 'c'], () => {
    rows.set('a', 'new');
    rows.delete('b');
    rows.set('c', 'added');
  })();

  list.undo(db, undoId)();

  expect(Object.fromEntries(rows)).toEqual({ a: 'old', b: 'gone' });
  expect(() => list.undo(db, undoId)).toThrow(new AppError('NOTHING_TO_UNDO'));
});

test('a change is not undone over a later one, and nothing of it is put back', () => {
  const { rows, list } = aListOver({ a: 'old', b: 'old' });
  const undoId = list.record(db, ['a', 'b'], () => {
    rows.set('a', 'new');
    rows.set('b', 'new');
  })();
  rows.set('b', 'newer');

  expect(() => list.undo(db, undoId)).toThrow(new AppError('NOTHING_TO_UNDO', { rowId: 'b' }));
  expect(Object.fromEntries(rows)).toEqual({ a: 'new', b: 'newer' });
});

test('a change is not undone when what it names is gone', () => {
  const { rows, list } = aListOver({ a: 'orphan' });
  const undoId = list.record(db, ['a'], () => rows.delete('a'))();

  expect(() => list.undo(db, undoId)).toThrow(new AppError('NOTHING_TO_UNDO', { rowId: 'a' }));
});

test('the last fifty changes can be undone', () => {
  const { rows, list } = aListOver({});
  const ids = Array.from({ length: 51 }, (_, index) => `row-${index}`);
  const undoIds = ids.map((id) => list.record(db, [id], () => rows.set(id, 'new'))());

  for (const undoId of undoIds.slice(1)) list.undo(db, undoId)();

  expect([...rows.keys()]).toEqual(['row-0']);
  expect(() => list.undo(db, undoIds[0] ?? '')).toThrow(new AppError('NOTHING_TO_UNDO'));
});

// The rows of these tests are in a map; the handle is only passed on.
const db = {} as WriteDb;

function aListOver(start: Readonly<Record<string, string>>) {
  const rows = new Map(Object.entries(start));
  let made = 0;
  const list = createUndoList<string>(() => `undo-${(made += 1)}`, {
    take: (_, id) => rows.get(id) ?? null,
    put: (_, id, image) => void (image === null ? rows.delete(id) : rows.set(id, image)),
    canPut: (_, image) => image !== 'orphan',
    refusal: (id) => new AppError('NOTHING_TO_UNDO', { rowId: id }),
  });
  return { rows, list };
}
