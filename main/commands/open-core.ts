import { createRouterClient } from '@orpc/server';
import type { VaultStatus, VaultTrouble } from '../../shared/contract/vault.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import { createCore } from '../core.ts';
import { createNodePorts } from '../node-ports.ts';
import { createLoopbackShell } from '../node/loopback-shell.ts';
import { askSecret } from './ask-secret.ts';

/** The core without any window, for one command. */
export function openCore(folder: string) {
  const core = createCore(createNodePorts({ folder, shell: createLoopbackShell({ reason: null, platform: process.platform }) }));
  return { core, client: createRouterClient(core.router, { context: { window: 'dashboard' } }) };
}

type OpenCore = ReturnType<typeof openCore>;

/**
 * Opens the profile, by the keychain or by what the user types.
 *
 * @throws AppError VAULT_LOCKED when there is none; what stands in its way; what unlocking throws
 */
export async function unlockProfile({ core, client }: OpenCore): Promise<void> {
  await core.start();
  const status = await presentStatus(client);
  if (status.state === 'open') return;
  const ways = status.state === 'locked' || status.state === 'trouble' ? status.ways : [];
  if (ways.includes('passphrase')) await client.vault.unlock({ way: 'passphrase', passphrase: await askSecret('Passphrase') });
  else if (ways.includes('recovery')) await client.vault.unlock({ way: 'recovery', recoveryCode: await askSecret('Recovery code') });
  else throw new AppError(status.state === 'trouble' ? codes[status.trouble] : 'VAULT_LOCKED');
}

async function presentStatus(client: OpenCore['client']): Promise<VaultStatus> {
  for await (const status of await client.vault.watch({})) {
    if (status.state !== 'starting') return status;
  }
  throw new AppError('VAULT_LOCKED');
}

const codes: Readonly<Record<VaultTrouble, ErrorCode>> = {
  keychainLocked: 'KEYCHAIN_LOCKED',
  keychainDismissed: 'KEYCHAIN_DISMISSED',
  keychainAbsent: 'KEYCHAIN_ABSENT',
  keychainWrong: 'KEYCHAIN_WRONG',
  keysMissing: 'KEYS_MISSING',
  keysDamaged: 'KEYS_DAMAGED',
  databaseMissing: 'DATABASE_MISSING',
  databaseDamaged: 'DATABASE_DAMAGED',
  databaseNewer: 'DATABASE_NEWER',
  readOnly: 'PROFILE_READ_ONLY',
  diskFull: 'DISK_FULL',
  diskFailed: 'DISK_FAILED',
  inUse: 'PROFILE_IN_USE',
  unexpected: 'UNEXPECTED',
};
