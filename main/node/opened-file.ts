import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { AppError } from '../../shared/errors/app-error.ts';

/** As for what a window hands over; the reader of calendars has limits of its own. */
const LARGEST = 25 * 1024 * 1024;

/** A pipe must not keep the app waiting for ever; Windows has no such flag, and no pipes among its files. */
const atOnce = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of a file that the user opened from outside the app. A link leads where it leads, but only to a file.
 *
 * @throws AppError FILE_UNREADABLE, FEED_TOO_LARGE
 */
export async function readOpenedFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const file = await open(path, atOnce);
    try {
      return await readWhole(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('FILE_UNREADABLE', {}, { cause: error });
  }
}

/** Not by the size that it claims: it may grow meanwhile. */
async function readWhole(file: FileHandle): Promise<Uint8Array<ArrayBuffer>> {
  if (!(await file.stat()).isFile()) throw new AppError('FILE_UNREADABLE');
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of file.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > LARGEST) throw new AppError('FEED_TOO_LARGE');
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}
