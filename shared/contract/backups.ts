import { z } from 'zod';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { instantField, nothing } from './fields.ts';

export const backupReasons = ['daily', 'byHand', 'beforeUpdate', 'beforeRestore'] as const;

export const backupSchema = z.object({
  /** File name inside the backup folder. */
  name: z.string(),
  madeAt: instantField,
  bytes: z.int(),
  reason: z.enum(backupReasons),
});
export type Backup = z.output<typeof backupSchema>;

/** What became of a restore, so that it can be taken back. */
export const restoreDoneSchema = z.object({
  profileId: z.uuid(),
  doneAt: instantField,
  /** Of when the data is that was gone back to. */
  madeAt: instantField,
  /** What was there before: a backup in the folder, or the full path of a folder that was moved aside; null when nothing was there. */
  replaced: z
    .discriminatedUnion('by', [
      z.object({ by: z.literal('backup'), name: z.string(), madeAt: instantField }),
      z.object({ by: z.literal('folder'), path: z.string() }),
    ])
    .nullable(),
});
export type RestoreDone = z.output<typeof restoreDoneSchema>;

export const backupStateSchema = z.object({
  folder: z.string(),
  /** False while the default folder beside the profile is used. */
  ownFolder: z.boolean(),
  /** Newest first. */
  backups: z.array(backupSchema).readonly(),
  /** When a backup was last opened, read and compared. */
  lastProvenAt: instantField.nullable(),
  /** Why the last automatic backup failed; null when it worked. */
  lastFailure: z.enum(['DISK_FULL', 'BACKUP_FOLDER_UNUSABLE', 'BACKUP_DAMAGED']).nullable(),
  /** The last restore of this profile, as long as what it replaced is still kept; null where there was none. */
  lastRestore: restoreDoneSchema.nullable(),
});

export const backupsContract = {
  state: storeOperation.input(nothing).output(backupStateSchema),
  create: storeOperation.input(nothing).output(backupSchema).errors(failures('BACKUP_FOLDER_UNUSABLE', 'BACKUP_DAMAGED')),
  /** The newest backup is opened, checked and thrown away again; sets `lastProvenAt`. */
  drill: storeOperation
    .input(nothing)
    .output(backupStateSchema)
    .errors(failures('BACKUP_NONE', 'BACKUP_DAMAGED', 'BACKUP_NEWER', 'BACKUP_WRONG_KEY', 'BACKUP_FOLDER_UNUSABLE', 'FILE_UNREADABLE')),
  /** Goes back to a backup after saving the present state as `beforeRestore`. */
  restore: storeOperation
    .input(z.object({ name: z.string().min(1).max(200) }))
    .output(nothing)
    .errors(
      failures(
        'NOT_FOUND',
        'BACKUP_DAMAGED',
        'BACKUP_NEWER',
        'BACKUP_WRONG_KEY',
        'BACKUP_FOLDER_UNUSABLE',
        'BACKUP_NONE',
        'FILE_UNREADABLE',
        'SESSION_RUNNING',
      ),
    ),
  /** Null goes back to the default folder. Existing backups stay where they are. */
  setFolder: storeOperation
    .input(z.object({ folder: z.string().min(1).max(4096).nullable() }))
    .output(backupStateSchema)
    .errors(failures('BACKUP_FOLDER_UNUSABLE')),
};
