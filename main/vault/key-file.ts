import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../../shared/errors/app-error.ts';
import { systemCode, translateFileErrors, writeDurably } from '../files/durable-file.ts';
import type { ProfilePaths } from './profile-paths.ts';

const bytesField = (count: number) => z.base64().refine((text) => Buffer.from(text, 'base64').length === count);
const sealedShape = { nonce: bytesField(12), sealed: bytesField(32), tag: bytesField(16), madeAt: z.int() };
const typedShape = { ...sealedShape, salt: bytesField(16) };

/** What a backup carries, so that a passphrase or a recovery code opens it on another computer. */
export const portableKeysSchema = z.object({
  profileId: z.uuid(),
  /** Tells the right data key from a wrong one (key-slots.ts). */
  check: bytesField(32),
  passphrase: z.object(typedShape).nullable(),
  recovery: z.object({ ...typedShape, confirmed: z.boolean() }),
});
export type PortableKeys = z.output<typeof portableKeysSchema>;

const keyFileSchema = portableKeysSchema.extend({
  format: z.literal(1),
  /** The wrapping key lies in the keychain of the operating system, under `account`. */
  os: z.object({ ...sealedShape, account: z.string().min(1), store: z.string() }).nullable(),
  /** A hash of the computer that made or last adopted this file. */
  computer: z.string(),
});
/** The wrapped keys of a profile: `keys.json`. Holds no secret in the clear. */
export type KeyFile = z.output<typeof keyFileSchema>;

/** What is found in the place of a key file. */
export type KeyFileState =
  | { readonly kind: 'found'; readonly keys: KeyFile }
  | { readonly kind: 'missing' }
  /** There, but not as it was written; it is left alone. */
  | { readonly kind: 'damaged' };

/** Reads the newest generation that is whole. Writes nothing. */
export function readKeyFile(paths: ProfilePaths): KeyFileState {
  const newest = readGeneration(paths.keys);
  if (newest.kind === 'found') return newest;
  const previous = readGeneration(paths.previousKeys);
  if (previous.kind === 'found') return previous;
  return newest.kind === 'missing' && previous.kind === 'missing' ? newest : { kind: 'damaged' };
}

/**
 * Saves a new generation; the one before is kept beside it.
 * With `revokes`, both generations become the new one: the old one would still open the profile with what was revoked.
 *
 * @throws AppError DISK_FULL, PROFILE_READ_ONLY; one whole generation is then there
 */
export function saveKeyFile(paths: ProfilePaths, keys: KeyFile, { revokes }: { readonly revokes: boolean }): void {
  const before = readGeneration(paths.keys);
  // Written from what was read as whole, so that a damaged file never becomes the generation to fall back to.
  const keep = !revokes && before.kind === 'found' ? before.keys : keys;
  writeDurably(paths.previousKeys, serialize(keep));
  writeDurably(paths.keys, serialize(keys));
}

function serialize(keys: KeyFile): string {
  const body = JSON.stringify(keys);
  return `${JSON.stringify({ sum: sumOf(body), keys: body })}\n`;
}

function readGeneration(file: string): KeyFileState {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return { kind: 'missing' };
    return translateFileErrors(() => {
      throw error;
    });
  }
  const keys = parse(text);
  return keys ? { kind: 'found', keys } : { kind: 'damaged' };
}

const envelopeSchema = z.object({ sum: z.string(), keys: z.string() });

function parse(text: string): KeyFile | null {
  const envelope = envelopeSchema.safeParse(jsonOf(text));
  // The sum tells a flipped bit from a wrong passphrase, which both fail to unwrap.
  if (!envelope.success || envelope.data.sum !== sumOf(envelope.data.keys)) return null;
  const keys = keyFileSchema.safeParse(jsonOf(envelope.data.keys));
  return keys.success ? keys.data : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a text that is not JSON is damaged like any other that does not fit
  }
}

function sumOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

/** @throws AppError KEYS_MISSING, KEYS_DAMAGED */
export function requireKeyFile(paths: ProfilePaths): KeyFile {
  const state = readKeyFile(paths);
  if (state.kind === 'found') return state.keys;
  throw new AppError(state.kind === 'missing' ? 'KEYS_MISSING' : 'KEYS_DAMAGED');
}
