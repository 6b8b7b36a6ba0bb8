import { statfsSync } from 'node:fs';
import { AppError } from '../../../shared/errors/app-error.ts';

/** Room that is left for everything else on the disk. */
const reserveBytes = 4 * 1024 * 1024;

/** @throws AppError DISK_FULL before anything is written, when the folder's disk has not that many bytes to spare */
export function requireFreeSpace(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < bytes + reserveBytes) throw new AppError('DISK_FULL', { needed: bytes + reserveBytes, free });
}
