import { existsSync } from 'node:fs';
import { plus, seconds } from '../../shared/domain/time.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Role } from '../../shared/contract/vault.ts';
import { migrations as allMigrations, type Migration } from '../db/migrations/all.ts';
import { openToMigrate, type OpenStore, type SourceStore } from '../db/open-store.ts';
import type { Clock } from '../ports/clock.ts';
import { saveKeyFile, type KeyFile, type PortableKeys } from './key-file.ts';
import { deriveKey, type DataKey } from './key-slots.ts';
import { databasePurpose, type OpenProfile } from './open-profile.ts';
import type { FolderPaths } from './profile-paths.ts';
import { openSampleProfile } from './sample-profile.ts';

/** What a backup before a migration is made from. */
export interface MigrationSource {
  readonly source: SourceStore;
  keyFor(purpose: string): Buffer;
  readonly portableKeys: PortableKeys;
}

export interface HolderDeps {
  readonly paths: FolderPaths;
  readonly clock: Clock;
  /** Builds what works on an open profile; what it throws closes the profile again. */
  readonly onOpen: (profile: OpenProfile) => void | Promise<void>;
  /** Tears it down; after it the store is closed. */
  readonly onClose: () => void | Promise<void>;
  /** Saves a proven backup; what it throws stops the opening. */
  readonly beforeMigration: (source: MigrationSource) => Promise<void>;
  /** An open profile turned out to be damaged; to be closed. */
  readonly onDamage: (error: unknown) => void;
  readonly migrations?: readonly Migration[];
}

/** The profile that is open now, if any. */
export interface Held {
  readonly profile: OpenProfile;
  readonly dataKey: DataKey;
  /** Null for the sample. */
  readonly keys: KeyFile | null;
}

/** Keeps at most one profile open, and its key in memory no longer than that. */
export interface ProfileHolder {
  held(): Held | null;
  /**
   * Takes over `dataKey` and wipes it when the profile is closed or cannot be opened.
   *
   * @throws AppError DATABASE_MISSING, DATABASE_DAMAGED, DATABASE_NEWER, PROFILE_READ_ONLY, DISK_FULL
   */
  open(dataKey: DataKey, keys: KeyFile, madeFor: Role | null): Promise<void>;
  /** @throws AppError PROFILE_READ_ONLY, DISK_FULL */
  openSample(): Promise<void>;
  close(): Promise<void>;
  /** Saves changed slots of the open profile. @throws AppError DISK_FULL, PROFILE_READ_ONLY; the slots are then as before */
  saveKeys(keys: KeyFile, options: { readonly revokes: boolean }): void;
}

export function createProfileHolder(deps: HolderDeps): ProfileHolder {
  return new Holder(deps);
}

/** Up to this size the check before opening is not felt: some tens of milliseconds. */
const CHECKED_FIRST_BYTES = 8 * 2 ** 20;
/** By then the windows stand. */
const CHECKED_AFTER = seconds(15);

class Holder implements ProfileHolder {
  readonly #deps: HolderDeps;
  #held: Held | null = null;
  #cancelCheck = (): void => undefined;

  constructor(deps: HolderDeps) {
    this.#deps = deps;
  }

  held(): Held | null {
    return this.#held;
  }

  async open(dataKey: DataKey, keys: KeyFile, madeFor: Role | null): Promise<void> {
    const { paths } = this.#deps;
    try {
      // SQLite removes it at the last close: who finds one was cut off.
      const wasCutOff = existsSync(`${paths.database}-wal`);
      const store = await this.#openOwn(dataKey, keys);
      await this.#hold({ store, dataKey, keys, madeFor, sample: false, folder: paths.profile }, { wasCutOff });
    } catch (error) {
      dataKey.fill(0);
      throw error;
    }
  }

  async openSample(): Promise<void> {
    const folder = this.#deps.paths.sample;
    await this.#hold({ ...openSampleProfile(folder), keys: null, madeFor: null, sample: true, folder }, { wasCutOff: false });
  }

  async close(): Promise<void> {
    this.#cancelCheck();
    if (!this.#held) return;
    const { profile, dataKey } = this.#held;
    try {
      await this.#deps.onClose();
    } finally {
      this.#held = null;
      profile.store.close();
      dataKey.fill(0);
    }
  }

  saveKeys(keys: KeyFile, options: { readonly revokes: boolean }): void {
    saveKeyFile(this.#deps.paths, keys, options);
    if (this.#held) this.#held = { ...this.#held, keys };
  }

  async #openOwn(dataKey: DataKey, keys: KeyFile): Promise<OpenStore> {
    const { paths, migrations = allMigrations } = this.#deps;
    const opened = openToMigrate({ file: paths.database, key: deriveKey(dataKey, databasePurpose), migrations });
    if (opened.outdated) {
      try {
        const keyFor = (purpose: string): Buffer => deriveKey(dataKey, purpose);
        await this.#deps.beforeMigration({ source: opened.source, keyFor, portableKeys: portable(keys) });
      } catch (error) {
        opened.close();
        throw error;
      }
    }
    return opened.migrate();
  }

  async #hold(
    { dataKey, keys, ...rest }: Omit<OpenProfile, 'keyFor' | 'portableKeys'> & Omit<Held, 'profile'>,
    { wasCutOff }: { readonly wasCutOff: boolean },
  ): Promise<void> {
    const keyFor = (purpose: string): Buffer => {
      if (this.#held?.dataKey !== dataKey) throw new AppError('VAULT_LOCKED');
      return deriveKey(dataKey, purpose);
    };
    const profile: OpenProfile = { ...rest, keyFor, portableKeys: () => (this.#held?.keys ? portable(this.#held.keys) : null) };
    this.#held = { profile, dataKey, keys };
    try {
      const isCheckedFirst = wasCutOff || rest.store.bytes() <= CHECKED_FIRST_BYTES;
      if (isCheckedFirst) rest.store.requireSound();
      else this.#checkSoon(profile);
      await this.#deps.onOpen(profile);
    } catch (error) {
      this.#cancelCheck();
      this.#held = null;
      rest.store.close();
      throw error;
    }
  }

  /** A large profile that was closed in order opens at once. Each page carries a seal, so what is damaged cannot be read meanwhile. */
  #checkSoon(profile: OpenProfile): void {
    const { clock, onDamage } = this.#deps;
    this.#cancelCheck = clock.at(plus(clock.now(), CHECKED_AFTER), () => {
      if (this.#held?.profile !== profile) return;
      try {
        profile.store.requireSound();
      } catch (error) {
        onDamage(error);
      }
    });
  }
}

function portable({ profileId, check, passphrase, recovery }: KeyFile): PortableKeys {
  return { profileId, check, passphrase, recovery };
}
