import { hash } from 'node:crypto';
import { remembered } from '../../../shared/domain/remembered.ts';

export interface Identities {
  /** Of one entry: a UID and the original start of the occurrence, or null for a single event. */
  entry(uid: string, originalStart: string | null): string;
  /** Of all entries of one UID. */
  uid(uid: string): string;
}

/**
 * Keyed hashes that stand for the UIDs of a feed, which often hold e-mail addresses.
 * Base64url; the same UID in another feed or profile gives another hash.
 */
export function identitiesOf(key: Buffer, feedId: string): Identities {
  const keyed = keyedHash(key);
  const hashOf = (...parts: readonly string[]): string => keyed(JSON.stringify([feedId, ...parts]));
  return {
    entry: (uid, originalStart) => hashOf('entry', uid, originalStart ?? ''),
    // All occurrences of a series have one.
    uid: remembered(
      (uid) => hashOf('uid', uid),
      (uid) => uid,
    ),
  };
}

const blockBytes = 64;
const digestBytes = 32;
/** Room for texts of this many UTF-16 units; longer ones get their own. */
const usualLength = 512;

/**
 * HMAC-SHA256 (RFC 2104) by one-shot hashes over buffers that are used again: some ten times as fast for short texts
 * as an object for each, and a sync makes tens of thousands.
 *
 * @param key  at most 64 bytes
 */
function keyedHash(key: Buffer): (text: string) => string {
  const outer = padded(key, 0x5c, digestBytes);
  const usual = padded(key, 0x36, usualLength * 3);
  return (text) => {
    const inner = text.length > usualLength ? padded(key, 0x36, text.length * 3) : usual;
    const length = blockBytes + inner.write(text, blockBytes);
    hash('sha256', inner.subarray(0, length), 'buffer').copy(outer, blockBytes);
    return hash('sha256', outer, 'base64url');
  };
}

/** A block of the key, and room for so many bytes behind it. */
function padded(key: Buffer, byte: number, roomBytes: number): Buffer {
  const bytes = Buffer.alloc(blockBytes + roomBytes);
  for (let index = 0; index < blockBytes; index++) bytes[index] = byte ^ (key[index] ?? 0);
  return bytes;
}
