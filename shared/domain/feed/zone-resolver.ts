import { displayZones } from './display-zones.ts';
import { namedClock } from './named-clock.ts';
import { windowsZones } from './windows-zones.ts';
import { fixedClock, utcClock, type ZoneClock } from './zone-clock.ts';

/**
 * How sure a time's zone is: `exact` (UTC, an IANA or Windows name), `written` (only the feed's own VTIMEZONE),
 * `offset` (a fixed distance from UTC), `assumed` (floating or unknown: the calendar's or the given zone).
 */
export type ZoneCertainty = 'exact' | 'written' | 'offset' | 'assumed';

export interface ResolvedZone {
  /** IANA name, or null when the feed's own rules or a fixed offset are used. */
  readonly name: string | null;
  readonly clock: ZoneClock;
  readonly certainty: ZoneCertainty;
}

/** What a calendar says about one of its TZIDs. */
export interface WrittenZone {
  /** X-LIC-LOCATION of the VTIMEZONE. */
  readonly location: string | undefined;
  /** Clock by the VTIMEZONE's own rules; undefined when they cannot be read. */
  readonly clock: () => ZoneClock | undefined;
}

export interface ZoneResolver {
  /** @param aliases what the user said a TZID means, by TZID */
  resolve(tzid: string, written: WrittenZone | undefined, fallback: ResolvedZone): ResolvedZone;
  /** An IANA, Windows or longer name, without VTIMEZONE; undefined when it says nothing. */
  named(name: string): ResolvedZone | undefined;
}

/**
 * Finds the clock for a TZID. The order puts names that the runtime keeps up to date before what the feed
 * once wrote down: user's alias, IANA name, X-LIC-LOCATION, Windows name, IANA tail, VTIMEZONE, display label,
 * fixed offset, fallback.
 */
export function createZoneResolver(aliases: ReadonlyMap<string, string>): ZoneResolver {
  const clocks = new Map<string, ZoneClock | undefined>();

  function iana(name: string | undefined): ResolvedZone | undefined {
    if (name === undefined) return undefined;
    if (!clocks.has(name)) clocks.set(name, namedClock(name));
    const clock = clocks.get(name);
    return clock && { name, clock, certainty: 'exact' };
  }

  function tail(name: string): ResolvedZone | undefined {
    const segments = name.split('/').filter((segment) => segment !== '');
    for (const length of [3, 2]) {
      const found = segments.length >= length ? iana(segments.slice(-length).join('/')) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  function named(name: string): ResolvedZone | undefined {
    if (name === 'Z') return { name: 'UTC', clock: utcClock, certainty: 'exact' };
    return iana(name) ?? iana(windowsZones.get(name)) ?? tail(name.replaceAll(' ', '_'));
  }

  return {
    named,
    resolve: (tzid, written, fallback) =>
      iana(aliases.get(tzid)) ??
      iana(tzid) ??
      iana(written?.location) ??
      named(tzid) ??
      asWritten(written) ??
      iana(displayZones.get(labelOf(tzid))) ??
      fixedOffset(tzid) ?? { ...fallback, certainty: 'assumed' },
  };
}

function asWritten(written: WrittenZone | undefined): ResolvedZone | undefined {
  const clock = written?.clock();
  return clock && { name: null, clock, certainty: 'written' };
}

/** `(UTC-08:00) Pacific Time (US & Canada)` → `Pacific Time (US & Canada)`. */
function labelOf(tzid: string): string {
  return tzid.replace(/^\((?:UTC|GMT)[^)]*\)\s*/i, '').trim();
}

/** `(UTC-08:00) …`, `GMT+1`, `UTC+0530`, `+02:00`: the number counts east, unlike in `Etc/GMT+5`. */
function fixedOffset(tzid: string): ResolvedZone | undefined {
  const found = /^\(?(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d\d))?(?:\)|$)/i.exec(tzid.trim());
  if (found === null) return /^\((?:UTC|GMT)\)/i.test(tzid) ? { name: null, clock: utcClock, certainty: 'offset' } : undefined;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  if (minutes > 14 * 60) return undefined;
  return { name: null, clock: fixedClock((found[1] === '-' ? -minutes : minutes) * 60_000), certainty: 'offset' };
}
