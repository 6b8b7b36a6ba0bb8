import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { FeedReadError, type FeedReadFailure } from '../../shared/domain/feed/feed-read-error.ts';
import { feedLimits, type FeedOccurrence, type FeedReading, type FeedWindow } from '../../shared/domain/feed/feed-reading.ts';
import { reduceSummaries, type ReducedSummary } from '../../shared/domain/feed/name-reduction.ts';
import { readFeed } from '../../shared/domain/feed/read-feed.ts';
import { instant, localDate, zoneId, type Instant, type ZoneId } from '../../shared/domain/time.ts';
import { dayOf, isZone, startOfDay, timeOf } from '../../shared/domain/zones.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import { WrongUse } from './wrong-use.ts';

/** More than an import takes, for whole years of a busy practice are looked at too. */
const limits = { ...feedLimits, maxOccurrences: 200_000 };

const codes: Readonly<Record<FeedReadFailure, ErrorCode>> = {
  INCOMPLETE: 'FEED_INCOMPLETE',
  NOT_A_CALENDAR: 'FEED_NOT_CALENDAR',
  TOO_LARGE: 'FEED_TOO_LARGE',
};

/** Prints what a feed holds from one day up to another, as an import would read it. Stores nothing. */
export async function feedInspect(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      zone: { type: 'string' },
      json: { type: 'boolean', default: false },
      practitioner: { type: 'string', multiple: true, default: [] },
      'allow-private': { type: 'boolean', default: false },
    },
  });
  const [place, ...more] = positionals;
  if (place === undefined || more.length > 0) throw new WrongUse('Name one file or address.');
  const window = readWindow(values);
  const reading = readBytes(await bytesOf(place, { allowPrivate: values['allow-private'] }), window);
  const rows = rowsOf(reading, window, values.practitioner);
  process.stdout.write(values.json ? `${JSON.stringify(rows, null, 1)}\n` : linesOf(rows, window.zone));
  report(reading);
  return 0;
}

function readWindow({ from, to, zone }: { from?: string | undefined; to?: string | undefined; zone?: string | undefined }): FeedWindow {
  const name = zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!isZone(name)) throw new WrongUse('--zone needs the name of a time zone, such as Europe/London.');
  return { from: readInstant('--from', from, name), to: readInstant('--to', to, name), zone: zoneId(name) };
}

/** A date means its first moment in the zone. */
function readInstant(option: string, text: string | undefined, zone: ZoneId): Instant {
  try {
    if (text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text)) return startOfDay(localDate(text), zone);
    if (text !== undefined && /^\d{4}-\d{2}-\d{2}T/.test(text)) return instant(Temporal.Instant.from(text).epochMilliseconds);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // Temporal's word for a day or time that does not exist
  }
  throw new WrongUse(`${option} needs a date such as 2026-01-31, or an instant such as 2026-01-31T09:00:00Z.`);
}

async function bytesOf(place: string, { allowPrivate }: { readonly allowPrivate: boolean }): Promise<Uint8Array> {
  if (/^(https?|webcals?):/i.test(place)) {
    const { fetchAddress } = await import('./fetch-address.ts');
    return fetchAddress(place, { allowPrivate });
  }
  try {
    return readFileSync(place);
  } catch (error) {
    throw new AppError('FILE_UNREADABLE', {}, { cause: error });
  }
}

function readBytes(bytes: Uint8Array, window: FeedWindow): FeedReading {
  try {
    return readFeed(bytes, { ...window, limits });
  } catch (error) {
    throw error instanceof FeedReadError ? new AppError(codes[error.reason], {}, { cause: error }) : error;
  }
}

interface Row {
  readonly uid: string;
  /** UTC; for all-day events a date. */
  readonly start: string;
  /** Not included. */
  readonly end: string;
  readonly allDay: boolean;
  readonly status: FeedOccurrence['status'];
  readonly summary: string;
  readonly firstName: string | null;
  readonly title: string | null;
  readonly kind: ReducedSummary['kind'];
}

/** Sorted by start; what starts together stays in the feed's order. */
function rowsOf({ occurrences }: FeedReading, { from, to, zone }: FeedWindow, practitionerNames: readonly string[]): readonly Row[] {
  const reduced = reduceSummaries(
    occurrences.map(({ summary }) => summary),
    { practitionerNames },
  );
  return occurrences
    .map((occurrence, index) => ({
      at: occurrence.isAllDay ? startOfDay(occurrence.start, zone) : occurrence.start,
      row: rowOf(occurrence, reduced[index] ?? unread),
    }))
    .filter(({ at }) => at >= from && at < to)
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);
}

const unread: ReducedSummary = { kind: 'unknown', firstName: null, title: null };

function rowOf(occurrence: FeedOccurrence, { firstName, title, kind }: ReducedSummary): Row {
  const { uid, status, summary } = occurrence;
  const [start, end] = occurrence.isAllDay ? [occurrence.start, occurrence.end] : [utc(occurrence.start), utc(occurrence.end)];
  return { uid, start, end, allDay: occurrence.isAllDay, status, summary, firstName, title, kind };
}

function utc(at: Instant): string {
  return new Date(at).toISOString();
}

/** One line each, in the zone's own time. */
function linesOf(rows: readonly Row[], zone: ZoneId): string {
  const line = ({ start, end, allDay, kind, firstName, title }: Row): string => {
    const local = (text: string): string => timeOf(instant(Date.parse(text)), zone);
    const when = allDay ? `${start} all day     ` : `${dayOf(instant(Date.parse(start)), zone)} ${local(start)} – ${local(end)}`;
    return `${when}  ${kind.padEnd(9)}  ${[firstName, title].filter(Boolean).join(' · ')}`.trimEnd();
  };
  return rows.map((row) => `${line(row)}\n`).join('');
}

/** What could not be read, in numbers. */
function report({ unreadable, truncated }: FeedReading): void {
  if (unreadable.length > 0) {
    const counts = Object.entries(Object.groupBy(unreadable, ({ reason }) => reason)).map(
      ([reason, events]) => `${events.length} ${reason}`,
    );
    process.stderr.write(
      `${unreadable.length} unreadable ${unreadable.length === 1 ? 'event' : 'events'} left out: ${counts.join(', ')}\n`,
    );
  }
  if (truncated.events || truncated.occurrences) process.stderr.write('The feed is longer than can be shown; the rest is left out.\n');
}
