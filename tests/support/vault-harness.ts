import { readFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { createBackupService, type BackupService } from '../../main/features/backups/service.ts';
import { createVaultService } from '../../main/features/vault/service.ts';
import type { VaultService } from '../../main/features/vault/vault-service.ts';
import type { VaultDeps } from '../../main/features/vault/vault-deps.ts';
import { lockProfile } from '../../main/vault/profile-lock.ts';
import type { Log } from '../../main/ports/log.ts';
import type { OpenProfile } from '../../main/vault/open-profile.ts';
import { pathsIn, type FolderPaths } from '../../main/vault/profile-paths.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakeSecretStore, type FakeSecretStore } from './fake-secret-store.ts';
import { tempFolder } from './temp-profile.ts';

/** A log that keeps what it is given. */
export interface KeptLog extends Log {
  readonly entries: { readonly event: string; readonly error?: unknown }[];
}

export function createKeptLog(): KeptLog {
  const entries: { event: string; error?: unknown }[] = [];
  return {
    entries,
    info: (event) => void entries.push({ event }),
    warn: (event) => void entries.push({ event }),
    error: (event, error) => {
      entries.push({ event, error });
      return 'E-TEST';
    },
  };
}

export interface VaultHarness {
  readonly vault: VaultService;
  readonly folder: string;
  readonly paths: FolderPaths;
  readonly clock: FakeClock;
  readonly secrets: FakeSecretStore;
  readonly log: KeptLog;
  /** What happened, in order: `open`, `open sample`, `close`. */
  readonly events: string[];
  /** @throws when no profile is open */
  profile(): OpenProfile;
  /** The bytes of both generations of the key file. */
  keyFiles(): Buffer;
}

/** A vault on a real folder with real files; only clock and keychain are stand-ins. Stopped after the test. */
export function aVault(
  options: Partial<VaultDeps> & { readonly secrets?: FakeSecretStore; readonly clock?: FakeClock } = {},
): VaultHarness {
  const folder = options.folder ?? tempFolder();
  const clock = options.clock ?? createFakeClock();
  const secrets = options.secrets ?? createFakeSecretStore();
  const log = createKeptLog();
  const events: string[] = [];
  let open: OpenProfile | null = null;
  const vault = createVaultService({
    computer: 'this-computer',
    lockProfile,
    backups: {
      beforeMigration: () => Promise.resolve(),
      restore: () => Promise.reject(new Error('no backups here')),
      newest: () => null,
      erase: () => true,
    },
    uploadedFile: () => '',
    ...options,
    folder,
    clock,
    secrets,
    log,
    onOpen: async (profile) => {
      open = profile;
      events.push(profile.sample ? 'open sample' : 'open');
      await options.onOpen?.(profile);
    },
    onClose: async () => {
      open = null;
      events.push('close');
      await options.onClose?.();
    },
  });
  onTestFinished(() => vault.stop());
  const paths = pathsIn(folder);
  return {
    vault,
    folder,
    paths,
    clock,
    secrets,
    log,
    events,
    profile: () => {
      if (!open) throw new Error('no profile is open');
      return open;
    },
    keyFiles: () => Buffer.concat([paths.keys, paths.previousKeys].map((file) => readFileSync(file))),
  };
}

export interface BackupHarness extends VaultHarness {
  readonly backups: BackupService;
  /** Ends with the look that the service takes by itself, as far as it is due at the clock's time. */
  looked(): Promise<void>;
  setRunning(running: boolean): void;
}

/** The same with the real backups behind it. */
export function aVaultWithBackups(options: Parameters<typeof aVault>[0] = {}): BackupHarness {
  const folder = options.folder ?? tempFolder();
  const clock = options.clock ?? createFakeClock();
  const secrets = options.secrets ?? createFakeSecretStore();
  const log = createKeptLog();
  let running = false;
  const backups = createBackupService({
    folder,
    secrets,
    clock,
    log,
    computer: options.computer ?? 'this-computer',
    announce: () => undefined,
    whileClosed: (work) => harness.vault.whileClosed(work),
    isRunning: () => running,
  });
  const harness: VaultHarness = aVault({
    ...options,
    folder,
    clock,
    secrets,
    onOpen: (profile) => backups.open(profile),
    onClose: () => backups.close(),
    backups: {
      beforeMigration: (source) => backups.beforeMigration(source),
      restore: (request) => backups.restoreFile(request),
      newest: () => backups.newest(),
      erase: (profileId) => backups.erase(profileId),
    },
  });
  return {
    ...harness,
    log,
    backups,
    // Asked for behind the look, it is answered behind it.
    looked: () => backups.restore('no such backup').catch(() => undefined),
    setRunning: (value) => {
      running = value;
    },
  };
}
