import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { drawIcon, tiles } from '../../packaging/icons/draw-icon.ts';
import { iconFiles } from '../../packaging/icons/icon-files.ts';
import { toPng } from '../../packaging/icons/icon-formats.ts';

const root = join(import.meta.dirname, '../..');
const read = (place: string): Buffer => readFileSync(join(root, place));

test('every icon of the repository is what its drawing gives', () => {
  const stale = [...iconFiles()].filter(([place, content]) => !read(place).equals(content)).map(([place]) => place);

  expect(stale).toEqual([]);
});

test('a png holds the pixels of the drawing, rows unfiltered', () => {
  const picture = drawIcon(24, tiles.full);
  const png = toPng(picture);
  const begin = png.indexOf('IDAT') + 4;
  const rows = inflateSync(png.subarray(begin, begin + png.readUInt32BE(begin - 8)));
  const pixels = Buffer.concat([...Array(24).keys()].map((row) => rows.subarray(row * 97 + 1, (row + 1) * 97)));

  expect(png.readUInt32BE(16)).toBe(24);
  expect(pixels.equals(picture.rgba)).toBe(true);
});

test('the icon of Windows holds each size it is shown in, the entries pointing at their pictures', () => {
  const ico = read('packaging/icons/icon.ico');
  const entries = [...Array(ico.readUInt16LE(4)).keys()].map((index) => {
    const at = 6 + 16 * index;
    const [length, place] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)];
    const isPng = ico.readUInt32BE(place) === 0x89504e47;
    return { size: ico[at] || 256, inside: isPng ? ico.readUInt32BE(place + 16) : ico.readUInt32LE(place + 4), end: place + length };
  });

  expect(entries.map(({ size }) => size)).toEqual([16, 20, 24, 32, 40, 48, 64, 256]);
  expect(entries.every(({ size, inside }) => size === inside)).toBe(true);
  expect(entries.at(-1)?.end).toBe(ico.length);
});

test('the icon of macOS holds each size up to 1024 pixels, the smallest in channels that unpack to their drawing', () => {
  const icns = read('packaging/icons/icon.icns');
  const parts = new Map<string, Buffer>();
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    parts.set(icns.toString('latin1', at, at + 4), icns.subarray(at + 8, at + icns.readUInt32BE(at + 4)));

  expect(icns.readUInt32BE(4)).toBe(icns.length);
  expect([...parts].filter(([name]) => name >= 'ic07').map(([name, png]) => [name, png.readUInt32BE(16)])).toEqual([
    ['ic11', 32],
    ['ic12', 64],
    ['ic07', 128],
    ['ic13', 256],
    ['ic08', 256],
    ['ic14', 512],
    ['ic09', 512],
    ['ic10', 1024],
  ]);
  for (const [name, size] of [['ic04', 16] as const, ['ic05', 32] as const]) {
    const { rgba } = drawIcon(size, tiles.mac);
    const channels = [3, 0, 1, 2].flatMap((channel) => Array.from(rgba.filter((_, index) => index % 4 === channel)));
    expect(unpackRuns(parts.get(name)?.subarray(4) ?? Buffer.alloc(0))).toEqual(channels);
  }
});

function unpackRuns(packed: Uint8Array): readonly number[] {
  const bytes: number[] = [];
  for (let at = 0; at < packed.length;) {
    const head = packed[at] ?? 0;
    if (head < 128) bytes.push(...packed.subarray(at + 1, at + 2 + head));
    else bytes.push(...Array<number>(head - 125).fill(packed[at + 1] ?? 0));
    at += head < 128 ? head + 2 : 2;
  }
  return bytes;
}
