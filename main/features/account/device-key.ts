import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import type { DeviceSigner } from '../../ports/licence-server.ts';
import { openSeal, seal } from '../../vault/seal.ts';

/** The key by which the service knows this computer again. */
export interface NewDeviceKey {
  /** The public half: 32 bytes in base64url. */
  readonly deviceKey: string;
  readonly sealedPrivateKey: Buffer;
}

/** @param key  32 bytes, for this purpose alone */
export function newDeviceKey(key: Buffer): NewDeviceKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const deviceKey = String(publicKey.export({ format: 'jwk' }).x);
  return { deviceKey, sealedPrivateKey: seal(key, deviceKey, privateKey.export({ type: 'pkcs8', format: 'der' })) };
}

/** Null when what is kept is no key, or not the one that belongs to `deviceKey`. */
export function openDeviceKey(key: Buffer, { deviceKey, sealedPrivateKey }: NewDeviceKey): DeviceSigner | null {
  try {
    const opened = openSeal(key, deviceKey, sealedPrivateKey);
    const privateKey = createPrivateKey({ key: opened, type: 'pkcs8', format: 'der' });
    return (text) => sign(null, Buffer.from(text), privateKey).toString('base64url');
  } catch {
    return null; // the seal and the reading of the key say so only by throwing
  }
}

/** Stands for a device in licences: the SHA-256 of its key, in hex. */
export function deviceKeyId(deviceKey: string): string {
  return createHash('sha256').update(Buffer.from(deviceKey, 'base64url')).digest('hex');
}
