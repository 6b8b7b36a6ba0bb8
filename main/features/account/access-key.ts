import { createHmac } from 'node:crypto';
import { accessKeyField } from '../../../shared/contract/cloud/device-fields.ts';
import type { AccessSealer } from '../../ports/licence-server.ts';
import { openSeal, seal } from '../../vault/seal.ts';
import type { AccountRow } from './store.ts';

/** What opens only beside the same device key. @param key  32 bytes, which seal the row */
export function sealAccessKey(key: Buffer, deviceKey: string, accessKey: string): Buffer {
  return seal(key, ownerOf(deviceKey), Buffer.from(accessKey));
}

/** Null where there is none that can be used. Whether it still holds, the service says. */
export function openAccessKey(key: Buffer, { deviceKey, sealedAccessKey }: AccountRow): AccessSealer | null {
  if (sealedAccessKey === null) return null;
  try {
    const [until = '', secret = ''] = accessKeyField.parse(openSeal(key, ownerOf(deviceKey), sealedAccessKey).toString()).split('.');
    const bytes = Buffer.from(secret, 'base64url');
    return { until, seal: (text) => createHmac('sha256', bytes).update(text).digest('base64url') };
  } catch {
    return null; // the seal and the field say so only by throwing
  }
}

/** Another one than the private key's: neither can stand in the other's place. */
function ownerOf(deviceKey: string): string {
  return `${deviceKey} access`;
}
