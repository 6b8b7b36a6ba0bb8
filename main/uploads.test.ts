import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { minutes, type DurationMs } from '../shared/domain/time.ts';
import { createUploads } from './uploads.ts';

function someUploads() {
  let count = 0;
  let steady = minutes(0);
  const parent = mkdtempSync(join(tmpdir(), 'uploads-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, 'work');
  const uploads = createUploads({ newId: () => `upload-${++count}`, steady: () => steady, folder });
  return { uploads, folder, pass: (length: DurationMs) => void (steady = (steady + length) as DurationMs) };
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

test('a file that comes in pieces is whole, private, and there for more than one try', () => {
  const { uploads } = someUploads();
  const id = uploads.begin();
  uploads.append(id, 0, Buffer.from('one '));
  uploads.append(id, 4, Buffer.from('two'));

  const files = [uploads.fileOf(id), uploads.fileOf(id)];

  expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(['one two', 'one two']);
  expect(statSync(files[0] ?? '').mode & 0o777).toBe(0o600);
});

test.each([
  ['missed', 7],
  ['doubled', 0],
])('a piece that was %s ends the file, so that no torn one is taken', (_, at) => {
  const { uploads, folder } = someUploads();
  const id = uploads.begin();
  uploads.append(id, 0, Buffer.from('one '));

  expect(() => uploads.append(id, at, Buffer.from('two'))).toThrow(expect.objectContaining({ code: 'UPLOAD_GONE' }));
  expect(() => uploads.fileOf(id)).toThrow(expect.objectContaining({ code: 'UPLOAD_GONE' }));
  expect(readdirSync(folder)).toEqual([]);
});

test('only what was begun here is a file, and the third pushes the first one out', () => {
  const { uploads, folder } = someUploads();
  const ids = [uploads.begin(), uploads.begin(), uploads.begin()];

  for (const id of [ids[0] ?? '', '../profile/keys.json', 'upload-9'])
    expect(() => uploads.fileOf(id)).toThrow(expect.objectContaining({ code: 'UPLOAD_GONE' }));
  expect(readdirSync(folder).sort()).toEqual(['upload-2.upload', 'upload-3.upload']);
  uploads.clear();
  expect(readdirSync(folder)).toEqual([]);
});
