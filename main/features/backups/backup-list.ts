import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backupReasons, type Backup } from '../../../shared/contract/backups.ts';
import { instant, type Instant } from '../../../shared/domain/time.ts';

export type BackupReason = (typeof backupReasons)[number];

const namePattern =
  /^session-desk-(?<profile>[0-9a-f]{8})-(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)T(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)(?<ms>\d{3})Z-(?<reason>\w+)\.sdbackup$/u;

/** The name tells profile, time (UTC) and reason, so that a folder can be listed without opening a file. */
export function backupName(profileId: string, madeAt: Instant, reason: BackupReason): string {
  const stamp = new Date(madeAt).toISOString().replaceAll(/[-:.]/gu, '');
  return `session-desk-${profileId.slice(0, 8)}-${stamp}-${reason}.sdbackup`;
}

/**
 * The backups in a folder, newest first. Files of other names and empty files are not counted.
 *
 * @param profileId  the profile whose backups are meant: several may share a folder; null lists those of all
 * @throws the system's error when the folder cannot be read
 */
export function listBackups(folder: string, profileId: string | null): readonly Backup[] {
  return readdirSync(folder)
    .flatMap((name) => readName(name, profileId))
    .map(({ name, madeAt, reason }) => ({
      name,
      madeAt,
      reason,
      bytes: statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0,
    }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.madeAt - a.madeAt);
}

/** Removes every backup of a profile from a folder. @returns whether none is left; false also for a folder that cannot be read */
export function eraseBackups(folder: string, profileId: string): boolean {
  try {
    removeParts(folder, profileId);
    for (const name of readdirSync(folder)) if (readName(name, profileId).length > 0) rmSync(join(folder, name), { force: true });
    return true;
  } catch {
    return false; // the user is told that some are left
  }
}

/** Removes what an interrupted backup of this profile left half written. */
export function removeParts(folder: string, profileId: string): void {
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.part') && readName(name.slice(0, -'.part'.length), profileId).length > 0)
      rmSync(join(folder, name), { force: true });
  }
}

function readName(name: string, profileId: string | null): readonly Omit<Backup, 'bytes'>[] {
  const { groups } = namePattern.exec(name) ?? {};
  const reason = backupReasons.find((known) => known === groups?.['reason']);
  if (!groups || !reason || (profileId !== null && groups['profile'] !== profileId.slice(0, 8))) return [];
  const { year, month, day, hour, minute, second, ms } = groups;
  const madeAt = instant(Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`));
  return Number.isNaN(madeAt) ? [] : [{ name, madeAt, reason }];
}
