import { readComponents } from './component-reader.ts';
import { groupEvents } from './event-groups.ts';
import type { EventStatus, EventRecord } from './event-record.ts';
import { FeedReadError } from './feed-read-error.ts';
import { feedLimits, type FeedLimits, type FeedReading, type FeedReadOptions, type WholeFeedReading } from './feed-reading.ts';
import { createTextReader, type FeedTextReader } from './feed-text.ts';
import { createFeedZones } from './feed-zones.ts';
import { readGroup, type GroupContext } from './group-reader.ts';
import { createOccurrenceSink } from './occurrence-sink.ts';
import { isWord } from './property-names.ts';
import { utf8Bytes } from './utf8-bytes.ts';
import { createWorkBudget } from './work-budget.ts';
import { utcClock } from './zone-clock.ts';
import { aliasesHere, isChoiceOpen } from './zone-choice.ts';
import { createZoneResolver, type ResolvedZone } from './zone-resolver.ts';
import type { CalendarScope } from './calendar-scope.ts';
import { DAY_MS } from './calendar-day.ts';

const YEAR_MS = 366 * DAY_MS;
/** Scanning is about this share of the work; the rest is expansion. */
const SCAN_SHARE = 0.6;
const PROGRESS_EVERY = 1_000;

/**
 * Reads a calendar feed (RFC 5545) into the occurrences that start in the window.
 * Takes the bytes over: folded lines are joined in place, which does not change their meaning.
 * Only UID, SUMMARY, STATUS, SEQUENCE, TRANSP, dates, rules and zones are decoded; no other line becomes a string.
 * One bad event never loses the feed: it is reported as unreadable.
 *
 * @throws FeedReadError NOT_A_CALENDAR, INCOMPLETE (cut off before its end) or TOO_LARGE
 */
export function readFeed(feed: Uint8Array, options: FeedReadOptions): WholeFeedReading {
  const { zoneChoice, ...plain } = options;
  if (!zoneChoice) return { ...readOnce(feed, plain), elsewhere: null };
  const reading = readOnce(feed, { ...plain, zoneAliases: { ...aliasesHere(zoneChoice), ...plain.zoneAliases } });
  if (!isChoiceOpen(zoneChoice, reading.zones)) return { ...reading, elsewhere: null };
  return { ...reading, elsewhere: readOnce(feed, { ...plain, onProgress: undefined }) };
}

function readOnce(feed: Uint8Array, options: FeedReadOptions): FeedReading {
  const limits: FeedLimits = { ...feedLimits, ...options.limits };
  if (feed.length > limits.maxBytes) throw new FeedReadError('TOO_LARGE');
  const { bytes, from } = utf8Bytes(feed);
  if (!looksLikeCalendar(bytes, from)) throw new FeedReadError('NOT_A_CALENDAR');

  const progress = options.onProgress;
  const seed = Math.floor(Math.random() * 2 ** 31);
  const onProgress = progress && ((read: number): void => progress((SCAN_SHARE * read) / bytes.length));
  const components = readComponents(bytes, from, { maxEvents: limits.maxEvents, seed, onProgress });
  if (!components.isComplete) throw new FeedReadError('INCOMPLETE');

  const text = createTextReader(bytes);
  const given = givenZone(options);
  const budget = createWorkBudget(limits.maxFeedSteps);
  const aliases = new Map(Object.entries(options.zoneAliases ?? {}));
  const zones = createFeedZones({ bytes, text, given, aliases, latest: options.to + 2 * YEAR_MS, budget });
  const { sink, outcome } = createOccurrenceSink({
    from: options.from,
    to: options.to,
    clock: given.clock,
    text,
    maxOccurrences: limits.maxOccurrences,
    statusOf: statusReader(text),
  });
  const anywhere = { from: options.from - DAY_MS, to: options.to + DAY_MS };
  const context: GroupContext = { source: { bytes, text, zones }, sink, limits, budget, anywhere };
  const heads = groupEvents(bytes, components.events, seed);
  for (const [index, head] of heads.entries()) {
    if (sink.isFull()) break;
    readGroup(head, context);
    if (index % PROGRESS_EVERY === 0) progress?.(SCAN_SHARE + ((1 - SCAN_SHARE) * index) / heads.length);
  }
  return {
    occurrences: outcome.occurrences,
    excluded: outcome.excluded,
    outside: outcome.outside,
    unreadable: outcome.unreadable,
    zones: zones.used(),
    eventCount: components.eventCount,
    method: methodOf(components.calendars, text),
    truncated: { events: components.eventCount > limits.maxEvents, occurrences: outcome.hasOverflowed },
  };
}

/** Whether the first line opens a component; a web page or an error message does not. */
function looksLikeCalendar(bytes: Uint8Array, from: number): boolean {
  let at = from;
  while (at < bytes.length && (bytes[at] ?? 0) <= 32) at++;
  return ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'BEGIN:VTIMEZONE'].some((line) => isWord(bytes, at, at + line.length, line));
}

function givenZone({ zone }: FeedReadOptions): ResolvedZone {
  const found = createZoneResolver(new Map()).named(zone);
  return { name: found?.name ?? null, clock: found?.clock ?? utcClock, certainty: 'assumed' };
}

/** METHOD:CANCEL takes back all events of its calendar (RFC 5546 §3.2.5). */
function statusReader(text: FeedTextReader): (event: EventRecord) => EventStatus {
  const cancelling = new Map<CalendarScope, boolean>();
  return ({ calendar, status }) => {
    let isCancelling = cancelling.get(calendar);
    if (isCancelling === undefined) {
      isCancelling = methodOf([calendar], text) === 'CANCEL';
      cancelling.set(calendar, isCancelling);
    }
    return isCancelling ? 'CANCELLED' : status;
  };
}

function methodOf(calendars: readonly CalendarScope[], text: FeedTextReader): string | null {
  const method = calendars.find((calendar) => calendar.method !== undefined)?.method;
  return method === undefined ? null : text.raw(method.valueFrom, method.valueTo).trim().toUpperCase();
}
