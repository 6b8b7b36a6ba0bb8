import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { licenceSchema, licenceSignedText, licenceTokenField } from '../../shared/contract/cloud/licence-token.ts';
import type { Licence } from '../../shared/domain/licence/licence.ts';

/**
 * Reads a licence without asking anybody. Its signature is checked before anything in it is looked at; the kind of signature
 * is fixed, whatever the token says.
 *
 * @param publicKeys  PEM; the one in use and the one that follows it
 * @returns null for what no trusted key has signed, or what is not a licence of this version
 * @see docs/rules/licence.md
 */
export function verifyLicence(token: string, publicKeys: readonly string[]): Licence | null {
  if (!licenceTokenField.safeParse(token).success) return null;
  const [, payload = '', signature = ''] = token.split('.');
  const made = Buffer.from(signature, 'base64url');
  const text = Buffer.from(licenceSignedText(payload));
  const signer = publicKeys.map((pem) => createPublicKey(pem)).find((key) => verify(null, text, key, made));
  if (signer === undefined || made.toString('base64url') !== signature) return null;
  const licence = licenceSchema.safeParse(parse(payload));
  // A key speaks only in its own name, so that the runbook can say which one is in use.
  return licence.success && licence.data.keyId === licenceKeyId(signer) ? licence.data : null;
}

/** Stands for a signing key in licences: the first 64 bits of the SHA-256 of its SPKI form, in hex. */
function licenceKeyId(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

/** Null for what is not JSON in UTF-8. */
function parse(payload: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(payload, 'base64url')));
  } catch {
    return null; // both say so only by throwing
  }
}
