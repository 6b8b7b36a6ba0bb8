import type { Migration } from '../../db/migrations/all.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { SecretStore } from '../../ports/secret-store.ts';
import type { OpenProfile } from '../../vault/open-profile.ts';
import type { MigrationSource } from '../../vault/profile-holder.ts';
import type { NewestBackup } from './status.ts';

/** What the vault needs of the backups. */
export interface VaultBackups {
  /** Saves and proves a copy before the schema changes. */
  beforeMigration(source: MigrationSource): Promise<void>;
  /** Puts a backup file in the place of the profile, which is moved aside. */
  restore(request: RestoreRequest): Promise<unknown>;
  /** Removes every backup of a profile from the folders known. @returns whether none is left there */
  erase(profileId: string): boolean;
  /** The newest file in the backup folder, known without a key. */
  newest(): NewestBackup | null;
}

export interface RestoreRequest {
  /** A backup file, or a folder whose newest one is meant. */
  readonly file: string;
  readonly recoveryCode: string;
  /** A new passphrase; null keeps the one that the backup knows, or takes the keychain. */
  readonly passphrase: string | null;
}

export interface VaultDeps {
  /** The app's data folder; holds `profile/`, `sample/`, `backups/` and the lock. */
  readonly folder: string;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly log: Log;
  /** A hash of this computer (node/computer.ts). */
  readonly computer: string;
  /** Takes the lock of the data folder (vault/profile-lock.ts). */
  readonly lockProfile: (file: string) => { release(): void };
  readonly onOpen: (profile: OpenProfile) => void | Promise<void>;
  readonly onClose: () => void | Promise<void>;
  /** Everything of the user is about to go: what is remembered of it elsewhere goes too. */
  readonly onErase?: () => void;
  readonly backups: VaultBackups;
  /** Where a file lies that a window handed over; it stays for another try. @throws AppError UPLOAD_GONE */
  readonly uploadedFile: (uploadId: string) => string;
  /** Other steps of the schema than the released ones, for a test of what comes next. */
  readonly migrations?: readonly Migration[];
  /** True holds the idle lock back, as while a session runs. */
  readonly keepOpen?: () => boolean;
  /** Whether a session's clock runs, which must not be cut off. */
  readonly isRunning?: () => boolean;
}
