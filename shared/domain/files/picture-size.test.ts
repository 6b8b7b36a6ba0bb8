import { expect, test } from 'vitest';
import { pictureOf } from './picture-size.ts';

/** The head of a PNG with these sides. */
function png(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
}

/** A JPEG with an APP0 and a table before its frame header. */
const jpeg = Uint8Array.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc4, 0, 3, 9, 0xff, 0xc2, 0, 11, 8, 0x01, 0x2c, 0x02, 0x58, 1, 1, 0x11, 0,
]);

test('the sides of a PNG and of a JPEG are read from the head', () => {
  expect(pictureOf(png(640, 200))).toEqual({ type: 'image/png', widthPx: 640, heightPx: 200 });
  expect(pictureOf(jpeg)).toEqual({ type: 'image/jpeg', widthPx: 600, heightPx: 300 });
});

test('anything else, a cut file and a picture without a side are no picture', () => {
  const texts = ['', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a', '%PDF-1.7'].map((text) => new TextEncoder().encode(text));

  expect([...texts, png(0, 10), png(10, 10).subarray(0, 20), jpeg.subarray(0, 15), Uint8Array.of(0xff, 0xd8, 0xff)].map(pictureOf)).toEqual(
    Array.from({ length: 8 }, () => null),
  );
});

test('a JPEG whose segments lead in circles or past the end is no picture', () => {
  expect(pictureOf(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0, 0, 0, 0, 0, 0]))).toBeNull();
  expect(pictureOf(Uint8Array.from([0xff, 0xd8, ...Array.from({ length: 40 }, () => 0xff)]))).toBeNull();
});
