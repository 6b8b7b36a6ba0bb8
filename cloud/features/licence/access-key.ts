import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { deviceSignedText, licensingValues, type LicensingCall } from '../../../shared/contract/cloud/device-fields.ts';
import { hours, instant, plus, type Instant } from '../../../shared/domain/time.ts';
import type { Seal } from '../../web/seal.ts';
import type { Proof } from './proof.ts';

/** Then the device signs once more. */
const ACCESS_LIFE = hours(30 * 24);

type Holder = Pick<LicensingCall, 'accountId' | 'deviceKey'>;

/**
 * A key for a device that has just signed, so that it need not sign each day: comparing a signature costs the service more
 * than all the rest of a refresh. Any instance can make it anew from its holder and its end, so none is kept.
 *
 * @returns until when it holds and the key, as `accessKeyField` says
 */
export function createAccessKey(seal: Seal, holder: Holder, now: Instant): string {
  const until = String(plus(now, ACCESS_LIFE));
  return `${until}.${keyOf(seal, holder, until)}`;
}

/** Whether this very call was made by who holds the key for its account and device, and the key still holds. */
export function isProvenByKey(
  seal: Seal,
  { challenge, until, mac }: Proof & { readonly kind: 'keyed' },
  call: LicensingCall,
  operation: string,
  now: Instant,
): boolean {
  if (instant(Number(until)) < now) return false;
  // Not as bytes: Node 24 finds out what such a key is by an error that it throws and catches, which takes longer than the rest.
  const key = createSecretKey(keyOf(seal, call, until), 'base64url');
  const right = createHmac('sha256', key)
    .update(deviceSignedText(challenge, operation, licensingValues(call)))
    .digest();
  const given = Buffer.from(mac, 'base64url');
  return given.length === right.length && timingSafeEqual(given, right);
}

function keyOf(seal: Seal, { accountId, deviceKey }: Holder, until: string): string {
  return seal.mark('device access', `${accountId}\n${deviceKey}\n${until}`);
}
