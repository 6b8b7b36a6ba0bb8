import { generateKeyPairSync, sign } from 'node:crypto';
import { signedBytes, keyIdOf } from '../../main/release-manifest/verify-manifest.ts';
import type { ReleaseFile, UpdateChannel } from '../../shared/domain/updates/release.ts';

/** What a manifest says; times in milliseconds since 1970. */
export interface ManifestTraits {
  readonly format: number;
  readonly keyId: string;
  readonly channel: UpdateChannel;
  readonly version: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly rolloutPercent: number;
  readonly minimumDataSchema: number;
  readonly notes: string;
  readonly files: readonly ReleaseFile[];
}

export interface ReleaseSigner {
  /** PEM; what the app has to know to trust it. */
  readonly publicKey: string;
  readonly keyId: string;
  /** A manifest with one file for every Linux, issued on 22 November 2026 for 30 days, as it is published. */
  manifest(traits?: Partial<ManifestTraits>): string;
}

/** Signs manifests with a key of its own. */
export function aReleaseSigner(): ReleaseSigner {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const keyId = keyIdOf(pem);
  return {
    publicKey: pem,
    keyId,
    manifest: (traits = {}) => {
      const manifest: ManifestTraits = { ...usual, keyId, ...traits };
      return JSON.stringify({ manifest, signature: sign(null, signedBytes(manifest), privateKey).toString('base64') });
    },
  };
}

const usual: Omit<ManifestTraits, 'keyId'> = {
  format: 1,
  channel: 'stable',
  version: '9.0.0',
  issuedAt: Date.parse('2026-11-22T08:00:00Z'),
  expiresAt: Date.parse('2026-12-22T08:00:00Z'),
  rolloutPercent: 100,
  minimumDataSchema: 1,
  notes: 'A quieter clock.\n\n<b>Not</b> bold.',
  files: [
    {
      system: 'linux',
      architecture: 'x64',
      kind: 'AppImage',
      name: 'session-desk-9.0.0-linux-x64.AppImage',
      bytes: 5,
      sha512: `${'A'.repeat(86)}==`,
    },
  ],
};
