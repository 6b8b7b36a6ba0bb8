import type { UnlockWay, VaultStatus, VaultTrouble } from '../../../shared/contract/vault.ts';
import { instant, type Instant } from '../../../shared/domain/time.ts';
import { isAppError } from '../../../shared/errors/app-error.ts';
import type { ErrorCode, SafeDetails } from '../../../shared/errors/codes.ts';
import type { Log } from '../../ports/log.ts';
import type { KeyFile } from '../../vault/key-file.ts';
import type { LockReason } from '../../vault/examine-profile.ts';

/** A backup that a screen of trouble can offer. */
export interface NewestBackup {
  readonly path: string;
  readonly madeAt: Instant;
}

export function lockedStatus(keys: KeyFile, reason: LockReason): VaultStatus {
  return { state: 'locked', reason, ways: waysOf(keys, false), sample: false };
}

/** How the keychain failed to open the profile: the entry is lost (`gone`), or it may still be there (`unheard`). */
export type KeychainFault = 'gone' | 'unheard';

/** What a failed try says about the keychain; null when it is about something else. */
export function keychainFaultOf(error: unknown): KeychainFault | null {
  if (!isAppError(error) || !error.code.startsWith('KEYCHAIN_')) return null;
  const isGone = error.code === 'KEYCHAIN_WRONG' || (error.code === 'KEYCHAIN_ABSENT' && error.details['reason'] === 'entry');
  return isGone ? 'gone' : 'unheard';
}

export interface OpenFacts {
  /** Null for the sample. */
  readonly keys: KeyFile | null;
  readonly computer: string;
  readonly secretsKind: string;
  /** From the last try to open by the keychain; null when it worked, or none was made. */
  readonly keychainFault: KeychainFault | null;
}

export function openStatus({ keys, computer, secretsKind, keychainFault }: OpenFacts): VaultStatus {
  const hasEntry = keys !== null && keys.os !== null;
  return {
    state: 'open',
    sample: keys === null,
    keychain: hasEntry && keychainFault === null,
    keychainLost: hasEntry && keychainFault === 'gone',
    passphrase: keys !== null && keys.passphrase !== null,
    recoveryConfirmed: keys?.recovery.confirmed ?? true,
    recoveryMadeAt: instant(keys?.recovery.madeAt ?? 0),
    movedComputer: keys !== null && (keys.computer !== computer || (keys.os !== null && keys.os.store !== secretsKind)),
  };
}

const troubleOf: Readonly<Partial<Record<ErrorCode, VaultTrouble>>> = {
  KEYCHAIN_LOCKED: 'keychainLocked',
  KEYCHAIN_DISMISSED: 'keychainDismissed',
  KEYCHAIN_ABSENT: 'keychainAbsent',
  KEYCHAIN_WRONG: 'keychainWrong',
  KEYS_MISSING: 'keysMissing',
  KEYS_DAMAGED: 'keysDamaged',
  DATABASE_MISSING: 'databaseMissing',
  DATABASE_DAMAGED: 'databaseDamaged',
  DATABASE_NEWER: 'databaseNewer',
  PROFILE_READ_ONLY: 'readOnly',
  DISK_FULL: 'diskFull',
  DISK_FAILED: 'diskFailed',
  PROFILE_IN_USE: 'inUse',
  // The backup before a change of the schema, which stops the opening.
  BACKUP_FOLDER_UNUSABLE: 'readOnly',
  BACKUP_DAMAGED: 'databaseDamaged',
};

/** The screen for what kept the profile from being opened; what no screen describes is logged. */
export function troubleFrom(error: unknown, keys: KeyFile | null, log: Log): VaultStatus {
  const trouble = isAppError(error) ? troubleOf[error.code] : undefined;
  if (!isAppError(error) || trouble === undefined) {
    return troubleStatus('unexpected', null, { reference: log.error('vault.failed', error) });
  }
  log.warn('vault.trouble', { trouble, ...error.details });
  return troubleStatus(trouble, keys, error.details);
}

/** @param keys  the key file when it is whole; says in which ways the profile may be opened all the same */
export function troubleStatus(trouble: VaultTrouble, keys: KeyFile | null, details: SafeDetails): VaultStatus {
  const ways = trouble.startsWith('keychain') && keys ? waysOf(keys, true) : [];
  return { state: 'trouble', trouble, ways, details: Object.fromEntries(Object.entries(details).filter(isShowable)) };
}

/** Offers the newest backup where bringing one in can help. */
export function withNewestBackup(status: VaultStatus, newest: () => NewestBackup | null): VaultStatus {
  const helps: readonly VaultTrouble[] = [
    'keysMissing',
    'keysDamaged',
    'databaseMissing',
    'databaseDamaged',
    'keychainAbsent',
    'keychainWrong',
  ];
  const backup = status.state === 'trouble' && helps.includes(status.trouble) ? newest() : null;
  if (status.state !== 'trouble' || !backup) return status;
  return { ...status, details: { ...status.details, newestBackup: backup.path, newestBackupAt: backup.madeAt } };
}

function isShowable(entry: [string, unknown]): entry is [string, string | number] {
  return typeof entry[1] === 'string' || typeof entry[1] === 'number';
}

function waysOf(keys: KeyFile, keychain: boolean): readonly UnlockWay[] {
  return [...(keychain && keys.os ? (['keychain'] as const) : []), ...(keys.passphrase ? (['passphrase'] as const) : []), 'recovery'];
}
