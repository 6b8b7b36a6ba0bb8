import { ByteReader } from '../fonts/byte-reader.ts';
import type { Picture } from './picture-data.ts';

interface Frame {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly channels: number;
}

const START_OF_SCAN = 0xda;
const ADOBE = 0xee;

/**
 * Takes a JPEG as it is, without what cameras and editors write beside the picture: places, names, comments.
 *
 * @throws RangeError when it is no whole JPEG
 */
export function readJpeg(bytes: Uint8Array): Picture {
  const reader = new ByteReader(bytes);
  if (reader.uint16() !== 0xffd8) throw new RangeError('not JPEG');
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let frame: Frame | undefined;
  let isAdobe = false;
  for (;;) {
    const start = reader.position;
    if (reader.uint8() !== 0xff) throw new RangeError('segment expected');
    const marker = reader.uint8();
    if (marker === START_OF_SCAN) {
      kept.push(bytes.subarray(start));
      break;
    }
    const length = reader.uint16();
    const segment = reader.take(length - 2);
    if (isFrame(marker)) frame = readFrame(segment);
    isAdobe ||= marker === ADOBE;
    const isNote = (marker > 0xe0 && marker < ADOBE) || marker === 0xef || marker === 0xfe;
    if (!isNote) kept.push(bytes.subarray(start, reader.position));
  }
  if (!frame) throw new RangeError('no picture');
  return { ...frame, entries: entriesFor(frame.channels, isAdobe), bytes: Buffer.concat(kept), opacity: null };
}

/** Start-of-frame markers but the three that mean tables (ITU-T T.81, table B.1). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function readFrame(segment: Uint8Array): Frame {
  const reader = new ByteReader(segment, 1);
  const heightPx = reader.uint16();
  const widthPx = reader.uint16();
  return { widthPx, heightPx, channels: reader.uint8() };
}

function entriesFor(channels: number, isAdobe: boolean): string {
  const spaces: Readonly<Record<number, string>> = { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' };
  const space = spaces[channels];
  if (space === undefined) throw new RangeError('channels');
  // Adobe's programs write the four inks upside down.
  const inverted = channels === 4 && isAdobe ? '/Decode[1 0 1 0 1 0 1 0]' : '';
  return `/ColorSpace${space}/BitsPerComponent 8/Filter/DCTDecode${inverted}`;
}
