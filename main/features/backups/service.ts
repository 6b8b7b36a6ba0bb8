import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Backup, RestoreDone, backupStateSchema } from '../../../shared/contract/backups.ts';
import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import { duration, hours, instant, plus, seconds, type Instant } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { AppError, isAppError } from '../../../shared/errors/app-error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { SecretStore } from '../../ports/secret-store.ts';
import { createTurns } from '../../turns.ts';
import { makePrivateFolder } from '../../files/durable-file.ts';
import type { PortableKeys } from '../../vault/key-file.ts';
import type { OpenProfile } from '../../vault/open-profile.ts';
import type { MigrationSource } from '../../vault/profile-holder.ts';
import { pathsIn, type FolderPaths } from '../../vault/profile-paths.ts';
import { readHead } from './backup-file.ts';
import { listIfThere, readIfThere, requireWritable } from './backup-folder.ts';
import { eraseBackups, type BackupReason } from './backup-list.ts';
import { readBackupSettings, saveBackupSettings, type BackupSettings } from './backup-settings.ts';
import { makeBackup, type BackupPlace } from './make-backup.ts';
import { proveBackup, removeDatabase } from './prove-backup.ts';
import { restoreBackupFile, swapDatabase, type RestoreOptions } from './restore-backup.ts';
import { backupsToThin } from './thinning.ts';

export type BackupState = z.output<typeof backupStateSchema>;

export interface BackupDeps {
  /** The app's data folder. */
  readonly folder: string;
  readonly secrets: SecretStore;
  /** A hash of this computer. */
  readonly computer: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  /** Closes the profile while its database is exchanged, and opens it again (the vault's). */
  readonly whileClosed: (work: () => void) => Promise<void>;
  /** Whether a session runs: nothing is restored under it. */
  readonly isRunning: () => boolean;
}

export interface BackupService {
  /** Begins to back this profile up: soon, then daily. The sample is not backed up. */
  open(profile: OpenProfile): void;
  close(): void;
  /** @throws AppError VAULT_LOCKED */
  state(): BackupState;
  /** @throws AppError VAULT_LOCKED, BACKUP_FOLDER_UNUSABLE, BACKUP_DAMAGED, DISK_FULL */
  create(): Promise<Backup>;
  /** @throws AppError VAULT_LOCKED, BACKUP_NONE, BACKUP_DAMAGED, DISK_FULL */
  drill(): Promise<BackupState>;
  /** @throws AppError VAULT_LOCKED, NOT_FOUND, SESSION_RUNNING, BACKUP_DAMAGED, BACKUP_NEWER, BACKUP_WRONG_KEY, BACKUP_FOLDER_UNUSABLE, DISK_FULL */
  restore(name: string): Promise<void>;
  /** @throws AppError VAULT_LOCKED, BACKUP_FOLDER_UNUSABLE */
  setFolder(folder: string | null): BackupState;
  /** For the vault, before the schema changes. Goes beside the profile when the user's folder is not at hand. */
  beforeMigration(source: MigrationSource): Promise<void>;
  /**
   * For updates of the app: of the profile that is open, unless it is the sample. Goes beside the profile when the user's
   * folder is not at hand.
   *
   * @throws AppError VAULT_LOCKED, BACKUP_FOLDER_UNUSABLE, BACKUP_DAMAGED, DISK_FULL
   */
  beforeUpdate(): Promise<void>;
  /** For the vault: brings a file into an empty or damaged profile. */
  restoreFile(request: Pick<RestoreOptions, 'file' | 'recoveryCode' | 'passphrase'>): Promise<RestoreDone>;
  /** For the vault: removes every backup of a profile from the folders known. @returns whether none is left there */
  erase(profileId: string): boolean;
  /** For the vault: the newest backup of this profile in the folders known, without a key. */
  newest(): { readonly path: string; readonly madeAt: Instant } | null;
}

const firstLook = seconds(20);
const lookEvery = hours(4);
const proofLasts = duration(30 * hours(24));

export function createBackupService(deps: BackupDeps): BackupService {
  return new Backups(deps);
}

interface Opened {
  readonly profile: OpenProfile;
  readonly keys: PortableKeys;
}

class Backups implements BackupService {
  readonly #deps: BackupDeps;
  readonly #paths: FolderPaths;
  readonly #inTurn = createTurns();
  #profile: OpenProfile | null = null;
  #cancelLook: () => void = () => undefined;

  constructor(deps: BackupDeps) {
    this.#deps = deps;
    this.#paths = pathsIn(deps.folder);
  }

  open(profile: OpenProfile): void {
    this.#profile = profile;
    if (!profile.sample) this.#lookIn(firstLook);
  }

  close(): void {
    this.#cancelLook();
    this.#profile = null;
  }

