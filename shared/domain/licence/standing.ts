import type { Instant } from '../time.ts';
import { licenceTime, type ClockFacts } from './licence-time.ts';
import type { KeptLicence, Licence } from './licence.ts';
import { gates, type Gate, type Plan } from './plans.ts';

/**
 * `NONE` is no licence at all: the app is Free and says nothing about it. `REFRESH_DUE` is silent, `GRACE` is told, and in
 * `RESTRICTED` the plan is Free again; nothing is ever less than Free.
 */
export const licenceStates = ['NONE', 'ACTIVE', 'REFRESH_DUE', 'GRACE', 'RESTRICTED'] as const;
export type LicenceState = (typeof licenceStates)[number];

/** Why a licence is in grace or restricted: not renewed for long, not paid, or cancelled. */
export const standingReasons = ['notRefreshed', 'pastDue', 'ended'] as const;
export type StandingReason = (typeof standingReasons)[number];

export interface Standing {
  readonly state: LicenceState;
  readonly reason: StandingReason | null;
  /** The plan that holds now. */
  readonly plan: Plan;
  /** The plan that the licence is for, also when it has ended. */
  readonly licensedPlan: Plan;
  readonly opens: readonly Gate[];
  /** When grace ends; null in every other state. */
  readonly graceEndsAt: Instant | null;
  readonly clockLooksWrong: boolean;
  /** The clock's high-water mark to keep from now on. */
  readonly mark: Instant;
}

/**
 * What a kept licence is worth now. It gets worse only by what is signed: the licence's own days, or a later licence. A clock
 * that was turned back can bring grace, and never a restriction by itself.
 */
export function standingOf(kept: KeptLicence | null, clock: ClockFacts): Standing {
  const { at, basis, mark } = licenceTime(clock, kept);
  const nothing = { reason: null, graceEndsAt: null, clockLooksWrong: basis !== 'clock', mark };
  if (kept === null) return { ...nothing, state: 'NONE', plan: 'free', licensedPlan: 'free', opens: [] };
  const { licence } = kept;
  const judged = judge(licence, at);
  // By the mark it has ended, by the clock as it stands it has not: that is a matter of the clock alone.
  const isByClockAlone = judged.state === 'RESTRICTED' && basis === 'mark' && judge(licence, clock.now).state !== 'RESTRICTED';
  const { state, reason } = isByClockAlone ? { state: 'GRACE' as const, reason: judged.reason } : judged;
  const isOpen = state !== 'RESTRICTED';
  return {
    ...nothing,
    state,
    reason,
    plan: isOpen ? licence.plan : 'free',
    licensedPlan: licence.plan,
    opens: isOpen ? gates.filter((gate) => licence.opens.includes(gate)) : [],
    graceEndsAt: state === 'GRACE' ? licence.endsAt : null,
  };
}

function judge(licence: Licence, at: Instant): { readonly state: LicenceState; readonly reason: StandingReason | null } {
  // Of Free nothing can be lost: its user is not told to do anything.
  if (licence.plan === 'free') return { state: at < licence.refreshAfter ? 'ACTIVE' : 'REFRESH_DUE', reason: null };
  if (hasEnded(licence, at)) return { state: 'RESTRICTED', reason: 'ended' };
  if (at >= licence.endsAt) return { state: 'RESTRICTED', reason: licence.subscription === 'pastDue' ? 'pastDue' : 'notRefreshed' };
  if (licence.subscription === 'pastDue') return { state: 'GRACE', reason: 'pastDue' };
  if (at >= licence.graceFrom) return { state: 'GRACE', reason: 'notRefreshed' };
  return { state: at < licence.refreshAfter ? 'ACTIVE' : 'REFRESH_DUE', reason: null };
}

/** `ending` says in advance that nothing follows; what is `active` is taken to renew until a licence says otherwise. */
function hasEnded({ subscription, periodEndsAt }: Licence, at: Instant): boolean {
  const isOver = subscription === 'ended' || subscription === 'ending';
  return isOver && (periodEndsAt === null ? subscription === 'ended' : at >= periodEndsAt);
}
