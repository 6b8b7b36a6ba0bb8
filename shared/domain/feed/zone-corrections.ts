import type { EpochMs } from './zone-clock.ts';

export interface ZoneCorrection {
  /** The names Intl may give for the place, links included. */
  readonly zones: readonly string[];
  /** From this instant on the offset is fixed, whatever the runtime's own data say. */
  readonly since: EpochMs;
  readonly offsetMs: number;
  /** The release of the IANA time zone data that carries the change. */
  readonly release: string;
}

const HOUR_MS = 3_600_000;

/**
 * Changes of law that runtimes in use may not know yet: both provinces stay on summer time since
 * March 2026, so the clocks did not go back on 2026-11-01.
 * Source: IANA tz 2026b (British Columbia) and 2026c (Alberta), compared with Node 24.21 (tz 2026c) on 2026-11-22.
 * Remove an entry when its release is older than every runtime the product supports.
 */
export const zoneCorrections: readonly ZoneCorrection[] = [
  {
    zones: ['America/Vancouver', 'Canada/Pacific'],
    since: Date.UTC(2026, 10, 1, 9),
    offsetMs: -7 * HOUR_MS,
    release: '2026b',
  },
  {
    zones: ['America/Edmonton', 'America/Yellowknife', 'Canada/Mountain'],
    since: Date.UTC(2026, 10, 1, 8),
    offsetMs: -6 * HOUR_MS,
    release: '2026c',
  },
];
