import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makePrivateFolder, syncFolder, translateFileErrors } from '../files/durable-file.ts';
import type { FolderPaths } from './profile-paths.ts';

/** What else of the user lies beside the profile; backups are not among it. */
const besides = [
  /^profile\.(?:making|made)$/u,
  /^profile\.(?:set-aside|empty)-/u,
  /^numbers-.*\.mark$/u,
  /^(?:sample|logs|backups\.json|updates|updates\.json)$/u,
];

/**
 * Removes a closed profile and all that is kept of it in the data folder, but no backup. Nothing leads back.
 * It begins with one rename; interrupted after that, the next start goes on with it.
 *
 * @throws AppError DISK_FAILED, PROFILE_READ_ONLY
 */
export function eraseProfile(paths: FolderPaths): void {
  translateFileErrors(() => {
    renameSync(paths.profile, paths.erasing.profile);
    syncFolder(dirname(paths.profile));
  });
  finishErasing(paths);
}

/** Goes on with an erasing that was interrupted; nothing where there was none. @throws AppError DISK_FAILED, PROFILE_READ_ONLY */
export function finishErasing({ erasing, work, profile }: FolderPaths): void {
  if (!existsSync(erasing.profile)) return;
  const folder = dirname(profile);
  translateFileErrors(() => {
    // Without its keys nobody can read what is left, whatever happens next.
    for (const keys of [erasing.keys, erasing.previousKeys]) rmSync(keys, { force: true });
    const names = readdirSync(folder).filter((name) => besides.some((pattern) => pattern.test(name)));
    for (const name of [...names, basename(work), basename(erasing.profile)]) rmSync(join(folder, name), { recursive: true, force: true });
    makePrivateFolder(work);
    syncFolder(folder);
  });
}
