import { randomBytes, randomUUID } from 'node:crypto';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { SecretStore, SecretStoreFault } from '../ports/secret-store.ts';
import { sealWithKey, sealWithText, type DataKey } from './key-slots.ts';
import type { KeyFile, PortableKeys } from './key-file.ts';
import { makeRecoverySecret, printRecoveryCode } from './recovery-code.ts';

/** What a change of slots works on. */
export interface SlotContext {
  readonly profileId: string;
  readonly dataKey: DataKey;
  readonly now: Instant;
}

export const shortestPassphrase = 10;

/** @throws AppError PASSPHRASE_TOO_SHORT; counted in characters as a person sees them */
export function requireLongEnough(passphrase: string): void {
  const length = [...new Intl.Segmenter().segment(passphrase.normalize('NFKC'))].length;
  if (length < shortestPassphrase) throw new AppError('PASSPHRASE_TOO_SHORT', { length, least: shortestPassphrase });
}

/** @throws AppError PASSPHRASE_TOO_SHORT */
export async function makePassphraseSlot(
  { profileId, dataKey, now }: SlotContext,
  passphrase: string,
): Promise<PortableKeys['passphrase']> {
  requireLongEnough(passphrase);
  return { ...(await sealWithText(dataKey, passphrase, profileId, 'passphrase')), madeAt: now };
}

/** A new recovery slot with the code that opens it, which exists nowhere else. */
export async function makeRecoverySlot(context: SlotContext): Promise<{ readonly slot: PortableKeys['recovery']; readonly code: string }> {
  const { profileId, dataKey, now } = context;
  const secret = makeRecoverySecret();
  const slot = { ...(await sealWithText(dataKey, secret, profileId, 'recovery')), madeAt: now, confirmed: false };
  return { slot, code: printRecoveryCode(secret) };
}

/** What came of putting a key into the keychain. */
export type KeychainSlot =
  | { readonly kind: 'made'; readonly slot: NonNullable<KeyFile['os']> }
  | { readonly kind: 'fault'; readonly fault: SecretStoreFault };

/**
 * Puts a fresh wrapping key into the keychain and reads it back before relying on it.
 * Each slot has an entry of its own, so that no entry which something else may need is ever overwritten.
 */
export async function makeKeychainSlot({ profileId, dataKey, now }: SlotContext, secrets: SecretStore): Promise<KeychainSlot> {
  const wrappingKey = randomBytes(32);
  const account = `${profileId}/${randomUUID()}`;
  try {
    const answer = await secrets.write(account, wrappingKey);
    if (answer.kind === 'fault') return answer;
    if (answer.kind === 'none' || !wrappingKey.equals(answer.secret)) return { kind: 'fault', fault: 'absent' };
    const slot = { ...sealWithKey(dataKey, wrappingKey, profileId, 'os'), account, store: secrets.kind, madeAt: now };
    return { kind: 'made', slot };
  } finally {
    wrappingKey.fill(0);
  }
}
