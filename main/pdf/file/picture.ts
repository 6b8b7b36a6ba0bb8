import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { AppError } from '../../../shared/errors/app-error.ts';
import { readJpeg } from './jpeg.ts';
import type { ObjectNumber, PdfFile } from './pdf-file.ts';
import type { Picture } from './picture-data.ts';
import { readPng } from './png.ts';

const LARGEST_BYTES = 4 * 1_024 * 1_024;
const LARGEST_SIDE = 4_000;

/** Reads pictures, and keeps the last ones: the same logo stands on all of a user's invoices. */
export type PictureReader = (bytes: Uint8Array) => Picture;

/** @returns a reader; it throws AppError LOGO_UNREADABLE for what is no whole PNG or JPEG of at most 4 MiB and 4,000 pixels a side */
export function createPictureReader(): PictureReader {
  const known = new Map<string, Picture>();
  return (bytes) => {
    const key = createHash('sha256').update(bytes).digest('base64');
    const found = known.get(key);
    if (found) return found;
    const picture = readPicture(bytes);
    if (known.size >= 8) known.clear();
    known.set(key, picture);
    return picture;
  };
}

function readPicture(bytes: Uint8Array): Picture {
  if (bytes.length > LARGEST_BYTES) throw new AppError('LOGO_UNREADABLE', { bytes: bytes.length });
  try {
    const picture = bytes[0] === 0xff ? readJpeg(bytes) : readPng(bytes, { inflate, largestSide: LARGEST_SIDE });
    if (picture.widthPx < 1 || picture.heightPx < 1 || Math.max(picture.widthPx, picture.heightPx) > LARGEST_SIDE) {
      throw new RangeError('size');
    }
    return picture;
  } catch (error) {
    throw new AppError('LOGO_UNREADABLE', { bytes: bytes.length }, { cause: error });
  }
}

function inflate(bytes: Uint8Array, longest: number): Uint8Array {
  return inflateSync(bytes, { maxOutputLength: longest });
}

/** Writes a picture; answers its object for the pages' resources. */
export function writePicture(file: PdfFile, { widthPx, heightPx, entries, bytes, opacity }: Picture): ObjectNumber {
  const size = `/Type/XObject/Subtype/Image/Width ${widthPx}/Height ${heightPx}`;
  if (opacity === null) return file.addStream(`${size}${entries}`, bytes);
  const mask = file.addStream(`${size}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode`, opacity);
  return file.addStream(`${size}${entries}/SMask ${mask} 0 R`, bytes);
}
