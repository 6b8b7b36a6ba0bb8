import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { restoreDoneSchema } from '../../../shared/contract/backups.ts';
import { instantField } from '../../../shared/contract/fields.ts';
import { writeDurably } from '../../files/durable-file.ts';

const settingsSchema = z.object({
  /** Null while the default folder is used. */
  folder: z.string().nullable().default(null),
  lastProvenAt: instantField.nullable().default(null),
  lastFailure: z.enum(['DISK_FULL', 'BACKUP_FOLDER_UNUSABLE', 'BACKUP_DAMAGED']).nullable().default(null),
  lastRestore: restoreDoneSchema.nullable().default(null).catch(null),
});
/**
 * Where backups go and how the last ones went.
 * Kept beside the profile, not in it: a profile that cannot be opened needs them most.
 */
export type BackupSettings = z.output<typeof settingsSchema>;

/** What was saved last; the defaults when there is nothing, or nothing that can be read. */
export function readBackupSettings(file: string): BackupSettings {
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return settingsSchema.parse({}); // nothing is lost with this file: the folder can be chosen again
  }
}

/** @throws AppError DISK_FULL, PROFILE_READ_ONLY */
export function saveBackupSettings(file: string, settings: BackupSettings): void {
  writeDurably(file, `${JSON.stringify(settings)}\n`);
}
