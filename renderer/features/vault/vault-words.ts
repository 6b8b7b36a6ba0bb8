import type { UnlockWay, VaultStatus, VaultTrouble } from '../../../shared/contract/vault.ts';

type Locked = Extract<VaultStatus, { state: 'locked' }>;

/** Why the profile is locked, in one line. */
export const lockWords = {
  start: 'Unlock to open your schedule.',
  byHand: 'You locked it. Everything is saved.',
  idle: 'Locked because nothing was done for a while. Everything is saved.',
  suspend: 'Locked when the computer went to sleep. Everything is saved.',
  screenLock: 'Locked together with the screen. Everything is saved.',
} satisfies Record<Locked['reason'], string>;

/** A state in which the profile cannot be opened: what happened, what is safe, what to do. */
export interface TroubleWords {
  readonly title: string;
  readonly happened: string;
  readonly safe: string;
  /** In the order in which to try; `{ways}` stands for the ways in that the profile has. */
  readonly steps: readonly string[];
  /** The means that stands first on the screen. */
  readonly first: 'retry' | 'unlock' | 'restore';
  /** Whether bringing in a backup can mend it. */
  readonly canRestore: boolean;
}

const untouched = 'Your data is safe and unchanged.';

export const troubleWords = {
  keychainLocked: {
    title: 'The keychain is locked',
    happened: 'The key to your data is in the keychain of this computer, and the keychain is locked.',
    safe: untouched,
    steps: ['Unlock the keychain of this computer, then try again.', 'Or open the profile with your {ways}.'],
    first: 'retry',
    canRestore: false,
  },
  keychainDismissed: {
    title: 'The keychain was not allowed to answer',
    happened: 'This computer asked whether Session Desk may use its key, and the request was dismissed.',
    safe: untouched,
    steps: ['Try again and allow the request.', 'Or open the profile with your {ways}.'],
    first: 'retry',
    canRestore: false,
  },
  keychainAbsent: {
    title: 'The key is not on this computer',
    happened:
      'The keychain of this computer holds no key for this profile. That is usual after a move to another computer, a new user account or a reset keychain.',
    safe: `${untouched} No new key was made.`,
    steps: ['Open the profile with your {ways}.', 'Afterwards Session Desk offers to remember the key here.'],
    first: 'unlock',
    canRestore: true,
  },
  keychainWrong: {
    title: 'The key on this computer belongs to another profile',
    happened: 'The keychain answered with a key that does not open this profile. The folder may have been copied from another computer.',
    safe: 'Neither the keychain nor your data was changed.',
    steps: ['Open the profile with your {ways}.', 'If the folder was exchanged by mistake, put the right one back and try again.'],
    first: 'unlock',
    canRestore: true,
  },
  keysMissing: {
    title: 'The key file is missing',
    happened: 'The profile folder holds a database but not its file keys.json, without which it cannot be opened.',
    safe: 'The database was not touched, and no new keys were made.',
    steps: ['Put keys.json back from a copy of the folder, then try again.', 'Or restore a backup with your recovery code.'],
    first: 'retry',
    canRestore: true,
  },
  keysDamaged: {
    title: 'The key file is damaged',
    happened: 'The file keys.json of this profile cannot be read.',
    safe: 'The damaged file was kept, and the database was not touched.',
    steps: ['Restore the newest backup with your recovery code.', 'Or put keys.json back from a copy of the folder, then try again.'],
    first: 'restore',
    canRestore: true,
  },
  databaseMissing: {
    title: 'The database is missing',
    happened: 'The profile folder holds its keys but not its database. It may be on a disk that is not connected.',
    safe: 'No new database was made in its place.',
    steps: ['Connect the disk or put the folder back, then try again.', 'Or restore a backup with your recovery code.'],
    first: 'retry',
    canRestore: true,
  },
  databaseDamaged: {
    title: 'The database is damaged',
    happened: 'The database was opened with the right key, but its content does not hold together.',
    safe: 'Nothing was changed. Restoring a backup keeps the damaged file beside it; it is never deleted.',
    steps: [
      'Try again once: a disk that stumbled looks the same.',
      'Restore the newest backup with your recovery code. What was entered after it was made is not in it.',
    ],
    first: 'restore',
    canRestore: true,
  },
  databaseNewer: {
    title: 'This profile was saved by a newer version',
    happened: 'A newer Session Desk has changed the form of the data, and this version cannot read it.',
    safe: untouched,
    steps: ['Update Session Desk on this computer, then open it again.'],
    first: 'retry',
    canRestore: false,
  },
  readOnly: {
    title: 'The profile folder cannot be written',
    happened: 'This user account may read the profile folder but not change it, so nothing could be saved.',
    safe: untouched,
    steps: [
      'Give your account write access to the folder, then try again.',
      'If the folder is on a stick or share, check that it is not write-protected.',
    ],
    first: 'retry',
    canRestore: false,
  },
  diskFull: {
    title: 'The disk is full',
    happened: 'There is no room left on the disk that holds the profile.',
    safe: 'Everything saved before is safe.',
    steps: ['Free some space, for instance by emptying the bin, then try again.'],
    first: 'retry',
    canRestore: false,
  },
  diskFailed: {
    title: 'The disk does not answer as it should',
    happened: 'Reading or writing the profile failed on the disk itself. It may be disconnected, or it may be wearing out.',
    safe: 'Nothing was changed or deleted.',
    steps: [
      'If the profile is on a stick, a share or a drive of its own, connect it again, then try again.',
      'If it comes back, copy the backups to another disk before anything else.',
    ],
    first: 'retry',
    canRestore: false,
  },
  inUse: {
    title: 'This profile is already open',
    happened: 'Another Session Desk on this computer is using the profile. Two at once could harm the data.',
    safe: untouched,
    steps: ['Use the window that is open, or close it, then try again.'],
    first: 'retry',
    canRestore: false,
  },
  unexpected: {
    title: 'The profile could not be opened',
    happened: 'Something went wrong that Session Desk does not know. The log below says more.',
    safe: untouched,
    steps: ['Close Session Desk and open it again.', 'If it comes back, send the log below to support.'],
    first: 'retry',
    canRestore: false,
  },
} satisfies Record<VaultTrouble, TroubleWords>;

