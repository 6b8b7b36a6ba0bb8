import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { openOperation } from './base.ts';
import { failures } from './failures.ts';
import { idField, instantField, nothing } from './fields.ts';

export const roles = ['clinic', 'locum', 'both'] as const;
export type Role = (typeof roles)[number];

/** The ways in which a profile can be opened. */
export const unlockWays = ['keychain', 'passphrase', 'recovery'] as const;
export type UnlockWay = (typeof unlockWays)[number];

/** Why the profile is locked although everything is in order. */
export const lockReasons = ['start', 'byHand', 'idle', 'suspend', 'screenLock'] as const;

/**
 * States in which the profile cannot be opened as usual; each has its own screen.
 * None of them ever leads to a new key beside existing data.
 */
export const vaultTroubles = [
  'keychainLocked',
  'keychainDismissed',
  'keychainAbsent',
  'keychainWrong',
  'keysMissing',
  'keysDamaged',
  'databaseMissing',
  'databaseDamaged',
  'databaseNewer',
  'readOnly',
  'diskFull',
  'diskFailed',
  'inUse',
  /** A fault that nothing above describes; `details` hold the reference in the log. */
  'unexpected',
] as const;
export type VaultTrouble = (typeof vaultTroubles)[number];

const waysField = z.array(z.enum(unlockWays)).readonly();

export const vaultStatusSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('starting') }),
  /** No profile yet: the first screen. */
  z.object({ state: z.literal('new'), keychain: z.enum(['available', 'absent', 'locked']) }),
  z.object({ state: z.literal('locked'), reason: z.enum(lockReasons), ways: waysField, sample: z.boolean() }),
  z.object({
    state: z.literal('open'),
    sample: z.boolean(),
    /** Whether the keychain of this computer opens the profile; false when it was asked and did not. */
    keychain: z.boolean(),
    /** The keychain was to open the profile, and no longer holds its key. */
    keychainLost: z.boolean(),
    passphrase: z.boolean(),
    /** False until the recovery code was typed back once. */
    recoveryConfirmed: z.boolean(),
    /** When the recovery code was made. */
    recoveryMadeAt: instantField,
    /** The keychain kind or computer differs from the one that last opened this profile. */
    movedComputer: z.boolean(),
  }),
  z.object({
    state: z.literal('trouble'),
    trouble: z.enum(vaultTroubles),
    ways: waysField,
    details: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
]);
export type VaultStatus = z.output<typeof vaultStatusSchema>;

/** What a clock window is told of it: whether there is a day to show, and whose. */
export const vaultStateSchema = z.object({ state: z.enum(['starting', 'new', 'locked', 'open', 'trouble']), sample: z.boolean() });

/** Where a backup file comes from: a path on this computer, or an upload of this window. */
export const backupSourceSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('path'), path: z.string().min(1).max(4096) }),
  z.object({ from: z.literal('upload'), uploadId: idField }),
]);

const passphraseField = z.string().min(1).max(256);
const recoveryCodeField = z.string().min(1).max(64);

const unlockFailures = failures(
  'WRONG_PASSPHRASE',
  'WRONG_RECOVERY_CODE',
  'KEYCHAIN_LOCKED',
  'KEYCHAIN_DISMISSED',
  'KEYCHAIN_ABSENT',
  'KEYCHAIN_WRONG',
  'KEYS_MISSING',
  'KEYS_DAMAGED',
  'DATABASE_MISSING',
  'DATABASE_DAMAGED',
  'DATABASE_NEWER',
  'PROFILE_READ_ONLY',
  'DISK_FULL',
  'DISK_FAILED',
  'PROFILE_IN_USE',
);

