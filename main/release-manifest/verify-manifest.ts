import { createHash, createPublicKey, verify } from 'node:crypto';
import { signedManifestSchema, type ReleaseManifest } from '../../shared/contract/release-manifest.ts';
import { canonicalJson } from '../canonical-json.ts';

/** A manifest with its notes has a few kilobytes. */
export const mostManifestBytes = 256_000;

/** `notManifest` is what a portal of a hotel answers, or a server in trouble; `notSigned` is what nobody trusted has signed. */
export type ManifestRefusal = 'notManifest' | 'notSigned' | 'unknownFormat';

export type VerifiedManifest =
  | { readonly manifest: ReleaseManifest; readonly refusal: null }
  | { readonly manifest: null; readonly refusal: ManifestRefusal };

/**
 * Reads a manifest. Its signature is checked before anything in it is looked at.
 *
 * @param publicKeys  PEM; the one in use and the one that follows it
 * @see docs/rules/updates.md
 */
export function verifyManifest(bytes: Uint8Array, publicKeys: readonly string[]): VerifiedManifest {
  const file = bytes.length > mostManifestBytes ? null : parse(bytes);
  if (!isSignedFile(file)) return refused('notManifest');
  const signer = signerOf(file, publicKeys);
  if (signer === null) return refused('notSigned');
  const checked = signedManifestSchema.safeParse(file);
  if (!checked.success) return refused('unknownFormat');
  const { manifest } = checked.data;
  // A key speaks only in its own name, so that the log and the runbook can say which one is in use.
  return manifest.keyId === keyIdOf(signer) ? { manifest, refusal: null } : refused('notSigned');
}

/** What the signature is made of: the purpose first, so that no other signed text can pass for a manifest. */
export function signedBytes(manifest: unknown): Buffer {
  return Buffer.from(`session-desk release\n${canonicalJson(manifest)}`);
}

/** Stands for a key in manifests and logs: the first 64 bits of the SHA-256 of its SPKI form, in hex. @param publicKey  PEM */
export function keyIdOf(publicKey: string): string {
  const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

interface SignedFile {
  readonly manifest: unknown;
  readonly signature: string;
}

function isSignedFile(file: unknown): file is SignedFile {
  if (typeof file !== 'object' || file === null || !('manifest' in file) || !('signature' in file)) return false;
  return typeof file.signature === 'string';
}

/** @returns the key that made the signature, in its one way of writing; null when none of them did */
function signerOf({ manifest, signature }: SignedFile, publicKeys: readonly string[]): string | null {
  const made = Buffer.from(signature, 'base64');
  const bytes = bytesOf(manifest);
  if (bytes === null || made.toString('base64') !== signature) return null;
  return publicKeys.find((key) => verify(null, bytes, createPublicKey(key), made)) ?? null;
}

/** Null for what nobody could have signed. */
function bytesOf(manifest: unknown): Buffer | null {
  try {
    return signedBytes(manifest);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Null for what is not JSON in UTF-8. */
function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return null; // both say so only by throwing
  }
}

function refused(refusal: ManifestRefusal): VerifiedManifest {
  return { manifest: null, refusal };
}
