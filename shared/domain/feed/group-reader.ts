import { DAY_MS } from './calendar-day.ts';
import { currentMasters, isNewer, membersOf } from './event-groups.ts';
import { eventLength, type LengthSource } from './event-length.ts';
import { isSeries, type EventRecord } from './event-record.ts';
import type { WallWindow } from './expand-rule.ts';
import type { FeedLimits, InstanceKey, UnreadableReason } from './feed-reading.ts';
import { isThisAndFuture, readLineTime, type FeedTime, type WallMs } from './feed-time.ts';
import { instanceId, type EventFacts, type OccurrenceSink } from './occurrence-sink.ts';
import { wallInSeries, type Master } from './series-times.ts';
import { seriesTimes } from './series-walls.ts';
import type { WorkBudget } from './work-budget.ts';

export interface GroupContext {
  readonly source: LengthSource;
  readonly sink: OccurrenceSink;
  readonly limits: FeedLimits;
  readonly budget: WorkBudget;
  /** Wall times beyond which no zone on Earth can bring a time into the window. */
  readonly anywhere: WallWindow;
}

/** An override with the wall time, on its master's clock, of the instance that it stands for. */
interface Override {
  readonly facts: EventFacts;
  readonly start: FeedTime;
  readonly replaces: WallMs;
  readonly isForLater: boolean;
}

/** Reads all events with one UID: masters, then overrides (RFC 5545 §3.8.4.4). */
export function readGroup(head: EventRecord, context: GroupContext): void {
  if (head.next === undefined && head.recurrenceId === undefined) {
    readAlone(head, context);
    return;
  }
  const members = membersOf(head);
  const masters = currentMasters(members.filter((event) => event.recurrenceId === undefined)).flatMap(
    (event) => masterOf(event, context) ?? [],
  );
  const overriding = members.filter((event) => event.recurrenceId !== undefined);
  const leading = masters.find(({ event }) => isSeries(event)) ?? masters[0];
  const overrides = readOverrides(overriding, leading, context);
  for (const master of masters) readMaster(master, overrides, context);
  for (const override of overrides.values()) showOverride(override, leading, context);
}

function readAlone(event: EventRecord, context: GroupContext): void {
  const { start } = event;
  const { anywhere } = context;
  const isOver = start !== undefined && !isSeries(event) && start.wall < anywhere.from;
  if (isOver) return; // the past of a feed is most of it
  const master = masterOf(event, context);
  if (master !== undefined) readMaster(master, NO_OVERRIDES, context);
}

const NO_OVERRIDES: ReadonlyMap<WallMs, Override> = new Map();

function masterOf(event: EventRecord, { source, sink }: GroupContext): Master | undefined {
  const { start } = event;
  if (start !== undefined) return { event, start, zone: source.zones.zoneOf(event.calendar, start) };
  sink.reject(event, event.hasStartLine ? 'BAD_START' : 'NO_START');
  return undefined;
}

function readMaster(master: Master, overrides: ReadonlyMap<WallMs, Override>, context: GroupContext): void {
  const facts = factsOf(master.event, master.start, context);
  if (facts === undefined) return;
  const { sink } = context;
  if (isSeries(master.event)) {
    const problem = showSeries(master, facts, overrides, context);
    if (problem !== undefined) sink.reject(master.event, problem);
    return;
  }
  if (overrides.has(master.start.wall)) return;
  const isLater = master.start.wall >= context.anywhere.from;
  if (!sink.add(facts, master.start.wall, null) && isLater) sink.moveOutside({ uid: facts.key.uid, recurrenceId: null });
}

function showSeries(
  master: Master,
  facts: EventFacts,
  overrides: ReadonlyMap<WallMs, Override>,
  context: GroupContext,
): UnreadableReason | undefined {
  const { sink, limits, source } = context;
  const changes = [...overrides.values()].filter(({ isForLater }) => isForLater).toSorted((a, b) => a.replaces - b.replaces);
  const window = widened(sink.wallWindow(facts.zone.clock, facts.isAllDay), changes);
  const budget = context.budget.share(limits.maxSeriesSteps);
  const times = seriesTimes(master, window, { source, budget, most: limits.maxPerSeries });
  if (typeof times === 'string') return times;
  for (const { wall, length, isExcluded } of times) {
    if (overrides.has(wall)) continue;
    const recurrenceId = instanceId(facts.zone, facts.isAllDay, wall);
    const change = changes.findLast(({ replaces }) => replaces < wall);
    if (isExcluded) sink.exclude({ uid: facts.key.uid, recurrenceId });
    else if (change === undefined) sink.add(facts, wall, recurrenceId, length);
    else sink.add(change.facts, change.start.wall + wall - change.replaces, recurrenceId);
  }
  return undefined;
}

