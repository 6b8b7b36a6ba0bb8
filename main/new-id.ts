import { randomBytes } from 'node:crypto';
import type { Instant } from '../shared/domain/time.ts';

/**
 * Makes UUIDs of version 7 (RFC 9562 §5.7): the time in front keeps new rows together in the database.
 * Ids of one maker sort in the order in which they were made, also within one millisecond and when the clock is set back:
 * what was made last is told by it.
 */
export function createNewId(now: () => Instant): () => string {
  let latest = -1;
  let count = 0;
  return () => {
    const at = now();
    if (at > latest) {
      latest = at;
      count = 0;
    } else if (count < mostAtOnce) count += 1;
    else if (latest < lastTime) {
      latest += 1;
      count = 0;
    }
    const bytes = randomBytes(16);
    bytes.writeUIntBE(latest, 0, 6);
    bytes.writeUInt16BE(0x7000 | count, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  };
}

/** What twelve bits hold. */
const mostAtOnce = 0xfff;
/** What 48 bits hold. */
const lastTime = 281_474_976_710_655;
