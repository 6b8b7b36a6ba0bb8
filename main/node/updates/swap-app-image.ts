import { randomUUID } from 'node:crypto';
import { chmod, copyFile, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ReleaseFile } from '../../../shared/domain/updates/release.ts';
import { AppError, isAppError } from '../../../shared/errors/app-error.ts';
import { syncFolder, toAppError } from '../../files/durable-file.ts';
import { requireSame } from './checked-file.ts';

/**
 * Puts a new AppImage in the place of the installed one, under its name, by one rename: at every moment one of the two
 * is there, whole. The updater's own way removes the old one first, and leaves none behind on a full disk or a power cut.
 *
 * @throws AppError UPDATE_DAMAGED, UPDATE_NOT_INSTALLED, DISK_FULL; the installed one is then as before
 */
export async function swapAppImage(downloaded: string, installed: string, file: Pick<ReleaseFile, 'bytes' | 'sha512'>): Promise<void> {
  const part = `${installed}.${randomUUID()}.part`;
  try {
    await removeParts(installed);
    await copyFile(downloaded, part);
    await chmod(part, 0o755);
    await sync(part);
    // What is hashed is what will be started, not what it was copied from.
    await requireSame(part, file);
    await rename(part, installed);
    syncFolder(dirname(installed));
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined); // the first error is the one that is told
    const known = toAppError(error);
    if (isAppError(known, 'UPDATE_DAMAGED') || isAppError(known, 'DISK_FULL')) throw known;
    throw new AppError('UPDATE_NOT_INSTALLED', {}, { cause: error });
  }
}

/** Of installs that were cut off. */
async function removeParts(installed: string): Promise<void> {
  const folder = dirname(installed);
  const start = `${basename(installed)}.`;
  const parts = (await readdir(folder)).filter((name) => name.startsWith(start) && name.endsWith('.part'));
  for (const name of parts) await rm(join(folder, name), { force: true });
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