export const vaultContract = {
  watch: openOperation.input(nothing).output(eventIterator(vaultStatusSchema)),
  /** The same without ways, paths and times, for windows that need no more. */
  watchState: openOperation.input(nothing).output(eventIterator(vaultStateSchema)),
  /** Makes a profile in an empty folder. The recovery code is shown once and never again. */
  create: openOperation
    .input(z.object({ role: z.enum(roles), passphrase: passphraseField.nullable() }))
    .output(z.object({ recoveryCode: z.string(), protection: z.enum(['keychain', 'passphrase']) }))
    .errors(
      failures(
        'VAULT_EXISTS',
        'PASSPHRASE_NEEDED',
        'PASSPHRASE_TOO_SHORT',
        'PROFILE_READ_ONLY',
        'DISK_FULL',
        'DISK_FAILED',
        'PROFILE_IN_USE',
      ),
    ),
  confirmRecovery: openOperation
    .input(z.object({ recoveryCode: recoveryCodeField }))
    .output(nothing)
    .errors(failures('WRONG_RECOVERY_CODE', 'VAULT_LOCKED', 'DISK_FULL', 'DISK_FAILED', 'PROFILE_READ_ONLY')),
  unlock: openOperation
    .input(
      z.discriminatedUnion('way', [
        z.object({ way: z.literal('keychain') }),
        z.object({ way: z.literal('passphrase'), passphrase: passphraseField }),
        z.object({ way: z.literal('recovery'), recoveryCode: recoveryCodeField }),
      ]),
    )
    .output(nothing)
    .errors(unlockFailures),
  /** The user typed or pointed; said now and then, it holds the idle lock back. */
  activity: openOperation.input(nothing).output(nothing),
  /** Looks at the folder and the keychain again after trouble. */
  retry: openOperation.input(nothing).output(nothing),
  lock: openOperation.input(nothing).output(nothing).errors(failures('LOCK_NEEDS_PASSPHRASE', 'VAULT_LOCKED')),
  /** Sets, changes or (null) removes the passphrase; removing needs a working keychain. */
  changePassphrase: openOperation
    .input(z.object({ current: passphraseField.nullable(), next: passphraseField.nullable() }))
    .output(nothing)
    .errors(
      failures(
        'WRONG_PASSPHRASE',
        'PASSPHRASE_TOO_SHORT',
        'PASSPHRASE_KEPT',
        'VAULT_LOCKED',
        'DISK_FULL',
        'DISK_FAILED',
        'PROFILE_READ_ONLY',
      ),
    ),
  /** Replaces the recovery code; the old one stops working at once. */
  newRecoveryCode: openOperation
    .input(nothing)
    .output(z.object({ recoveryCode: z.string() }))
    .errors(failures('VAULT_LOCKED', 'DISK_FULL', 'DISK_FAILED', 'PROFILE_READ_ONLY')),
  /** Puts the key into this computer's keychain, after a move or a loss. */
  rememberHere: openOperation
    .input(nothing)
    .output(nothing)
    .errors(
      failures(
        'VAULT_LOCKED',
        'KEYCHAIN_LOCKED',
        'KEYCHAIN_DISMISSED',
        'KEYCHAIN_UNUSABLE',
        'DISK_FULL',
        'DISK_FAILED',
        'PROFILE_READ_ONLY',
      ),
    ),
  /** Brings a backup into an empty or damaged profile; what was there is moved aside, never deleted. */
  restore: openOperation
    .input(z.object({ source: backupSourceSchema, recoveryCode: recoveryCodeField, passphrase: passphraseField.nullable() }))
    .output(nothing)
    .errors(
      failures(
        'VAULT_EXISTS',
        'WRONG_RECOVERY_CODE',
        'BACKUP_DAMAGED',
        'BACKUP_NEWER',
        'BACKUP_NONE',
        'FILE_UNREADABLE',
        'UPLOAD_GONE',
        'PASSPHRASE_NEEDED',
        'PASSPHRASE_TOO_SHORT',
        'PROFILE_READ_ONLY',
        'DISK_FULL',
        'DISK_FAILED',
        'PROFILE_IN_USE',
      ),
    ),
  /**
   * Removes the open profile of the user, its entry in the keychain and, if wanted, its backups. Nothing leads back.
   * `backupsLeft`: some were to go and could not be removed; `keychainLeft`: the same of the entry, which opens nothing any more.
   */
  erase: openOperation
    .input(
      z.object({
        confirm: z.literal('erase'),
        /** The present passphrase; null where none is set. */
        passphrase: passphraseField.nullable(),
        backups: z.boolean(),
      }),
    )
    .output(z.object({ backupsLeft: z.boolean(), keychainLeft: z.boolean() }))
    .errors(failures('WRONG_PASSPHRASE', 'VAULT_LOCKED', 'SESSION_RUNNING', 'PROFILE_READ_ONLY', 'DISK_FULL', 'DISK_FAILED')),
  /** Opens the separate sample profile, made on first use. */
  openSample: openOperation
    .input(nothing)
    .output(nothing)
    .errors(failures('PROFILE_READ_ONLY', 'DISK_FULL', 'DISK_FAILED', 'PROFILE_IN_USE')),
  /** Removes the sample profile and goes back to the user's own. */
  removeSample: openOperation
    .input(nothing)
    .output(nothing)
    .errors(failures('PROFILE_READ_ONLY', 'DISK_FULL', 'DISK_FAILED', 'PROFILE_IN_USE')),
};
