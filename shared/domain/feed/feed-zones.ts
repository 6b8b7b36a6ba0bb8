import type { CalendarScope, ObservanceLines, ZoneLines } from './calendar-scope.ts';
import type { LineSpan } from './content-lines.ts';
import type { FeedTextReader } from './feed-text.ts';
import { eachPart, readTime, readTimeText, type FeedTime, type WallMs } from './feed-time.ts';
import type { FeedZone } from './feed-reading.ts';
import { readRule } from './recurrence-rule.ts';
import type { WorkBudget } from './work-budget.ts';
import { writtenClock, type Observance, type ObservanceRule } from './written-clock.ts';
import { utcClock, type ZoneClock } from './zone-clock.ts';
import { createZoneResolver, type ResolvedZone, type WrittenZone } from './zone-resolver.ts';

/** Finds the clock of each time in a feed; every TZID is resolved once, when it is first needed. */
export interface FeedZones {
  zoneOf(calendar: CalendarScope, time: FeedTime): ResolvedZone;
  /** The zone of floating times: X-WR-TIMEZONE, else the given zone. */
  defaultOf(calendar: CalendarScope): ResolvedZone;
  /** The TZIDs resolved so far. */
  used(): readonly FeedZone[];
}

export interface FeedZonesInput {
  readonly bytes: Uint8Array;
  readonly text: FeedTextReader;
  readonly given: ResolvedZone;
  readonly aliases: ReadonlyMap<string, string>;
  /** VTIMEZONE rules are followed until here. */
  readonly latest: WallMs;
  readonly budget: WorkBudget;
}

const UTC: ResolvedZone = { name: 'UTC', clock: utcClock, certainty: 'exact' };
const ZONE_STEPS = 200_000;
/** More names than any real feed has; further ones are not looked up, which costs an Intl error each. */
const MOST_NAMES = 500;

export function createFeedZones(input: FeedZonesInput): FeedZones {
  const { text } = input;
  const resolver = createZoneResolver(input.aliases);
  const byCalendar = new Map<CalendarScope, CalendarZones>();
  const used: FeedZone[] = [];

  function zonesOf(calendar: CalendarScope): CalendarZones {
    let zones = byCalendar.get(calendar);
    if (zones === undefined) {
      zones = { fallback: fallbackOf(calendar), written: writtenZones(calendar, input), byIndex: [] };
      byCalendar.set(calendar, zones);
    }
    return zones;
  }

  function fallbackOf({ defaultZone }: CalendarScope): ResolvedZone {
    const name = defaultZone === undefined ? '' : text.text(defaultZone.valueFrom, defaultZone.valueTo).trim();
    const own = name === '' ? undefined : resolver.named(name);
    return { ...(own ?? input.given), certainty: 'assumed' };
  }

  function resolve(calendar: CalendarScope, index: number): ResolvedZone {
    const zones = zonesOf(calendar);
    const known = zones.byIndex[index];
    if (known !== undefined) return known;
    if (used.length >= MOST_NAMES) return zones.fallback;
    const { from, to } = calendar.zoneKeys.spanOf(index);
    const tzid = text.raw(from, to);
    const found = resolver.resolve(tzid, zones.written.get(tzid), zones.fallback);
    zones.byIndex[index] = found;
    used.push({ tzid, name: found.name, certainty: found.certainty });
    return found;
  }

  return {
    zoneOf(calendar, time) {
      if (time.form === 'utc') return UTC;
      return time.form === 'zoned' ? resolve(calendar, time.zone) : zonesOf(calendar).fallback;
    },
    defaultOf: (calendar) => zonesOf(calendar).fallback,
    used: () => used,
  };
}

interface CalendarZones {
  readonly fallback: ResolvedZone;
  readonly written: ReadonlyMap<string, WrittenZone>;
  readonly byIndex: (ResolvedZone | undefined)[];
}

/** The VTIMEZONEs of a calendar by TZID; they may stand after the events that use them. */
function writtenZones(calendar: CalendarScope, input: FeedZonesInput): ReadonlyMap<string, WrittenZone> {
  const { text } = input;
  const textOf = (line: LineSpan): string => text.raw(line.valueFrom, line.valueTo).trim();
  const named = calendar.zones.flatMap((zone): [string, WrittenZone][] => {
    if (zone.id === undefined) return [];
    const location = zone.location && textOf(zone.location);
    return [[textOf(zone.id), { location, clock: () => clockOf(zone, input) }]];
  });
  return new Map(named);
}

function clockOf(zone: ZoneLines, input: FeedZonesInput): ZoneClock | undefined {
  const observances = zone.observances.flatMap((lines) => readObservance(lines, input) ?? []);
  return writtenClock(observances, input.latest, input.budget.share(ZONE_STEPS));
}

function readObservance(lines: ObservanceLines, { bytes, text }: FeedZonesInput): Observance | undefined {
  const start = lines.start && readTime(bytes, lines.start.valueFrom, lines.start.valueTo, -1);
  const offsetTo = readOffset(lines.offsetTo, text);
  if (start === undefined || offsetTo === undefined) return undefined;
  return {
    start: start.wall,
    offsetFrom: readOffset(lines.offsetFrom, text) ?? offsetTo,
    offsetTo,
    rules: lines.rules.flatMap((line) => readObservanceRule(text.raw(line.valueFrom, line.valueTo)) ?? []),
    extraStarts: lines.extraStarts.flatMap((line) => readStarts(bytes, line)),
  };
}

function readObservanceRule(text: string): ObservanceRule | undefined {
  const rule = readRule(text);
  return rule && { rule, until: rule.until === undefined ? undefined : readTimeText(rule.until) };
}

function readStarts(bytes: Uint8Array, line: LineSpan): readonly WallMs[] {
  const starts: WallMs[] = [];
  eachPart(bytes, line, (from, to) => {
    const time = readTime(bytes, from, to, -1);
    if (time !== undefined) starts.push(time.wall);
  });
  return starts;
}

/** UTC-OFFSET, `-0730` or `+013045` (RFC 5545 §3.3.14), in ms. */
function readOffset(line: LineSpan | undefined, text: FeedTextReader): number | undefined {
  const found = line && /^([+-])?(\d\d):?(\d\d)(?::?(\d\d))?$/.exec(text.raw(line.valueFrom, line.valueTo).trim());
  if (!found) return undefined;
  const size = (Number(found[2]) * 60 + Number(found[3])) * 60 + Number(found[4] ?? 0);
  return (found[1] === '-' ? -size : size) * 1_000;
}
