import { rmSync } from 'node:fs';
import type { Role, VaultStatus } from '../../../shared/contract/vault.ts';
import { AppError, isAppError } from '../../../shared/errors/app-error.ts';
import { createLatest } from '../../latest.ts';
import { createTurns } from '../../turns.ts';
import type { PowerEvent } from '../../ports/shell.ts';
import { writeDurably } from '../../files/durable-file.ts';
import { eraseProfile } from '../../vault/erase-profile.ts';
import { examineProfile, finishRestore, tidyFolder, type Finding, type LockReason } from '../../vault/examine-profile.ts';
import { requireKeyFile, type KeyFile } from '../../vault/key-file.ts';
import type { DataKey } from '../../vault/key-slots.ts';
import { makeProfile, mark } from '../../vault/make-profile.ts';
import { createProfileHolder, type ProfileHolder } from '../../vault/profile-holder.ts';
import { pathsIn, type FolderPaths } from '../../vault/profile-paths.ts';
import { removeSampleProfile } from '../../vault/sample-profile.ts';
import { forgetKeychain, probeKeychain, unlockWithKeychain, unlockWithPassphrase, unlockWithRecovery } from '../../vault/unlock.ts';
import { createAutoLock, type AutoLock, type LockRules } from './auto-lock.ts';
import { createSlotChanges, type SlotChanges } from './slots.ts';
import { keychainFaultOf, lockedStatus, openStatus, troubleFrom, troubleStatus, withNewestBackup, type KeychainFault } from './status.ts';
import type { VaultDeps } from './vault-deps.ts';
import type { Created, CreateInput, Erased, EraseInput, RestoreInput, UnlockInput, VaultService } from './vault-service.ts';

/**
 * The states of the profile and what leads from one to another. Commands run one after another.
 * A data key is made in `create` alone, and only where no trace of a profile is (vault/make-profile.ts).
 */
export function createVaultService(deps: VaultDeps): VaultService {
  return new Vault(deps);
}

class Vault implements VaultService {
  readonly #deps: VaultDeps;
  readonly #paths: FolderPaths;
  readonly #statuses = createLatest<VaultStatus>();
  readonly #holder: ProfileHolder;
  readonly #slots: SlotChanges;
  readonly #autoLock: AutoLock;
  readonly #inTurn = createTurns();
  #status: VaultStatus = { state: 'starting' };
  #folderLock: { release(): void } | null = null;
  #isStopped = false;
  /** How the keychain failed when it was last asked for the key that it holds now. */
  #keychainFault: KeychainFault | null = null;

