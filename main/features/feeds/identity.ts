import { createHmac } from 'node:crypto';

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
  const hash = (...parts: readonly string[]): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([feedId, ...parts]))
      .digest('base64url');
  return {
    entry: (uid, originalStart) => hash('entry', uid, originalStart ?? ''),
    uid: (uid) => hash('uid', uid),
  };
}