export const wayWords = {
  keychain: 'this computer’s keychain',
  passphrase: 'passphrase',
  recovery: 'recovery code',
} satisfies Record<UnlockWay, string>;

/** The step as it holds for a profile with these ways in. */
export function stepWords(step: string, ways: readonly UnlockWay[]): string {
  const named = ways.filter((way) => way !== 'keychain').map((way) => wayWords[way]);
  return step.replace('{ways}', named.join(' or '));
}

/** The recovery code has 28 letters and digits in groups of four; anything between them is ignored. */
export const RECOVERY_CODE_LENGTH = 28;
/** As the core asks it. */
export const PASSPHRASE_MIN_LENGTH = 10;

/** What can be said of a typed recovery code before it is tried; null when it is complete. */
export function recoveryCodeProblem(typed: string): string | null {
  const length = typed.replaceAll(/[^\p{L}\p{N}]/gu, '').length;
  if (length === 0) return 'Enter the recovery code';
  if (length < RECOVERY_CODE_LENGTH) return countWords(RECOVERY_CODE_LENGTH - length, 'missing');
  if (length > RECOVERY_CODE_LENGTH) return countWords(length - RECOVERY_CODE_LENGTH, 'too many');
  return null;
}

/** `1 character too many`, `3 characters missing`. */
function countWords(count: number, fault: string): string {
  return `${count} ${count === 1 ? 'character' : 'characters'} ${fault}`;
}

/** What is wrong with a new passphrase typed twice; null when it can be used. */
export function passphraseProblem(first: string, second: string): { readonly field: 'first' | 'second'; readonly text: string } | null {
  if (first.length < PASSPHRASE_MIN_LENGTH) return { field: 'first', text: `Use at least ${PASSPHRASE_MIN_LENGTH} characters` };
  if (first !== second) return { field: 'second', text: 'The two passphrases differ' };
  return null;
}
