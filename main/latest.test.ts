import { expect, test } from 'vitest';
import { createLatest } from './latest.ts';

test('a slow reader gets only the newest value', async () => {
  const latest = createLatest<number>();
  const reader = latest.subscribe(undefined, () => 0);
  await reader.next();

  latest.publish(1);
  latest.publish(2);
  latest.publish(3);

  expect((await reader.next()).value).toBe(3);
});

test('unread values are merged when a merge is given', async () => {
  const latest = createLatest<string[]>((waiting, newer) => [...waiting, ...newer]);
  const reader = latest.subscribe(undefined, () => []);
  await reader.next();

  latest.publish(['clients']);
  latest.publish(['sessions']);

  expect((await reader.next()).value).toEqual(['clients', 'sessions']);
});

test('nothing published between the first value and the next read is lost', async () => {
  const latest = createLatest<number>();
  const reader = latest.subscribe(undefined, () => 0);
  const first = await reader.next();
  latest.publish(7);

  expect([first.value, (await reader.next()).value]).toEqual([0, 7]);
});

test('two readers each get every value that they keep up with', async () => {
  const latest = createLatest<number>();
  const readers = [latest.subscribe(undefined, () => 0), latest.subscribe(undefined, () => 0)];
  for (const reader of readers) await reader.next();

  latest.publish(1);

  expect(await Promise.all(readers.map(async (reader) => (await reader.next()).value))).toEqual([1, 1]);
});

test('a waiting reader ends when its signal aborts', async () => {
  const latest = createLatest<number>();
  const window = new AbortController();
  const reader = latest.subscribe(window.signal, () => 0);
  await reader.next();
  const waiting = reader.next();

  window.abort();

  expect((await waiting).done).toBe(true);
});
