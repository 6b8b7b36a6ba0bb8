import { expect, test } from 'vitest';
import { z } from 'zod';
import { instant } from '../shared/domain/time.ts';
import { createNewId } from './new-id.ts';

test('an id is a valid UUID of version 7, whatever the time', () => {
  for (const now of [0, 1_763_800_000_000, 281_474_976_710_655]) {
    expect(z.uuidv7().safeParse(createNewId(() => instant(now))()).success).toBe(true);
  }
});

test('ids sort by the time they were made', () => {
  let now = 1_763_800_000_000;
  const newId = createNewId(() => instant(now++));
  const ids = Array.from({ length: 100 }, newId);

  expect([...ids].sort()).toEqual(ids);
});

test('ids of one millisecond sort in the order in which they were made, and so do those after the clock was set back', () => {
  let now = 1_763_800_000_000;
  const newId = createNewId(() => instant(now));
  const ids = Array.from({ length: 10_000 }, newId);
  now -= 3_600_000;
  ids.push(newId(), newId());

  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('ids of one millisecond differ', () => {
  const newId = createNewId(() => instant(1_763_800_000_000));

  expect(new Set(Array.from({ length: 1_000 }, newId)).size).toBe(1_000);
});
