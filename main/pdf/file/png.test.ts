import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aPng, pngChunk } from '../../../tests/support/a-printed-document.ts';
import { readPng } from './png.ts';

const options = { inflate: (bytes: Uint8Array, maxOutputLength: number) => inflateSync(bytes, { maxOutputLength }), largestSide: 100 };

/** The same pixels in seven passes, one byte a pixel. */
function anInterlacedPng(width: number, pixels: Uint8Array): Buffer {
  const height = pixels.length / width;
  const places = ['0088', '4088', '0448', '2044', '0224', '1022', '0112'].map((place) => Array.from(place, Number));
  const rows = places.flatMap(([x0 = 0, y0 = 0, dx = 1, dy = 1]) => {
    const columns = Array.from({ length: width }, (_, x) => x).filter((x) => x >= x0 && (x - x0) % dx === 0);
    const lines = Array.from({ length: height }, (_, y) => y).filter((y) => y >= y0 && (y - y0) % dy === 0);
    return columns.length === 0 ? [] : lines.flatMap((y) => [0, ...columns.map((x) => pixels[y * width + x] ?? 0)]);
  });
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 0, 0, 0, 1]);
  const parts = [pngChunk('IHDR', header), pngChunk('IDAT', deflateSync(Uint8Array.from(rows))), pngChunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

test('a picture stored in passes is the picture stored in rows', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), (width, height) => {
      const pixels = Uint8Array.from({ length: width * height }, (_, index) => (index * 37) % 256);
      const rowsOf = (png: Buffer) => Buffer.from(inflateSync(readPng(png, options).bytes));

      expect(rowsOf(anInterlacedPng(width, pixels))).toEqual(rowsOf(aPng(width, 0, pixels)));
    }),
  );
});

test('opacity is kept beside the colour, and left out where there is none', () => {
  const clear = readPng(aPng(2, 6, Buffer.from([1, 2, 3, 255, 4, 5, 6, 0])), options);
  const solid = readPng(aPng(1, 4, Buffer.from([9, 255])), options);

  expect(Array.from(inflateSync(clear.bytes))).toEqual([1, 2, 3, 4, 5, 6]);
  expect(clear.opacity && Array.from(inflateSync(clear.opacity))).toEqual([255, 0]);
  expect(solid.opacity).toBeNull();
});

test('a depth that its colour type does not have is refused', () => {
  const png = aPng(2, 6, Buffer.alloc(8));
  png.writeUInt8(4, 24);

  expect(() => readPng(png, options)).toThrow(RangeError);
});
