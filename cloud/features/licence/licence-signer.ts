import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { licenceSignedText } from '../../../shared/contract/cloud/licence-token.ts';
import type { Licence } from '../../../shared/domain/licence/licence.ts';

/** Signs licences. The apps know the public half of its key, and of the one that will follow it. */
export interface LicenceSigner {
  /** PEM. */
  readonly publicKey: string;
  readonly keyId: string;
  /** `v1.<base64url>.<base64url>` */
  sign(licence: Omit<Licence, 'keyId'>): string;
}

/** @param privateKey  PEM of an Ed25519 key */
export function createLicenceSigner(privateKey: string): LicenceSigner {
  const key = createPrivateKey(privateKey);
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('licences are signed by Ed25519');
  const publicKey = createPublicKey(key);
  const keyId = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    keyId,
    sign(licence) {
      const payload = Buffer.from(JSON.stringify({ keyId, ...licence })).toString('base64url');
      return `v1.${payload}.${sign(null, Buffer.from(licenceSignedText(payload)), key).toString('base64url')}`;
    },
  };
}
