import { ByteReader } from '../fonts/byte-reader.ts';
import { deflate } from './pdf-file.ts';
import type { Picture } from './picture-data.ts';
import { rowsLength, unfiltered, withoutInterlacing } from './png-rows.ts';

export interface PngOptions {
  /** Unpacks zlib data of at most so many bytes. */
  inflate(bytes: Uint8Array, longest: number): Uint8Array;
  readonly largestSide: number;
}

interface Header {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly depth: number;
  readonly colourType: number;
  readonly isInterlaced: boolean;
}

interface Chunks {
  readonly header: Header;
  readonly palette: Uint8Array;
  /** From the tRNS chunk; empty when there is none. */
  readonly transparency: Uint8Array;
  readonly data: Uint8Array;
}

const GREY = 0;
const PALETTE = 3;
const GREY_ALPHA = 4;
const COLOUR_ALPHA = 6;

/** Bits a sample by colour type (PNG 3rd edition, table 11.1). */
const depths: Readonly<Record<number, readonly number[]>> = {
  [GREY]: [1, 2, 4, 8, 16],
  2: [8, 16],
  [PALETTE]: [1, 2, 4, 8],
  [GREY_ALPHA]: [8, 16],
  [COLOUR_ALPHA]: [8, 16],
};

const channelCounts: Readonly<Record<number, number>> = { [GREY]: 1, 2: 3, [PALETTE]: 1, [GREY_ALPHA]: 2, [COLOUR_ALPHA]: 4 };

/**
 * Takes a PNG; where nothing is transparent its packed data as it is, for PDF packs rows the same way.
 *
 * @throws RangeError, or an error of zlib, when it is no whole PNG
 */
export function readPng(bytes: Uint8Array, options: PngOptions): Picture {
  const chunks = readChunks(bytes);
  const { widthPx, heightPx, colourType, depth, isInterlaced } = chunks.header;
  if (Math.max(widthPx, heightPx) > options.largestSide) throw new RangeError('size');
  const channels = channelCounts[colourType] ?? 1;
  const rows = readRows(chunks, channels, options);
  const size = { widthPx, heightPx };
  if (colourType === GREY_ALPHA || colourType === COLOUR_ALPHA) return { ...size, ...withoutAlpha(chunks.header, rows) };
  const space = colourType === PALETTE ? indexedSpace(chunks.palette) : colourType === GREY ? '/DeviceGray' : '/DeviceRGB';
  const packing = `/Predictor 15/Colors ${channels}/BitsPerComponent ${depth}/Columns ${widthPx}`;
  const mask = colourType === PALETTE ? paletteOpacity(chunks, rows) : null;
  const entries = `/ColorSpace${space}/BitsPerComponent ${depth}/Filter/FlateDecode/DecodeParms<<${packing}>>`;
  return { ...size, entries, bytes: isInterlaced ? deflate(rows) : chunks.data, opacity: mask };
}

/** From top to bottom, each with its filter byte. */
function readRows({ header, data }: Chunks, channels: number, { inflate }: PngOptions): Uint8Array {
  const { isInterlaced, depth } = header;
  const grid = { widthPx: header.widthPx, heightPx: header.heightPx, bitsPerPixel: channels * depth };
  const length = rowsLength(grid, { isInterlaced });
  const rows = inflate(data, length);
  if (rows.length < length) throw new RangeError('rows missing');
  return isInterlaced ? withoutInterlacing(rows, grid) : rows;
}

function readChunks(bytes: Uint8Array): Chunks {
  const reader = new ByteReader(bytes);
  if (reader.uint32() !== 0x89504e47 || reader.uint32() !== 0x0d0a1a0a) throw new RangeError('not PNG');
  let header: Header | undefined;
  let palette: Uint8Array = new Uint8Array(0);
  let transparency: Uint8Array = new Uint8Array(0);
  const data: Uint8Array[] = [];
  for (let type = ''; type !== 'IEND';) {
    const length = reader.uint32();
    type = String.fromCharCode(...reader.take(4));
    const body = reader.take(length);
    reader.position += 4; // checksum
    if (type === 'IHDR') header = readHeader(body);
    if (type === 'PLTE') palette = body;
    if (type === 'tRNS') transparency = body;
    if (type === 'IDAT') data.push(body);
  }
  if (!header) throw new RangeError('no header');
  return { header, palette, transparency, data: Buffer.concat(data) };
}

function readHeader(body: Uint8Array): Header {
  const reader = new ByteReader(body);
  const [widthPx, heightPx] = [reader.uint32(), reader.uint32()];
  const [depth, colourType] = [reader.uint8(), reader.uint8()];
  reader.position += 2;
  if (depths[colourType]?.includes(depth) !== true) throw new RangeError('colour type or depth');
  return { widthPx, heightPx, depth, colourType, isInterlaced: reader.uint8() === 1 };
}

function indexedSpace(palette: Uint8Array): string {
  if (palette.length < 3) throw new RangeError('no palette');
  return `[/Indexed/DeviceRGB ${Math.floor(palette.length / 3) - 1}<${Buffer.from(palette).toString('hex')}>]`;
}

/** Splits colour and opacity, for PDF keeps them apart; of 16 bits the upper 8 are kept. */
function withoutAlpha(header: Header, rows: Uint8Array): Omit<Picture, 'widthPx' | 'heightPx'> {
  const { widthPx, heightPx, depth, colourType } = header;
  const bytesPerSample = depth / 8;
  const channels = colourType === GREY_ALPHA ? 2 : 4;
  const plain = unfiltered(rows, { rowBytes: widthPx * channels * bytesPerSample, pixelBytes: channels * bytesPerSample, heightPx });
  const colours = new Uint8Array(widthPx * heightPx * (channels - 1));
  const opacity = new Uint8Array(widthPx * heightPx);
  for (let pixel = 0; pixel < opacity.length; pixel++) {
    const at = pixel * channels * bytesPerSample;
    for (let channel = 0; channel < channels - 1; channel++) {
      colours[pixel * (channels - 1) + channel] = plain[at + channel * bytesPerSample] ?? 0;
    }
    opacity[pixel] = plain[at + (channels - 1) * bytesPerSample] ?? 0;
  }
  const space = colourType === GREY_ALPHA ? '/DeviceGray' : '/DeviceRGB';
  return {
    entries: `/ColorSpace${space}/BitsPerComponent 8/Filter/FlateDecode`,
    bytes: deflate(colours),
    opacity: opacity.every((value) => value === 255) ? null : deflate(opacity),
  };
}

function paletteOpacity({ header, transparency }: Chunks, rows: Uint8Array): Uint8Array | null {
  if (transparency.length === 0) return null;
  const { widthPx, heightPx, depth } = header;
  const rowBytes = Math.ceil((widthPx * depth) / 8);
  const plain = unfiltered(rows, { rowBytes, pixelBytes: 1, heightPx });
  const opacity = new Uint8Array(widthPx * heightPx);
  const perByte = 8 / depth;
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const byte = plain[y * rowBytes + Math.floor(x / perByte)] ?? 0;
      const index = (byte >> (8 - depth * ((x % perByte) + 1))) & (2 ** depth - 1);
      opacity[y * widthPx + x] = transparency[index] ?? 255;
    }
  }
  return deflate(opacity);
}
