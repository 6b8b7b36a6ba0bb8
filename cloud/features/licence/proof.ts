import { verify } from 'node:crypto';
import { promisify } from 'node:util';
import { deviceSignedText } from '../../../shared/contract/cloud/device-fields.ts';
import { duration, instant, minutes, plus, type Instant } from '../../../shared/domain/time.ts';
import { CLOCKS_APART } from '../../ports/clock.ts';
import type { Seal } from '../../web/seal.ts';

/** Five minutes for the device, and what the clock of the instance that looks may be ahead of the one that made it. */
const CHALLENGE_LIFE = duration(minutes(5) + CLOCKS_APART);
/** In the thread pool: a signature takes as long as all the rest of a call. */
const verifyAside = promisify(verify);

/** What a device brought along: its signature, or what it made with a key that it was given after one. */
export type Proof =
  | { readonly kind: 'signed'; readonly challenge: string; readonly signature: string }
  | { readonly kind: 'keyed'; readonly challenge: string; readonly until: string; readonly mac: string };

/** Reads the header; null for anything else. */
export function readProof(header: string | null): Proof | null {
  const [, challenge, signature] = /^Device ([\w.-]{1,100}) ([\w-]{86})$/.exec(header ?? '') ?? [];
  if (challenge !== undefined && signature !== undefined) return { kind: 'signed', challenge, signature };
  const [, asked, until, mac] = /^Access ([\w.-]{1,100}) (\d{13}) ([\w-]{43})$/.exec(header ?? '') ?? [];
  return asked !== undefined && until !== undefined && mac !== undefined ? { kind: 'keyed', challenge: asked, until, mac } : null;
}

/** A challenge that any instance can check without having kept it. */
export function createChallenge(seal: Seal, now: Instant): string {
  const until = String(plus(now, CHALLENGE_LIFE));
  return `${until}.${seal.mark('device challenge', until)}`;
}

/** Whether a challenge is ours and not too old. */
export function isOurChallenge(seal: Seal, challenge: string, now: Instant): boolean {
  const [until = '', mark = '', ...more] = challenge.split('.');
  return more.length === 0 && seal.isMark('device challenge', until, mark) && now <= instant(Number(until));
}

/** Whether the device signed this very call. @param deviceKey  32 bytes in base64url */
export async function isProven(
  { challenge, signature }: Proof & { readonly kind: 'signed' },
  deviceKey: string,
  operation: string,
  values: readonly string[],
): Promise<boolean> {
  try {
    const signed = Buffer.from(deviceSignedText(challenge, operation, values));
    return await verifyAside(null, signed, pemOf(deviceKey), Buffer.from(signature, 'base64url'));
  } catch {
    return false; // 32 bytes that are no point of the curve
  }
}

/** A third of the time that Node takes to read the same key as JWK. What stands before the 32 bytes says that they are Ed25519. */
function pemOf(deviceKey: string): string {
  const bytes = Buffer.from(deviceKey, 'base64url').toString('base64');
  return `-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA${bytes}\n-----END PUBLIC KEY-----\n`;
}
