import type { z } from 'zod';
import type { backupSourceSchema, Role, VaultStatus } from '../../../shared/contract/vault.ts';
import type { PowerEvent } from '../../ports/shell.ts';
import type { LockReason } from '../../vault/examine-profile.ts';
import type { LockRules } from './auto-lock.ts';
import type { SlotChanges } from './slots.ts';
import type { RestoreRequest } from './vault-deps.ts';

export interface UnlockInput {
  readonly way: 'keychain' | 'passphrase' | 'recovery';
  readonly passphrase?: string;
  readonly recoveryCode?: string;
}

export interface CreateInput {
  readonly role: Role;
  /** Null protects the profile by the keychain. */
  readonly passphrase: string | null;
}

export interface Created {
  /** Shown once; kept nowhere. */
  readonly recoveryCode: string;
  readonly protection: 'keychain' | 'passphrase';
}

export interface RestoreInput extends Omit<RestoreRequest, 'file'> {
  readonly source: z.output<typeof backupSourceSchema>;
}

export interface EraseInput {
  /** Null where none is set. */
  readonly passphrase: string | null;
  /** Whether the backups of the profile go too. */
  readonly backups: boolean;
}

/** What was to go and could not be removed. */
export interface Erased {
  readonly backupsLeft: boolean;
  readonly keychainLeft: boolean;
}

export interface VaultService extends SlotChanges {
  /** Looks at the folder and opens the profile where the keychain allows. Never rejects: what fails is a status. */
  start(): Promise<void>;
  /** Closes the profile and gives the folder back. */
  stop(): Promise<void>;
  status(): VaultStatus;
  watch(signal: AbortSignal | undefined): AsyncGenerator<VaultStatus, void, void>;
  create(input: CreateInput): Promise<Created>;
  unlock(input: UnlockInput): Promise<void>;
  retry(): Promise<void>;
  lock(reason?: LockReason): Promise<void>;
  restore(input: RestoreInput): Promise<void>;
  erase(input: EraseInput): Promise<Erased>;
  openSample(): Promise<void>;
  removeSample(): Promise<void>;
  /** Closes the open profile, runs `work` on its closed database, and opens it again, whatever came of it. */
  whileClosed<T>(work: () => T | Promise<T>): Promise<T>;
  setLockRules(rules: LockRules): void;
  activity(): void;
  power(event: PowerEvent): void;
}
