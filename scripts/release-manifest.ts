import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { longestValidityMs, signedManifestSchema, type SignedManifest } from '../shared/contract/release-manifest.ts';
import type { ReleaseFile, UpdateChannel } from '../shared/domain/updates/release.ts';
import { keyIdOf, signedBytes, verifyManifest } from '../main/release-manifest/verify-manifest.ts';

/** What is signed, as JSON carries it. */
type ManifestInput = Omit<SignedManifest['manifest'], 'issuedAt' | 'expiresAt'> & { readonly issuedAt: number; readonly expiresAt: number };

export interface ReleaseFacts {
  readonly version: string;
  readonly channel: UpdateChannel;
  readonly rolloutPercent: number;
  readonly minimumDataSchema: number;
  readonly notes: string;
  /** Where the artifacts of all systems lie. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly days: number;
}

/** Gives the 64 bytes of an Ed25519 signature. */
export type Signer = (bytes: Buffer) => Buffer;

/** What is to be signed for the artifacts of one version. @throws Error when there are none */
export function manifestOf(facts: ReleaseFacts, keyId: string): ManifestInput {
  const { version, channel, rolloutPercent, minimumDataSchema, notes, folder, now, days } = facts;
  const files = releaseFiles(folder, version);
  if (files.length === 0) throw new Error(`No artifacts of ${version} in ${folder}`);
  const expiresAt = now + Math.min(days * 86_400_000, longestValidityMs);
  return { format: 1, keyId, channel, version, issuedAt: now, expiresAt, rolloutPercent, minimumDataSchema, notes, files };
}

/**
 * Signs, and then looks at the result with the eyes of the app.
 *
 * @param publicKeys  PEM; those the result must be trusted by
 * @returns the file to be published
 * @throws Error when the app would refuse it
 */
export function signManifest(manifest: ManifestInput, signer: Signer, publicKeys: readonly string[]): string {
  const signature = signer(signedBytes(manifest)).toString('base64');
  const file = { manifest, signature };
  signedManifestSchema.parse(file);
  const text = `${JSON.stringify(file)}\n`;
  const { refusal } = verifyManifest(Buffer.from(text), publicKeys);
  if (refusal !== null) throw new Error(`The app would refuse this manifest: ${refusal}`);
  return text;
}

/** The public key of the product that a manifest may be signed with. @throws Error when there is none of that id */
export function embeddedKey(keyId: string, publicKeys: readonly string[]): string {
  const key = publicKeys.find((candidate) => keyIdOf(candidate) === keyId);
  if (key === undefined)
    throw new Error(`Key ${keyId} is not one of the app’s (${publicKeys.map(keyIdOf).join(', ')}). --foreign-key signs all the same.`);
  return key;
}

const artifact = /^session-desk-(.+)-(linux|mac|win)-(x64|x86_64|amd64|arm64|aarch64)\.(AppImage|deb|zip|dmg|exe)$/u;
const systems = { linux: 'linux', mac: 'darwin', win: 'win32' } as const;

/** Sorted by name. Other files of the folder are left out. */
function releaseFiles(folder: string, version: string): ReleaseFile[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const [, itsVersion, system, architecture, kind] = artifact.exec(name) ?? [];
      if (itsVersion !== version) return [];
      const bytes = readFileSync(join(folder, name));
      return {
        name,
        system: systems[system as keyof typeof systems], // the pattern has no other
        architecture: architecture === 'arm64' || architecture === 'aarch64' ? 'arm64' : 'x64',
        kind: kind as ReleaseFile['kind'], // the same
        bytes: bytes.length,
        sha512: createHash('sha512').update(bytes).digest('base64'),
      };
    });
}
