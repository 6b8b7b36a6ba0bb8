import { readFeed } from '../../shared/domain/feed/read-feed.ts';
import type { FeedOccurrence, FeedReading, FeedReadOptions } from '../../shared/domain/feed/feed-reading.ts';
import { instant, zoneId } from '../../shared/domain/time.ts';

/** A VCALENDAR around components, with the line breaks of the RFC. */
export function calendar(...components: readonly string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...components, 'END:VCALENDAR', ''].join('\r\n');
}

/** A VEVENT of the given lines; `UID:u1` unless a UID is among them. */
export function event(...lines: readonly string[]): string {
  const uid = lines.some((line) => line.startsWith('UID')) ? [] : ['UID:u1'];
  return ['BEGIN:VEVENT', ...uid, ...lines, 'END:VEVENT'].join('\r\n');
}

/** A VTIMEZONE with North American rules since 2007, for a private name. */
export function zone(tzid: string, standard: string, daylight: string, ...lines: readonly string[]): string {
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${tzid}`,
    ...lines,
    'BEGIN:STANDARD',
    'DTSTART:16010101T020000',
    `TZOFFSETFROM:${daylight}`,
    `TZOFFSETTO:${standard}`,
    'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:16010101T020000',
    `TZOFFSETFROM:${standard}`,
    `TZOFFSETTO:${daylight}`,
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ].join('\r\n');
}

/** Reads a feed for the year 2026 as seen from Los Angeles, unless told otherwise. */
export function read(feed: string | Uint8Array, options: Partial<FeedReadOptions> = {}): FeedReading {
  const bytes = typeof feed === 'string' ? new TextEncoder().encode(feed) : feed;
  const from = instant(Date.UTC(2026, 0, 1));
  const to = instant(Date.UTC(2027, 0, 1));
  return readFeed(bytes, { from, to, zone: zoneId('America/Los_Angeles'), ...options });
}

/** Starts as ISO text: `2026-03-04T19:00Z`, or the day of an all-day event. */
export function starts(reading: FeedReading): readonly string[] {
  return reading.occurrences.map(startOf);
}

/** `start/end summary` of each occurrence. */
export function shown(reading: FeedReading): readonly string[] {
  return reading.occurrences.map((item) => `${startOf(item)}/${endOf(item)} ${item.summary}`);
}

function startOf(item: FeedOccurrence): string {
  return item.isAllDay ? item.start : iso(item.start);
}

function endOf(item: FeedOccurrence): string {
  return item.isAllDay ? item.end : iso(item.end);
}

function iso(at: number): string {
  return new Date(at).toISOString().replace(':00.000Z', 'Z');
}
