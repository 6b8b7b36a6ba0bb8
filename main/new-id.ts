import { randomBytes } from 'node:crypto';
import type { Instant } from '../shared/domain/time.ts';

/**
 * Makes UUIDs of version 7 (RFC 9562 §5.7): the time in front keeps new rows together in the database.
 * Ids of the same millisecond have no order among themselves.
 */
export function createNewId(now: () => Instant): () => string {
  return () => {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(now(), 0, 6);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  };
}