  state(): BackupState {
    const profile = this.#requireProfile();
    const { folder, ownFolder } = this.#place();
    const { lastProvenAt, lastFailure } = this.#settings();
    const keys = profile.portableKeys();
    const backups = keys ? this.#list(keys) : [];
    return { folder, ownFolder, backups, lastProvenAt, lastFailure, lastRestore: this.#lastRestore(keys, backups) };
  }

  create(): Promise<Backup> {
    return this.#inTurn(() => this.#make('byHand'));
  }

  drill(): Promise<BackupState> {
    return this.#inTurn(async () => {
      await this.#proveNewest();
      return this.state();
    });
  }

  restore(name: string): Promise<void> {
    return this.#inTurn(async () => {
      const { whileClosed, clock, log, announce } = this.#deps;
      const { keys, profile } = this.#requireOwn();
      this.#requireNoneRunning();
      const chosen = this.#list(keys).find((backup) => backup.name === name);
      if (!chosen) throw new AppError('NOT_FOUND');
      const proven = await this.#takeOut(name, { keys, profile });
      try {
        const before = await this.#make('beforeRestore');
        this.#requireNoneRunning(); // one may have begun meanwhile
        await whileClosed(() => {
          swapDatabase(this.#paths, proven, clock.now());
          const replaced = { by: 'backup' as const, name: before.name, madeAt: before.madeAt };
          this.#save({ lastRestore: { profileId: keys.profileId, doneAt: clock.now(), madeAt: chosen.madeAt, replaced } });
        });
      } finally {
        removeDatabase(proven);
      }
      log.info('backup.restored');
      // A window that was too slow to see the profile close and open still shows what it held before.
      announce(['clients', 'services', 'sessions', 'feeds', 'preferences', 'backups']);
    });
  }

  setFolder(folder: string | null): BackupState {
    this.#requireProfile();
    if (folder !== null) requireWritable(folder);
    saveBackupSettings(this.#paths.backupSettings, { ...this.#settings(), folder, lastFailure: null });
    if (!this.#requireProfile().sample) this.#lookIn(seconds(1));
    this.#deps.announce(['backups']);
    return this.state();
  }

  async beforeMigration(source: MigrationSource): Promise<void> {
    const { clock, log } = this.#deps;
    const options = { ...source, now: clock.now(), reason: 'beforeUpdate' as const };
    makePrivateFolder(this.#paths.work);
    try {
      await makeBackup({ ...options, place: this.#place() });
    } catch (error) {
      if (!isAppError(error, 'BACKUP_FOLDER_UNUSABLE') || !this.#place().ownFolder) throw error;
      log.warn('backup.folder.unusable', { reason: 'beforeUpdate' });
      await makeBackup({ ...options, place: this.#defaultPlace() });
    }
  }

  beforeUpdate(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#requireProfile().sample) return;
      try {
        await this.#make('beforeUpdate');
      } catch (error) {
        if (!isAppError(error, 'BACKUP_FOLDER_UNUSABLE') || !this.#place().ownFolder) throw error;
        this.#deps.log.warn('backup.folder.unusable', { reason: 'beforeUpdate' });
        await this.#make('beforeUpdate', this.#defaultPlace());
      }
    });
  }

  async restoreFile(request: Pick<RestoreOptions, 'file' | 'recoveryCode' | 'passphrase'>): Promise<RestoreDone> {
    const lastRestore = await restoreBackupFile({ ...this.#deps, ...request });
    if (lastRestore.replaced !== null) this.#save({ lastRestore });
    return lastRestore;
  }

  newest(): { readonly path: string; readonly madeAt: Instant } | null {
    const profileId = readIfThere(this.#paths.marker)?.trim() ?? null;
    const folders = new Set([this.#place().folder, this.#paths.backups]);
    const found = [...folders].flatMap((folder) =>
      listIfThere(folder, profileId).map(({ name, madeAt }) => ({ path: join(folder, name), madeAt })),
    );
    return found.sort((a, b) => b.madeAt - a.madeAt)[0] ?? null;
  }

  erase(profileId: string): boolean {
    const { folder, ownFolder } = this.#place();
    const isEmptied = eraseBackups(this.#paths.backups, profileId) || !existsSync(this.#paths.backups);
    return ownFolder ? eraseBackups(folder, profileId) && isEmptied : isEmptied;
  }

  #lookIn(wait: ReturnType<typeof seconds>): void {
    this.#cancelLook();
    this.#cancelLook = this.#deps.clock.at(plus(this.#deps.clock.now(), wait), () => {
      this.#lookIn(lookEvery);
      void this.#inTurn(() => this.#look());
    });
  }

  /** What is due without being asked for; how it went is kept for the screen. */
  async #look(): Promise<void> {
    const { log } = this.#deps;
    if (!this.#profile) return;
    try {
      if (!this.#madeToday()) await this.#make('daily');
      if (this.#proofIsDue()) await this.#proveNewest();
      this.#save({ lastFailure: null });
    } catch (error) {
      if (isAppError(error, 'VAULT_LOCKED')) return;
      log.error('backup.failed', error);
      const code =
        isAppError(error) && (error.code === 'DISK_FULL' || error.code === 'BACKUP_DAMAGED') ? error.code : 'BACKUP_FOLDER_UNUSABLE';
      this.#save({ lastFailure: code });
    }
    this.#deps.announce(['backups']);
  }

  #madeToday(): boolean {
    const { clock } = this.#deps;
    const zone = clock.zone();
    const today = dayOf(clock.now(), zone);
    return this.#list(this.#requireOwn().keys).some(
      ({ madeAt, reason }) => (reason === 'daily' || reason === 'byHand') && dayOf(madeAt, zone) === today,
    );
  }

  #proofIsDue(): boolean {
    const { lastProvenAt } = this.#settings();
    const now = this.#deps.clock.now();
    return lastProvenAt === null || lastProvenAt > now || lastProvenAt < instant(now - proofLasts);
  }

  async #make(reason: BackupReason, place = this.#place()): Promise<Backup> {
    const { clock, log, announce } = this.#deps;
    const { profile, keys } = this.#requireOwn();
    makePrivateFolder(this.#paths.work);
    const backup = await makeBackup({ source: profile.store, keyFor: profile.keyFor, portableKeys: keys, place, now: clock.now(), reason });
    log.info('backup.made', { reason, bytes: backup.bytes });
    this.#thin(place.folder, keys);
    announce(['backups']);
    return backup;
  }

  #thin(folder: string, keys: PortableKeys): void {
    const { clock, log } = this.#deps;
    try {
      for (const { name } of backupsToThin(this.#list(keys), clock.now(), clock.zone())) rmSync(join(folder, name), { force: true });
    } catch (error) {
      log.error('backup.thinning.failed', error); // one too many is no harm; the new one is made
    }
  }

  async #proveNewest(): Promise<void> {
    const { keys, profile } = this.#requireOwn();
    const newest = this.#list(keys)[0];
    if (!newest) throw new AppError('BACKUP_NONE');
    removeDatabase(await this.#takeOut(newest.name, { keys, profile }));
    this.#save({ lastProvenAt: this.#deps.clock.now() });
    this.#deps.log.info('backup.proven');
  }

  /** @returns a proven database in the work folder */
  async #takeOut(name: string, { keys, profile }: Opened): Promise<string> {
    const file = join(this.#place().folder, name);
    const head = readHead(file);
    if (head.open.keys.profileId !== keys.profileId || head.open.keys.check !== keys.check) throw new AppError('BACKUP_WRONG_KEY');
    const target = join(this.#paths.work, `${randomUUID()}.db`);
    makePrivateFolder(this.#paths.work);
    await proveBackup({ file, head, keyFor: profile.keyFor, target, targetFolder: this.#paths.work });
    return target;
  }

  #list({ profileId }: PortableKeys): readonly Backup[] {
    return listIfThere(this.#place().folder, profileId);
  }

  /** Told only while it can be gone back on. */
  #lastRestore(keys: PortableKeys | null, backups: readonly Backup[]): RestoreDone | null {
    const { lastRestore } = this.#settings();
    if (!lastRestore || lastRestore.profileId !== keys?.profileId) return null;
    const { replaced } = lastRestore;
    const isKept = replaced?.by === 'backup' ? backups.some(({ name }) => name === replaced.name) : replaced && existsSync(replaced.path);
    return isKept ? lastRestore : null;
  }

  #settings(): BackupSettings {
    return readBackupSettings(this.#paths.backupSettings);
  }

  #save(change: Partial<BackupSettings>): void {
    try {
      saveBackupSettings(this.#paths.backupSettings, { ...this.#settings(), ...change });
    } catch (error) {
      this.#deps.log.error('backup.settings.failed', error); // they are about the backups, which are safe without them
    }
  }

  #place(): BackupPlace {
    const { folder } = this.#settings();
    return folder === null ? this.#defaultPlace() : { folder, ownFolder: true, work: this.#paths.work };
  }

  #defaultPlace(): BackupPlace {
    return { folder: this.#paths.backups, ownFolder: false, work: this.#paths.work };
  }

  #requireNoneRunning(): void {
    if (this.#deps.isRunning()) throw new AppError('SESSION_RUNNING');
  }

  #requireProfile(): OpenProfile {
    if (!this.#profile) throw new AppError('VAULT_LOCKED');
    return this.#profile;
  }

  #requireOwn(): Opened {
    const profile = this.#requireProfile();
    const keys = profile.portableKeys();
    if (!keys) throw new AppError('BACKUP_FOLDER_UNUSABLE', { reason: 'sample' });
    return { profile, keys };
  }
}
