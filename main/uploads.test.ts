import { expect, test } from 'vitest';
import { minutes, type DurationMs } from '../shared/domain/time.ts';
import { createUploads } from './uploads.ts';

function someUploads() {
  let count = 0;
  let steady = minutes(0);
  const uploads = createUploads({ newId: () => `upload-${++count}`, steady: () => steady });
  return { uploads, pass: (length: DurationMs) => void (steady = (steady + length) as DurationMs) };
}

test('an upload is handed over once', () => {
  const { uploads } = someUploads();
  const id = uploads.put(Uint8Array.of(1, 2));

  expect([...uploads.take(id)]).toEqual([1, 2]);
  expect(() => uploads.take(id)).toThrow(expect.objectContaining({ code: 'UPLOAD_GONE' }));
});

test('the fifth upload pushes the first one out', () => {
  const { uploads } = someUploads();
  const ids = [1, 2, 3, 4, 5].map((byte) => uploads.put(Uint8Array.of(byte)));

  expect(() => uploads.take(ids[0] ?? '')).toThrow(expect.objectContaining({ code: 'UPLOAD_GONE' }));
  expect([...uploads.take(ids[4] ?? '')]).toEqual([5]);
});

test('an upload that nobody asked for in ten minutes is gone', () => {
  const { uploads, pass } = someUploads();
  const id = uploads.put(Uint8Array.of(1));
  pass(minutes(11));

  expect(() => uploads.take(id)).toThrow(expect.objectContaining({ code: 'UPLOAD_GONE' }));
});
