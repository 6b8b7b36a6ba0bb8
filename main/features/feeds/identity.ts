import { hash } from 'node:crypto';

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
    uid: (uid) => hashOf('uid', uid),
  };
}

const blockBytes = 64;

/**
 * HMAC-SHA256 (RFC 2104) by one-shot hashes: some ten times as fast for short texts as an object for each,
 * and a sync makes tens of thousands.
 *
 * @param key  at most 64 bytes
 */
function keyedHash(key: Buffer): (text: string) => string {
  const pad = (byte: number): Buffer => Buffer.alloc(blockBytes, byte).map((value, index) => value ^ (key[index] ?? 0)) as Buffer; // map keeps the class
  const inner = pad(0x36);
  const outer = pad(0x5c);
  return (text) => hash('sha256', Buffer.concat([outer, hash('sha256', Buffer.concat([inner, Buffer.from(text)]), 'buffer')]), 'base64url');
}
