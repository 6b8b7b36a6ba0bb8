import { createHash } from 'node:crypto';
import { hostname } from 'node:os';

/** A hash that tells this computer from another one; the name itself is not kept. */
export function computerHash(): string {
  return createHash('sha256').update(`session-desk/${process.platform}/${hostname()}`).digest('hex').slice(0, 16);
}