/** RANGE=THISANDFUTURE moves all later instances by as much as its own, into or out of the window (§3.2.13). */
function widened(window: WallWindow, changes: readonly Override[]): WallWindow {
  if (changes.length === 0) return window;
  const furthest = changes.reduce((most, { start, replaces }) => Math.max(most, Math.abs(start.wall - replaces)), 0);
  return { from: window.from - furthest - DAY_MS, to: window.to + furthest + DAY_MS };
}

/** The overrides by the instance they replace; unreadable ones are reported and replace nothing. */
function readOverrides(events: readonly EventRecord[], master: Master | undefined, context: GroupContext): ReadonlyMap<WallMs, Override> {
  const overrides = new Map<WallMs, Override>();
  for (const event of events) {
    const override = readOverride(event, master, context);
    if (override === undefined) continue;
    const other = overrides.get(override.replaces);
    if (other === undefined || isNewer(event, other.facts.event)) overrides.set(override.replaces, override);
  }
  return overrides;
}

function readOverride(event: EventRecord, master: Master | undefined, context: GroupContext): Override | undefined {
  const { source, sink } = context;
  const own = masterOf(event, context);
  const line = event.recurrenceId;
  const original = line && readLineTime(source.bytes, line, event.calendar.zoneKeys);
  if (own === undefined || line === undefined) return undefined;
  if (original === undefined) {
    sink.reject(event, 'BAD_RECURRENCE_ID');
    return undefined;
  }
  const facts = factsOf(event, own.start, context);
  const reference = master ?? { ...own, start: original, zone: source.zones.zoneOf(event.calendar, original) };
  const replaces = wallInSeries(reference, original, source);
  return facts && { facts, start: own.start, replaces, isForLater: isThisAndFuture(source.bytes, line) };
}

/** An override shows where it was moved to, whether its master is in the feed or not (a detached instance). */
function showOverride(override: Override, master: Master | undefined, { sink, source }: GroupContext): void {
  const { facts, start, replaces } = override;
  const key = { uid: facts.key.uid, recurrenceId: originalStart(override, master, source) };
  if (sink.add(facts, start.wall, key.recurrenceId)) return;
  const zone = master?.zone ?? facts.zone;
  const window = sink.wallWindow(zone.clock, typeof key.recurrenceId === 'string');
  if (replaces < window.from || replaces >= window.to) return;
  if (facts.event.status === 'CANCELLED') sink.exclude(key);
  else sink.moveOutside(key);
}

function originalStart({ facts, replaces }: Override, master: Master | undefined, source: LengthSource): InstanceKey['recurrenceId'] {
  if (master !== undefined) return instanceId(master.zone, master.start.form === 'date', replaces);
  const { event } = facts;
  const original = event.recurrenceId && readLineTime(source.bytes, event.recurrenceId, event.calendar.zoneKeys);
  if (original === undefined) return null;
  return instanceId(source.zones.zoneOf(event.calendar, original), original.form === 'date', replaces);
}

function factsOf(event: EventRecord, start: FeedTime, { source, sink }: GroupContext): EventFacts | undefined {
  const { text, zones } = source;
  const length = eventLength(event, start, source);
  if (length === undefined) {
    sink.reject(event, 'BAD_END');
    return undefined;
  }
  const uid = event.uid === undefined ? '' : text.shortText(event.uid.valueFrom, event.uid.valueTo);
  const repeats = isSeries(event) || event.recurrenceId !== undefined;
  const readSummary = repeats ? text.shortText : text.text;
  let summary: string | undefined;
  return {
    event,
    zone: zones.zoneOf(event.calendar, start),
    isAllDay: start.form === 'date',
    length,
    key: { uid, isUidMissing: uid === '' },
    summary: () => (summary ??= event.summary === undefined ? '' : readSummary(event.summary.valueFrom, event.summary.valueTo)),
  };
}
