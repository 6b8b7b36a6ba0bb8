import { openSeal, seal } from '../../vault/seal.ts';

/**
 * Encrypts a feed address for its row.
 *
 * @param key  32 bytes, made for this purpose alone
 * @param feedId  bound into the seal, so that it opens in no other row
 */
export function sealAddress(key: Buffer, feedId: string, address: string): Buffer {
  return seal(key, feedId, Buffer.from(address, 'utf8'));
}

/** Opens what `sealAddress` made. Throws when the key, the row or a byte is another. */
export function openAddress(key: Buffer, feedId: string, sealed: Buffer): string {
  return openSeal(key, feedId, sealed).toString('utf8');
}
