import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemCode, translateFileErrors } from '../files/durable-file.ts';

/** Where the parts of a profile lie. */
export interface ProfilePaths {
  /** The folder that is moved as a whole: keys and database. */
  readonly profile: string;
  readonly keys: string;
  /** The generation of the key file before, kept in case the newest is damaged. */
  readonly previousKeys: string;
  readonly database: string;
  /** Present while the user has locked the profile, so that starting again does not unlock it. */
  readonly lockMark: string;
}

/** Where everything lies inside the app's data folder. Never `databases`: Chromium deletes a folder of that name. */
export interface FolderPaths extends ProfilePaths {
  /** A profile while it is being made or restored; becomes `profile` by one rename. */
  readonly making: ProfilePaths;
  /** Says that `making` is complete and may take the place of a profile that was moved aside. */
  readonly makingReady: string;
  /** A profile that is being erased; whoever finds one goes on with it. */
  readonly erasing: ProfilePaths;
  /** Says, outside the profile, that there is one: a key is made only where this is missing too. */
  readonly marker: string;
  /** Held by the process that uses the folder. */
  readonly processLock: string;
  /** Backups until the user chooses another folder. */
  readonly backups: string;
  readonly backupSettings: string;
  /** What this install knows of updates; of the program, not of a profile. */
  readonly updateMemory: string;
  /** Files of work in hand; may be emptied at start. */
  readonly work: string;
  /** The sample profile: the same layout one level down. */
  readonly sample: string;
}

export function pathsIn(folder: string): FolderPaths {
  const making = join(folder, 'profile.making');
  return {
    ...profilePaths(join(folder, 'profile')),
    making: profilePaths(making),
    makingReady: join(making, 'ready'),
    erasing: profilePaths(join(folder, 'profile.erasing')),
    marker: join(folder, 'profile.made'),
    processLock: join(folder, 'profile.lock'),
    backups: join(folder, 'backups'),
    backupSettings: join(folder, 'backups.json'),
    updateMemory: join(folder, 'updates.json'),
    work: join(folder, 'work'),
    sample: join(folder, 'sample'),
  };
}

function profilePaths(profile: string): ProfilePaths {
  return {
    profile,
    keys: join(profile, 'keys.json'),
    previousKeys: join(profile, 'keys.previous.json'),
    database: join(profile, 'store', 'session-desk.db'),
    lockMark: join(profile, 'locked'),
  };
}

/** The folder that holds the database, made before it. */
export function storeFolderOf({ database }: ProfilePaths): string {
  return dirname(database);
}

/** Whether there is any file below the folder; a folder that is not there holds none. */
export function holdsFiles(folder: string): boolean {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).some((entry) => !entry.isDirectory());
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    return translateFileErrors(() => {
      throw error;
    });
  }
}
