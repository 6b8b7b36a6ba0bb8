import { createPublicKey, verify } from 'node:crypto';
import type { packRefusals } from '../../shared/contract/rates.ts';
import { signedPackSchema, type RatesPack } from '../../shared/contract/rates-pack.ts';
import type { LocalDate } from '../../shared/domain/time.ts';
import { builtInEdition, editionHindrance, type RatesEdition } from '../../shared/rates/rates-edition.ts';
import { canonicalJson } from '../canonical-json.ts';
import { ratesPackKeys } from './public-keys.ts';

/** A pack has a few tens of kilobytes. */
const mostBytes = 2_000_000;

/** What keeps a file from being used; what is in use stays. */
export type PackRefusal = (typeof packRefusals)[number];

export type VerifiedPack = { readonly pack: RatesPack; readonly refusal: null } | { readonly pack: null; readonly refusal: PackRefusal };

export interface PackTrust {
  readonly today: LocalDate;
  /** What a pack must be newer than. */
  readonly inUse?: RatesEdition;
  /** PEM; the ones of the product unless a test brings its own. */
  readonly publicKeys?: readonly string[];
}

/**
 * Reads a rates pack. Its signature is checked before anything in it is looked at.
 *
 * @see docs/rules/rates-pack.md
 */
export function verifyRatesPack(text: string, { today, inUse = builtInEdition, publicKeys = ratesPackKeys }: PackTrust): VerifiedPack {
  if (Buffer.byteLength(text) > mostBytes) return refused('tooLarge');
  const file = parse(text);
  if (file === undefined) return refused('notJson');
  if (!isSigned(file, publicKeys)) return refused('notSigned');
  const checked = signedPackSchema.safeParse(file);
  if (!checked.success) return refused('notAPack');
  const { pack } = checked.data;
  const hindrance = editionHindrance(pack, today, inUse);
  return hindrance === null ? { pack, refusal: null } : refused(hindrance);
}

/** What the signature is made of: the purpose first, so that no other signed text can pass for a pack. */
export function signedBytes(pack: unknown): Buffer {
  return Buffer.from(`session-desk rates pack\n${canonicalJson(pack)}`);
}

function isSigned(file: unknown, publicKeys: readonly string[]): boolean {
  if (typeof file !== 'object' || file === null || !('pack' in file) || !('signature' in file)) return false;
  const { pack, signature } = file;
  const bytes = bytesOf(pack);
  if (typeof signature !== 'string' || bytes === null) return false;
  return publicKeys.some((key) => verify(null, bytes, createPublicKey(key), Buffer.from(signature, 'base64')));
}

/** Null for what nobody could have signed. */
function bytesOf(pack: unknown): Buffer | null {
  try {
    return signedBytes(pack);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Undefined for what is not JSON, which has no word for it. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // SyntaxError is JSON's only way to say so
  }
}

function refused(refusal: PackRefusal): VerifiedPack {
  return { pack: null, refusal };
}
