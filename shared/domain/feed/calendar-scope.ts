import { ByteKeys } from './byte-keys.ts';
import type { LineSpan } from './content-lines.ts';

/** One VCALENDAR of the feed: what holds for all its events. A stream may carry several (RFC 5545 §3.4). */
export interface CalendarScope {
  /** The TZIDs its events use, numbered. */
  readonly zoneKeys: ByteKeys;
  readonly zones: ZoneLines[];
  method: LineSpan | undefined;
  /** X-WR-TIMEZONE: the calendar's own zone. */
  defaultZone: LineSpan | undefined;
}

/** A VTIMEZONE as found (RFC 5545 §3.6.5). */
export interface ZoneLines {
  id: LineSpan | undefined;
  location: LineSpan | undefined;
  readonly observances: ObservanceLines[];
}

export interface ObservanceLines {
  start: LineSpan | undefined;
  offsetFrom: LineSpan | undefined;
  offsetTo: LineSpan | undefined;
  readonly rules: LineSpan[];
  readonly extraStarts: LineSpan[];
}

/** @param seed any number the feed cannot know */
export function newCalendar(bytes: Uint8Array, seed: number): CalendarScope {
  return { zoneKeys: new ByteKeys(bytes, seed), zones: [], method: undefined, defaultZone: undefined };
}

export function newZone(): ZoneLines {
  return { id: undefined, location: undefined, observances: [] };
}

export function newObservance(): ObservanceLines {
  return { start: undefined, offsetFrom: undefined, offsetTo: undefined, rules: [], extraStarts: [] };
}
