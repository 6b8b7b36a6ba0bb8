import { hours, minus, minutes, type DurationMs, type Instant } from '../time.ts';
import type { Plan } from './plans.ts';

/**
 * How the subscription stood when the licence was signed. `ending` is paid for until its period ends and will not renew;
 * `pastDue` is a payment that failed and is tried again; `none` is a plan that nobody pays for.
 */
export const subscriptionStates = ['none', 'active', 'pastDue', 'ending', 'ended'] as const;
export type SubscriptionState = (typeof subscriptionStates)[number];

/** What a signed licence says: nothing about its user, and nothing of a practice. */
export interface Licence {
  /** Of the key that signed. */
  readonly keyId: string;
  readonly licenceId: string;
  /** A random id that means something to the account's service alone. */
  readonly accountId: string;
  /** Stands for the key of the one device that may use it. */
  readonly deviceKeyId: string;
  readonly plan: Plan;
  /** What it opens; may name what this version does not know. */
  readonly opens: readonly string[];
  readonly subscription: SubscriptionState;
  /** When what was paid for ends; null for what has no end. */
  readonly periodEndsAt: Instant | null;
  readonly issuedAt: Instant;
  readonly refreshAfter: Instant;
  /** From here on the user is told; everything still works. */
  readonly graceFrom: Instant;
  /** From here on it opens nothing. */
  readonly endsAt: Instant;
  /** Counts up with every licence of the account: an older one never replaces a newer. */
  readonly sequence: number;
}

/** A licence as this computer keeps it. */
export interface KeptLicence {
  readonly licence: Licence;
  /** By this computer's clock, which may be wrong. */
  readonly receivedAt: Instant;
}

/** A new licence is asked for once a day, tells after 30 days without one, and ends 14 days later. */
export const licenceTimes = {
  refreshAfter: hours(24),
  graceFrom: hours(30 * 24),
  endsAt: hours(44 * 24),
} as const satisfies Record<string, DurationMs>;

/** Why a licence whose signature is right is not taken. */
export type LicenceRefusal = 'otherAccount' | 'otherDevice' | 'older';

export interface LicenceOwner {
  readonly accountId: string;
  readonly deviceKeyId: string;
}

/** Whether a licence that arrived takes the place of the kept one. Null when it does. */
export function refusalOfLicence(arrived: Licence, owner: LicenceOwner, kept: Licence | null): LicenceRefusal | null {
  if (arrived.accountId !== owner.accountId) return 'otherAccount';
  if (arrived.deviceKeyId !== owner.deviceKeyId) return 'otherDevice';
  return kept !== null && kept.accountId === arrived.accountId && isOlder(arrived, kept) ? 'older' : null;
}

/** How far apart the clocks of the machines that sign may be. */
const SIGNERS_APART = minutes(5);

/** Of two with the same number, the one that was signed before the other. */
function isOlder(arrived: Licence, kept: Licence): boolean {
  return arrived.sequence < kept.sequence || (arrived.sequence === kept.sequence && arrived.issuedAt < minus(kept.issuedAt, SIGNERS_APART));
}
