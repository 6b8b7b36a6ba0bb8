import { licenceTime } from '../../../shared/domain/licence/licence-time.ts';
import type { KeptLicence } from '../../../shared/domain/licence/licence.ts';
import { nextRefreshAt } from '../../../shared/domain/licence/refresh-time.ts';
import { between, duration, hours, plus, type DurationMs, type Instant } from '../../../shared/domain/time.ts';
import type { AccountRow } from './store.ts';

/** Also a service that hands out licences which are due at once is not asked more often. */
const LEAST_PAUSE = hours(1);
/** A clock that is set is noticed by then. */
const LOOK_EVERY = hours(1);

export interface RefreshClock {
  readonly now: Instant;
  readonly mark: Instant | null;
  /** 0 to below 1. */
  readonly chance: number;
}

/** How long until a new licence is asked for: 0 when one is due, null without an account. */
export function waitForRefresh(row: AccountRow, kept: KeptLicence | null, { now, mark, chance }: RefreshClock): DurationMs | null {
  if (row.accountId === null) return null;
  const { at } = licenceTime({ now, mark }, kept);
  // A try that lies ahead was noted by a clock that has been set back since.
  const triedAt = row.lastTriedAt !== null && row.lastTriedAt <= now ? row.lastTriedAt : null;
  const next = nextRefreshAt({ licence: kept?.licence ?? null, failures: row.failures, lastTriedAt: triedAt }, chance);
  if (triedAt === null) return atLeastNothing(between(at, next));
  if (row.failures > 0) return atLeastNothing(between(now, next));
  return duration(Math.max(0, between(at, next), between(now, plus(triedAt, LEAST_PAUSE))));
}

/** How long until the standing is looked at again: when it changes by itself, and now and then in any case. */
export function waitForLook(kept: KeptLicence | null, { now, mark }: Omit<RefreshClock, 'chance'>): DurationMs {
  if (kept === null) return LOOK_EVERY;
  const { at } = licenceTime({ now, mark }, kept);
  const { graceFrom, endsAt, periodEndsAt } = kept.licence;
  const ahead = [graceFrom, endsAt, periodEndsAt].flatMap((when) => (when !== null && when > at ? [between(at, when)] : []));
  return duration(Math.min(LOOK_EVERY, ...ahead));
}

function atLeastNothing(length: DurationMs): DurationMs {
  return duration(Math.max(0, length));
}