  constructor(deps: VaultDeps) {
    this.#deps = deps;
    this.#paths = pathsIn(deps.folder);
    this.#holder = createProfileHolder({
      ...deps,
      paths: this.#paths,
      beforeMigration: deps.backups.beforeMigration,
      onDamage: (error) => void this.#closeFor(error),
    });
    this.#slots = createSlotChanges({ ...deps, holder: this.#holder });
    this.#autoLock = createAutoLock({
      clock: deps.clock,
      keepOpen: deps.keepOpen ?? (() => false),
      lock: (reason) => void this.#lockQuietly(reason),
    });
  }

  status(): VaultStatus {
    return this.#status;
  }

  watch(signal: AbortSignal | undefined): AsyncGenerator<VaultStatus, void, void> {
    return this.#statuses.subscribe(signal, () => this.#status);
  }

  start(): Promise<void> {
    return this.#inTurn(() => {
      this.#isStopped = false;
      return this.#begin();
    });
  }

  stop(): Promise<void> {
    return this.#inTurn(async () => {
      this.#isStopped = true;
      this.#autoLock.stop();
      await this.#holder.close();
      this.#folderLock?.release();
      this.#folderLock = null;
      this.#publish({ state: 'starting' });
    });
  }

  retry(): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#holder.held() && !this.#isStopped) await this.#begin();
    });
  }

  create({ role, passphrase }: CreateInput): Promise<Created> {
    return this.#inTurn(async () => {
      if (this.#status.state !== 'new') throw new AppError('VAULT_EXISTS');
      this.#requireFolder();
      const { dataKey, keys, recoveryCode } = await makeProfile({ ...this.#deps, paths: this.#paths, passphrase });
      await this.#openWith(keys, () => Promise.resolve(dataKey), role);
      return { recoveryCode, protection: keys.os ? 'keychain' : 'passphrase' };
    });
  }

  unlock({ way, passphrase = '', recoveryCode = '' }: UnlockInput): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#holder.held()) return;
      this.#requireFolder();
      const keys = requireKeyFile(this.#paths);
      if (way === 'passphrase') await this.#openWith(keys, () => unlockWithPassphrase(keys, passphrase));
      else if (way === 'recovery') await this.#openWith(keys, () => unlockWithRecovery(keys, recoveryCode));
      // Who locked with a passphrase must not find the keychain undoing it.
      else if (this.#status.state === 'locked') throw new AppError('KEYCHAIN_ABSENT', { reason: 'notUsed' });
      else await this.#openWith(keys, () => this.#askKeychain(keys));
    });
  }

  lock(reason: LockReason = 'byHand'): Promise<void> {
    return this.#inTurn(async () => {
      const held = this.#holder.held();
      if (!held) throw new AppError('VAULT_LOCKED');
      if (!held.keys?.passphrase) throw new AppError('LOCK_NEEDS_PASSPHRASE');
      this.#noteLock(reason);
      this.#autoLock.stop();
      await this.#holder.close();
      this.#publish(lockedStatus(held.keys, reason));
    });
  }

  restore({ source, recoveryCode, passphrase }: RestoreInput): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#status.state !== 'new' && this.#status.state !== 'trouble') throw new AppError('VAULT_EXISTS');
      this.#requireFolder();
      const file = source.from === 'path' ? source.path : this.#deps.uploadedFile(source.uploadId);
      await this.#deps.backups.restore({ file, recoveryCode, passphrase });
      if (source.from === 'upload') rmSync(file, { force: true });
      const keys = requireKeyFile(this.#paths);
      this.#keychainFault = null;
      await this.#openWith(keys, () => unlockWithRecovery(keys, recoveryCode));
    });
  }

  erase({ passphrase, backups }: EraseInput): Promise<Erased> {
    return this.#inTurn(async () => {
      const keys = this.#holder.held()?.keys;
      if (!keys) throw new AppError('VAULT_LOCKED');
      if (this.#deps.isRunning?.()) throw new AppError('SESSION_RUNNING');
      if (keys.passphrase) (await unlockWithPassphrase(keys, passphrase ?? '')).fill(0);
      this.#autoLock.stop();
      this.#publish({ state: 'starting' });
      await this.#holder.close();
      try {
        const backupsLeft = backups && !this.#deps.backups.erase(keys.profileId);
        this.#deps.onErase?.();
        eraseProfile(this.#paths);
        return { backupsLeft, keychainLeft: keys.os !== null && !(await forgetKeychain(keys.os.account, this.#deps.secrets)) };
      } finally {
        await this.#begin();
      }
    });
  }

  openSample(): Promise<void> {
    return this.#inTurn(async () => {
      this.#requireFolder();
      this.#autoLock.stop();
      await this.#holder.close();
      try {
        await this.#holder.openSample();
      } catch (error) {
        await this.#begin();
        throw error;
      }
      this.#publishOpen();
    });
  }

  removeSample(): Promise<void> {
    return this.#inTurn(async () => {
      this.#requireFolder();
      if (this.#holder.held()?.profile.sample) await this.#holder.close();
      removeSampleProfile(this.#paths.sample);
      if (!this.#holder.held()) await this.#begin();
    });
  }

  whileClosed<T>(work: () => T | Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      const held = this.#holder.held();
      if (!held?.keys) throw new AppError('VAULT_LOCKED');
      const { keys } = held;
      const dataKey = Buffer.from(held.dataKey);
      this.#publish({ state: 'starting' });
      await this.#holder.close();
      try {
        return await work();
      } finally {
        await this.#openWith(keys, () => Promise.resolve(dataKey));
      }
    });
  }

  confirmRecovery(typed: string): Promise<void> {
    return this.#change(() => this.#slots.confirmRecovery(typed));
  }

  changePassphrase(current: string | null, next: string | null): Promise<void> {
    return this.#changeKeychain(() => this.#slots.changePassphrase(current, next));
  }

  newRecoveryCode(): Promise<string> {
    return this.#change(() => this.#slots.newRecoveryCode());
  }

  rememberHere(): Promise<void> {
    return this.#changeKeychain(() => this.#slots.rememberHere());
  }

  setLockRules(rules: LockRules): void {
    this.#autoLock.setRules(rules);
  }

  activity(): void {
    this.#autoLock.activity();
  }

  power(event: PowerEvent): void {
    this.#autoLock.power(event);
  }

  async #begin(): Promise<void> {
    try {
      this.#requireFolder();
      finishRestore(this.#paths);
      await this.#follow(examineProfile(this.#paths));
    } catch (error) {
      this.#publish(troubleFrom(error, null, this.#deps.log));
    }
  }

  async #follow(finding: Finding): Promise<void> {
    if (finding.kind === 'free') this.#publish({ state: 'new', keychain: await probeKeychain(this.#deps.secrets) });
    else if (finding.kind === 'trouble') this.#publish(troubleStatus(finding.trouble, null, {}));
    else if (finding.lockedBy !== null && finding.keys.passphrase) this.#publish(lockedStatus(finding.keys, finding.lockedBy));
    else if (!finding.keys.os) this.#publish(lockedStatus(finding.keys, 'start'));
    else await this.#openWith(finding.keys, () => this.#askKeychain(finding.keys)).catch(() => undefined); // its status is published
  }

  /** From the open profile to the screen of its trouble. */
  #closeFor(error: unknown): Promise<void> {
    return this.#inTurn(async () => {
      const held = this.#holder.held();
      if (!held) return;
      this.#autoLock.stop();
      await this.#holder.close();
      this.#publish(troubleFrom(error, held.keys, this.#deps.log));
    });
  }

  async #askKeychain(keys: KeyFile): Promise<DataKey> {
    this.#keychainFault = null;
    try {
      return await unlockWithKeychain(keys, this.#deps.secrets);
    } catch (error) {
      this.#keychainFault = keychainFaultOf(error);
      throw error;
    }
  }

  /** Opens the profile; a failure that has a screen of its own is shown there. Wrong words leave the status as it is. */
  async #openWith(keys: KeyFile, unlock: () => Promise<DataKey>, madeFor: Role | null = null): Promise<void> {
    try {
      await this.#holder.open(await unlock(), keys, madeFor);
    } catch (error) {
      const wrongWords = isAppError(error, 'WRONG_PASSPHRASE') || isAppError(error, 'WRONG_RECOVERY_CODE');
      if (!wrongWords) this.#publish(troubleFrom(error, keys, this.#deps.log));
      throw error;
    }
    this.#publishOpen();
    this.#adopt(keys);
  }

  /** Notes what the folder needs to be recognised next time; nothing depends on it now. */
  #adopt(keys: KeyFile): void {
    const { computer, log } = this.#deps;
    try {
      rmSync(this.#paths.lockMark, { force: true }); // one that stays asks for the passphrase once too often
      mark(this.#paths, keys.profileId);
      // Without a keychain entry nothing has to be done about another computer: it is said once.
      if (!keys.os && keys.computer !== computer) this.#holder.saveKeys({ ...keys, computer }, { revokes: false });
    } catch (error) {
      log.error('vault.adopt.failed', error);
    }
  }

  /** Kept on the disk so that closing the app and opening it again does not unlock. */
  #noteLock(reason: LockReason): void {
    try {
      writeDurably(this.#paths.lockMark, reason);
    } catch (error) {
      this.#deps.log.error('vault.lock.mark.failed', error); // a full disk must not keep the profile open
    }
  }

  async #lockQuietly(reason: LockReason): Promise<void> {
    try {
      await this.lock(reason);
    } catch (error) {
      if (!isAppError(error)) this.#deps.log.error('vault.lock.failed', error); // otherwise it was locked already
    }
  }

  #change<T>(change: () => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      const result = await change();
      this.#publishOpen();
      return result;
    });
  }

  /** The slot that comes out of it was read back from the keychain, or is none. */
  #changeKeychain(change: () => Promise<void>): Promise<void> {
    return this.#change(async () => {
      await change();
      this.#keychainFault = null;
    });
  }

  /** Takes the folder's lock, unless it is held, and puts the folder in order. A window's late call does not take it again. */
  #requireFolder(): void {
    if (this.#folderLock) return;
    if (this.#isStopped) throw new AppError('PROFILE_IN_USE');
    this.#folderLock = this.#deps.lockProfile(this.#paths.processLock);
    tidyFolder(this.#paths);
  }

  #publish(next: VaultStatus): void {
    this.#status = withNewestBackup(next, this.#deps.backups.newest);
    this.#statuses.publish(this.#status);
  }

  #publishOpen(): void {
    const { computer, secrets } = this.#deps;
    const keys = this.#holder.held()?.keys ?? null;
    this.#publish(openStatus({ keys, computer, secretsKind: secrets.kind, keychainFault: this.#keychainFault }));
    if (keys?.passphrase) this.#autoLock.watch();
    else this.#autoLock.stop();
  }
}
