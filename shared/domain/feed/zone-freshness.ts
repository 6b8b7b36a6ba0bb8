import type { EpochMs } from './zone-clock.ts';

/** A winter day on which old time zone data show Vancouver an hour off. */
const WINTER_DAY: EpochMs = Date.UTC(2026, 11, 15, 12);

/**
 * Whether the runtime's own time zone data are from 2026 or later: Vancouver on 2026-12-15 at UTC−7.
 * The reader itself stays right either way (zone-corrections.ts); other parts of the app that ask Intl would not.
 *
 * @param show for tests; by default the runtime's own
 */
export function zoneDataIsFresh(show: (at: EpochMs) => string = showVancouver): boolean {
  return show(WINTER_DAY).endsWith('GMT-7');
}

function showVancouver(at: EpochMs): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: 'America/Vancouver', timeZoneName: 'shortOffset' }).format(at);
}
