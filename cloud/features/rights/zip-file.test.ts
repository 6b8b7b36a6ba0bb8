import { expect, test } from 'vitest';
import { readZip } from '../../../tests/support/read-zip.ts';
import { zipFile } from './zip-file.ts';

test('every file comes out again by the directory, byte for byte, empty ones too', () => {
  const entries = [
    { name: 'a.txt', bytes: Buffer.from('one') },
    { name: 'b.json', bytes: Buffer.alloc(0) },
    { name: 'manifest.sig', bytes: Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 256)) },
  ];
  const read = readZip(zipFile(entries));
  expect([...read.keys()]).toEqual(entries.map(({ name }) => name));
  for (const { name, bytes } of entries) expect(read.get(name)?.equals(bytes), name).toBe(true);
  expect(() => readZip(Buffer.from(zipFile(entries).toString('latin1').replace('one', 'two'), 'latin1'))).toThrow('a.txt is damaged');
});
