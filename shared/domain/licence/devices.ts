import { between, hours, type Instant } from '../time.ts';

/** How many computers may use the licence of an account at a time. */
export const DEVICE_LIMIT = 3;

/** A computer that was not seen for so long gives up its place by itself when the place is needed. */
const FORGOTTEN_AFTER = hours(45 * 24);

export interface DeviceFacts {
  readonly id: string;
  readonly lastSeenAt: Instant;
}

export type PlaceForDevice =
  | { readonly place: 'free' }
  /** The one that was not seen for longest makes room. */
  | { readonly place: 'forgotten'; readonly deviceId: string }
  /** The user says which to release. */
  | { readonly place: 'none' };

/** Whether another computer finds a place beside those that an account has. */
export function placeForDevice(devices: readonly DeviceFacts[], now: Instant): PlaceForDevice {
  if (devices.length < DEVICE_LIMIT) return { place: 'free' };
  const [longest] = devices.toSorted((a, b) => a.lastSeenAt - b.lastSeenAt);
  const isForgotten = longest !== undefined && between(longest.lastSeenAt, now) >= FORGOTTEN_AFTER;
  return isForgotten ? { place: 'forgotten', deviceId: longest.id } : { place: 'none' };
}
