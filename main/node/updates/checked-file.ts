import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ReleaseFile } from '../../../shared/domain/updates/release.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { systemCode } from '../../files/durable-file.ts';

/**
 * Reads a file through, a piece at a time so that everything else goes on.
 *
 * @throws AppError UPDATE_DAMAGED unless it is there with the size and the hash that were signed
 */
export async function requireSame(path: string, { bytes, sha512 }: Pick<ReleaseFile, 'bytes' | 'sha512'>): Promise<void> {
  const hash = createHash('sha512');
  let found = 0;
  try {
    for await (const part of createReadStream(path)) {
      const piece = part as Buffer; // no encoding is set
      found += piece.length;
      hash.update(piece);
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') throw new AppError('UPDATE_DAMAGED', { reason: 'gone' }, { cause: error });
    throw error;
  }
  if (found !== bytes || hash.digest('base64') !== sha512) throw new AppError('UPDATE_DAMAGED', { reason: 'changed' });
}
