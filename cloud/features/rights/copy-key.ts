import { createPrivateKey, createPublicKey, hkdfSync, sign, type KeyObject } from 'node:crypto';

/** PKCS #8 around the 32 bytes of an Ed25519 key (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface CopyKey {
  sign(bytes: Uint8Array): Buffer;
  /** PEM; anybody may have it. */
  readonly publicKey: string;
}

/** The key that marks downloads as ours: the same on every instance, made from the service's secret. */
export function createCopyKey(secret: string): CopyKey {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'copies of an account', 32));
  const key: KeyObject = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  return {
    sign: (bytes) => sign(null, bytes, key),
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
  };
}
