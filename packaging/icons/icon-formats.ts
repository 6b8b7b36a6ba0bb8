// The three formats that systems take icons in: png (Linux), ico (Windows), icns (macOS).
import { crc32, deflateSync } from 'node:zlib';
import type { Pixels } from './draw-icon.ts';

/** @see https://www.w3.org/TR/png-3/ */
export function toPng({ size, rgba }: Pixels): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6], 8); // eight bits per channel, colour with opacity
  const rows = Buffer.alloc((size * 4 + 1) * size); // each row begins with the number of its filter, 0: none
  for (let row = 0; row < size; row += 1) rows.set(rgba.subarray(row * size * 4, (row + 1) * size * 4), row * (size * 4 + 1) + 1);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    pngPart('IHDR', header),
    pngPart('IDAT', deflateSync(rows, { level: 9 })),
    pngPart('IEND', Buffer.alloc(0)),
  ]);
}

function pngPart(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  return Buffer.concat([uint32(content.length), named, uint32(crc32(named))]);
}

/** @param pictures  up to 256 pixels; that one as a png, which Windows reads since Vista, smaller ones as bitmaps, which all of it reads */
export function toIco(pictures: readonly Pixels[]): Buffer {
  const contents = pictures.map((picture) => (picture.size === 256 ? toPng(picture) : toBitmap(picture)));
  const head = Buffer.from([0, 0, 1, 0, pictures.length, 0]);
  let place = head.length + 16 * pictures.length;
  const entries = pictures.map(({ size }, index) => {
    const length = contents[index]?.length ?? 0;
    const entry = Buffer.alloc(16);
    entry.set([size % 256, size % 256, 0, 0, 1, 0, 32, 0]);
    entry.writeUInt32LE(length, 8);
    entry.writeUInt32LE(place, 12);
    place += length;
    return entry;
  });
  return Buffer.concat([head, ...entries, ...contents]);
}

/** Rows from the bottom up, blue first, then a mask of one bit per pixel that opacity has made superfluous. */
function toBitmap({ size, rgba }: Pixels): Buffer {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(size, 4);
  header.writeInt32LE(size * 2, 8); // picture and mask
  header.set([1, 0, 32, 0], 12);
  const pixels = Buffer.alloc(size * size * 4);
  for (let index = 0; index < size * size; index += 1) {
    const [red = 0, green = 0, blue = 0, opacity = 0] = rgba.subarray(index * 4, index * 4 + 4);
    const [row, column] = [size - 1 - Math.floor(index / size), index % size];
    pixels.set([blue, green, red, opacity], (row * size + column) * 4);
  }
  return Buffer.concat([header, pixels, Buffer.alloc(Math.ceil(size / 32) * 4 * size)]);
}

/** Names of the parts by size, for screens of usual and of double density. 16 and 32 pixels have a format of their own. */
const macParts = [
  ['ic04', 16],
  ['ic11', 32],
  ['ic05', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const;

/** @param draw  gives the picture in a size */
export function toIcns(draw: (size: number) => Pixels): Buffer {
  const parts = macParts.map(([name, size]) => {
    const picture = draw(size);
    return macPart(name, name === 'ic04' || name === 'ic05' ? toPackedChannels(picture) : toPng(picture));
  });
  return macPart('icns', Buffer.concat(parts));
}

function macPart(name: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(name, 'latin1'), uint32(content.length + 8), content]);
}

/** Opacity, red, green and blue one after the other, each with its runs shortened. */
function toPackedChannels({ rgba }: Pixels): Buffer {
  const channels = [3, 0, 1, 2].map((channel) => packRuns(rgba.filter((_, index) => index % 4 === channel)));
  return Buffer.concat([Buffer.from('ARGB', 'latin1'), ...channels]);
}

/** A byte up to 127 says that one more than so many follow; one from 128 on, that the next repeats 125 times less. */
function packRuns(bytes: Uint8Array): Buffer {
  const packed: number[] = [];
  let plain: number[] = [];
  const flush = (): void => {
    for (; plain.length > 0; plain = plain.slice(128)) packed.push(Math.min(plain.length, 128) - 1, ...plain.slice(0, 128));
  };
  for (let at = 0; at < bytes.length;) {
    const value = bytes[at] ?? 0;
    let run = 1;
    while (run < 130 && bytes[at + run] === value) run += 1;
    if (run < 3) plain.push(...Array<number>(run).fill(value));
    else {
      flush();
      packed.push(run + 125, value);
    }
    at += run;
  }
  flush();
  return Buffer.from(packed);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
