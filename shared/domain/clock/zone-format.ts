import type { Instant, ZoneId } from '../time.ts';

/** Writes instants as a wall clock in one zone shows them. Made once per zone; Intl formatters are dear to build. */
export interface ZoneFormat {
  /** `14:50`, 24 hours, seconds cut off. */
  time: (at: Instant) => string;
  /** `Tue 24 Nov`. */
  day: (at: Instant) => string;
}

/**
 * Needs no Temporal, so that the clock page stays small.
 *
 * @throws RangeError when the runtime does not know the zone; check with `isZone` where it comes from outside
 */
export function createZoneFormat(zone: ZoneId): ZoneFormat {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' });

  return {
    time: (at) => time.format(at),
    day: (at) => partsOf(day, at, ['weekday', 'day', 'month']),
  };
}

/** Joined by hand: whether Intl puts a comma after the weekday depends on its version. */
function partsOf(format: Intl.DateTimeFormat, at: Instant, order: readonly string[]): string {
  const parts = format.formatToParts(at);
  return order.map((type) => parts.find((part) => part.type === type)?.value ?? '').join(' ');
}
