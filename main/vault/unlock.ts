import { AppError } from '../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import type { SecretStore, SecretStoreFault } from '../ports/secret-store.ts';
import { fitsCheckValue, openWithKey, openWithText, type DataKey } from './key-slots.ts';
import type { KeyFile, PortableKeys } from './key-file.ts';
import { readRecoveryCode } from './recovery-code.ts';

/** How the keychain's faults are told to the user. */
export const keychainFaultCodes: Readonly<Record<SecretStoreFault, ErrorCode>> = {
  absent: 'KEYCHAIN_ABSENT',
  locked: 'KEYCHAIN_LOCKED',
  dismissed: 'KEYCHAIN_DISMISSED',
};

/**
 * The data key from the keychain of the operating system.
 *
 * @throws AppError KEYCHAIN_LOCKED, KEYCHAIN_DISMISSED, KEYCHAIN_ABSENT (no service, or no entry), KEYCHAIN_WRONG, KEYS_DAMAGED
 */
export async function unlockWithKeychain(keys: KeyFile, secrets: SecretStore): Promise<DataKey> {
  if (!keys.os) throw new AppError('KEYCHAIN_ABSENT', { reason: 'notUsed' });
  const answer = await secrets.read(keys.os.account);
  if (answer.kind === 'fault') throw new AppError(keychainFaultCodes[answer.fault], { reason: 'service' });
  if (answer.kind === 'none') throw new AppError('KEYCHAIN_ABSENT', { reason: 'entry' });
  const dataKey = openWithKey(keys.os, answer.secret, keys.profileId, 'os');
  answer.secret.fill(0);
  if (!dataKey) throw new AppError('KEYCHAIN_WRONG');
  return requireOwnKey(dataKey, keys);
}

/** Whether a profile could be protected by the keychain, found out without an entry of ours. */
export async function probeKeychain(secrets: SecretStore): Promise<'available' | 'absent' | 'locked'> {
  const answer = await secrets.read('probe');
  if (answer.kind !== 'fault') return 'available';
  return answer.fault === 'absent' ? 'absent' : 'locked';
}

/** Removes an entry from the keychain. @returns whether the keychain says that it is gone */
export async function forgetKeychain(account: string, secrets: SecretStore): Promise<boolean> {
  await secrets.remove(account);
  const answer = await secrets.read(account);
  if (answer.kind === 'found') answer.secret.fill(0);
  return answer.kind === 'none';
}

/** @throws AppError WRONG_PASSPHRASE (also when none is set), KEYS_DAMAGED */
export async function unlockWithPassphrase(keys: PortableKeys, passphrase: string): Promise<DataKey> {
  const dataKey = keys.passphrase ? await openWithText(keys.passphrase, passphrase, keys.profileId, 'passphrase') : null;
  if (!dataKey) throw new AppError('WRONG_PASSPHRASE');
  return requireOwnKey(dataKey, keys);
}

/** @throws AppError WRONG_RECOVERY_CODE, with `reason` when it is a slip in typing; KEYS_DAMAGED */
export async function unlockWithRecovery(keys: PortableKeys, typed: string): Promise<DataKey> {
  const code = readRecoveryCode(typed);
  if (code.kind === 'typing') throw new AppError('WRONG_RECOVERY_CODE', { reason: code.reason });
  const dataKey = await openWithText(keys.recovery, code.secret, keys.profileId, 'recovery');
  if (!dataKey) throw new AppError('WRONG_RECOVERY_CODE', { reason: 'other' });
  return requireOwnKey(dataKey, keys);
}

/** A slot that opens to some other key was put together from two files. */
function requireOwnKey(dataKey: DataKey, keys: PortableKeys): DataKey {
  if (fitsCheckValue(dataKey, keys.check)) return dataKey;
  dataKey.fill(0);
  throw new AppError('KEYS_DAMAGED', { reason: 'check' });
}
