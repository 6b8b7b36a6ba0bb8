import { z } from 'zod';
import { plans } from '../../domain/licence/plans.ts';
import { isVersion } from '../../domain/updates/version.ts';
import { idField } from '../fields.ts';

/** The public half of a device's Ed25519 key: 32 bytes in base64url. */
export const deviceKeyField = z.string().regex(/^[\w-]{43}$/u, { error: 'A device key' });
export const appVersionField = z.string().max(40).refine(isVersion, { error: 'A version' });

/** All that the licensing call says. Nothing is added to it: a test compares with what leaves the computer. */
export const licensingCall = z.strictObject({
  accountId: idField,
  deviceKey: deviceKeyField,
  appVersion: appVersionField,
  plan: z.enum(plans),
});
export type LicensingCall = z.output<typeof licensingCall>;

/** A key that the service gives a device which has signed: until when it holds (ms since 1970), and its 32 bytes in base64url. */
export const accessKeyField = z.string().regex(/^\d{13}\.[\w-]{43}$/u, { error: 'An access key' });

/**
 * The header that carries the device's proof: `Device <challenge> <signature in base64url>`, or, for a refresh alone,
 * `Access <challenge> <end of the access key> <HMAC-SHA256 by it in base64url>`. Both are made of `deviceSignedText`.
 */
export const proofHeader = 'authorization';

/** What a device signs, or seals by its access key: purpose, challenge, operation and every value of the call, a line each. No value holds a line feed. */
export function deviceSignedText(challenge: string, operation: string, values: readonly string[]): string {
  return ['session-desk device v1', challenge, operation, ...values].join('\n');
}

/** The values of the licensing call in the order in which they are signed. */
export function licensingValues({ accountId, deviceKey, appVersion, plan }: LicensingCall): readonly string[] {
  return [accountId, deviceKey, appVersion, plan];
}
