import { between, hours, instant, minus, plus, type Instant } from '../time.ts';
import type { KeptLicence } from './licence.ts';

/** How far this computer's clock may be out before it is called wrong: a zone or a battery is no fraud. */
const TOLERANCE = hours(24);

export interface ClockFacts {
  readonly now: Instant;
  /** The latest point in time that was ever believed here; null at first. */
  readonly mark: Instant | null;
}

export interface LicenceTime {
  /** What licences are judged by. */
  readonly at: Instant;
  /** The clock, when it can be believed; else the mark, or the licence that came last and the time since. */
  readonly basis: 'clock' | 'mark' | 'licence';
  /** The mark to keep from now on. */
  readonly mark: Instant;
}

/**
 * The time that licences are judged by. A clock that lies more than a day behind what was seen before is not believed; one
 * that was wrong when the licence came is taken to be as much out still, so that it ends nothing before its time.
 *
 * @see docs/rules/licence.md
 */
export function licenceTime({ now, mark }: ClockFacts, kept: KeptLicence | null): LicenceTime {
  const seen = latest(mark, kept?.licence.issuedAt ?? null);
  const corrected = kept === null ? null : withoutSkew(now, kept);
  if (corrected !== null) return { at: corrected, basis: 'licence', mark: latest(seen, corrected) ?? corrected };
  if (seen !== null && now < minus(seen, TOLERANCE)) return { at: seen, basis: 'mark', mark: seen };
  return { at: now, basis: 'clock', mark: latest(seen, now) ?? now };
}

/** A licence that has just been signed tells the time of the service: a clock that had jumped ahead is forgotten. */
export function markAfterLicence({ licence }: KeptLicence): Instant {
  return licence.issuedAt;
}

/** Null for a clock that was right when the licence came, or has been set since. */
function withoutSkew(now: Instant, { licence, receivedAt }: KeptLicence): Instant | null {
  if (now < receivedAt) return null;
  const ahead = between(licence.issuedAt, receivedAt);
  const isStillBehind = plus(receivedAt, TOLERANCE) < licence.issuedAt && now < minus(licence.issuedAt, TOLERANCE);
  return ahead > TOLERANCE || isStillBehind ? plus(licence.issuedAt, between(receivedAt, now)) : null;
}

function latest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return instant(Math.max(a, b));
}
