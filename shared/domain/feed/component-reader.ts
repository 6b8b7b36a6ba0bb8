import { newCalendar, newObservance, newZone, type CalendarScope, type ObservanceLines, type ZoneLines } from './calendar-scope.ts';
import { componentNamed, ComponentStack, type Component } from './component-stack.ts';
import { ContentLines, type LineSpan } from './content-lines.ts';
import { newEvent, newRepeats, type EventRecord, type EventStatus, type Repeats } from './event-record.ts';
import { readLineTime } from './feed-time.ts';
import { isWord, Property } from './property-names.ts';

export interface FeedComponents {
  readonly events: readonly EventRecord[];
  /** VEVENTs in the feed, those beyond the limit included. */
  readonly eventCount: number;
  readonly calendars: readonly CalendarScope[];
  /** Whether the last component is closed; false when the feed was cut off. */
  readonly isComplete: boolean;
}

export interface ComponentLimits {
  readonly maxEvents: number;
  /** Any number the feed cannot know; see ByteKeys. */
  readonly seed: number;
  /** Told now and then how many bytes were read. */
  readonly onProgress?: ((bytesRead: number) => void) | undefined;
}

const MOST_ZONES = 1_000;
const PROGRESS_EVERY = 1_000;

/** Walks the feed once and notes where the values of its events and zones lie. */
export function readComponents(bytes: Uint8Array, from: number, limits: ComponentLimits): FeedComponents {
  const lines = new ContentLines(bytes, from);
  const reader = new ComponentReader(lines, limits);
  while (lines.next()) reader.take();
  return reader.finish();
}

class ComponentReader {
  private readonly lines: ContentLines;
  private readonly limits: ComponentLimits;
  private readonly stack = new ComponentStack();
  private readonly calendars: CalendarScope[] = [];
  private readonly events: EventRecord[] = [];
  private eventCount = 0;
  private calendar: CalendarScope;
  private event: EventRecord | undefined;
  private zone: ZoneLines | undefined;
  private observance: ObservanceLines | undefined;

  constructor(lines: ContentLines, limits: ComponentLimits) {
    this.lines = lines;
    this.limits = limits;
    this.calendar = this.openCalendar();
  }

  /** Takes the line that the cursor stands on. */
  take(): void {
    const { lines } = this;
    if (lines.property === Property.begin) this.begin(componentNamed(lines.bytes, lines.valueFrom, lines.valueTo));
    else if (lines.property === Property.end) this.end(componentNamed(lines.bytes, lines.valueFrom, lines.valueTo));
    else this.takeProperty();
  }

  finish(): FeedComponents {
    const { events, eventCount, calendars } = this;
    return { events, eventCount, calendars, isComplete: this.stack.isEmpty };
  }

  private begin(component: Component): void {
    if (component === 'VCALENDAR') {
      this.end('VCALENDAR'); // streams glued together may lack the END between them
      this.calendar = this.openCalendar();
    } else if (component === 'VEVENT') {
      this.closeInsideCalendar();
      this.event = this.openEvent();
    } else if (component === 'VTIMEZONE') {
      this.closeInsideCalendar();
      this.zone = newZone();
      if (this.calendar.zones.length < MOST_ZONES) this.calendar.zones.push(this.zone);
    } else if (component !== 'other' && this.stack.top === 'VTIMEZONE') {
      this.observance = newObservance();
      this.zone?.observances.push(this.observance);
    }
    this.stack.begin(component);
  }

  private end(component: Component): void {
    for (const closed of this.stack.end(component)) {
      if (closed === 'VEVENT') this.event = undefined;
      if (closed === 'VTIMEZONE') this.zone = undefined;
      if (closed === 'STANDARD' || closed === 'DAYLIGHT') this.observance = undefined;
    }
  }

  /** Events and zones stand directly in a calendar (RFC 5545 §3.6): what is still open there lacks its END. */
  private closeInsideCalendar(): void {
    for (let { top } = this.stack; top !== undefined && top !== 'VCALENDAR'; { top } = this.stack) this.end(top);
  }

  private openCalendar(): CalendarScope {
    const calendar = newCalendar(this.lines.bytes, this.limits.seed);
    this.calendars.push(calendar);
    return calendar;
  }

  private openEvent(): EventRecord | undefined {
    const order = this.eventCount++;
    if (order >= this.limits.maxEvents) return undefined;
    if (order % PROGRESS_EVERY === 0) this.limits.onProgress?.(this.lines.valueTo);
    const event = newEvent(this.calendar, order);
    this.events.push(event);
    return event;
  }

  private takeProperty(): void {
    const { top } = this.stack;
    if (top === 'VEVENT') {
      if (this.event !== undefined) takeEventLine(this.event, this.lines);
    } else if (top === 'VCALENDAR') takeCalendarLine(this.calendar, this.lines);
    else if (top === 'VTIMEZONE') takeZoneLine(this.zone, this.lines);
    else if (top === 'STANDARD' || top === 'DAYLIGHT') takeObservanceLine(this.observance, this.lines);
  }
}

type OnceField = 'uid' | 'end' | 'duration' | 'summary' | 'recurrenceId';

const onceFields: ReadonlyMap<Property, OnceField> = new Map([
  [Property.uid, 'uid'],
  [Property.endTime, 'end'],
  [Property.duration, 'duration'],
  [Property.summary, 'summary'],
  [Property.recurrenceId, 'recurrenceId'],
]);

/** A property that may stand only once counts where it stands first (RFC 5545 §3.6.1). */
function takeEventLine(event: EventRecord, lines: ContentLines): void {
  const { bytes, property, valueFrom, valueTo } = lines;
  const once = onceFields.get(property);
  if (once !== undefined) event[once] ??= spanOf(lines);
  else if (property === Property.start) takeStart(event, lines);
  else if (property === Property.status) event.status = statusOf(lines);
  else if (property === Property.sequence) event.sequence = sequenceOf(lines);
  else if (property === Property.transparency) event.isTransparent = isWord(bytes, valueFrom, valueTo, 'TRANSPARENT');
  else takeRepeatLine(event, lines);
}

function takeStart(event: EventRecord, lines: ContentLines): void {
  if (event.hasStartLine) return;
  event.hasStartLine = true;
  event.start = readLineTime(lines.bytes, lines, event.calendar.zoneKeys);
}

const repeatFields: ReadonlyMap<Property, keyof Repeats> = new Map([
  [Property.rule, 'rules'],
  [Property.extraDates, 'extraDates'],
  [Property.excludedDates, 'excludedDates'],
  [Property.excludedRule, 'excludedRules'],
]);

function takeRepeatLine(event: EventRecord, lines: ContentLines): void {
  const field = repeatFields.get(lines.property);
  if (field === undefined || lines.valueFrom === lines.valueTo) return; // an empty `RRULE:` is common, and no rule
  event.repeats ??= newRepeats();
  event.repeats[field].push(spanOf(lines));
}

function takeCalendarLine(calendar: CalendarScope, lines: ContentLines): void {
  if (lines.property === Property.method) calendar.method ??= spanOf(lines);
  if (lines.property === Property.calendarZone) calendar.defaultZone ??= spanOf(lines);
}

function takeZoneLine(zone: ZoneLines | undefined, lines: ContentLines): void {
  if (zone === undefined) return;
  if (lines.property === Property.zoneName) zone.id ??= spanOf(lines);
  if (lines.property === Property.zoneLocation) zone.location ??= spanOf(lines);
}

function takeObservanceLine(observance: ObservanceLines | undefined, lines: ContentLines): void {
  if (observance === undefined) return;
  if (lines.property === Property.start) observance.start ??= spanOf(lines);
  if (lines.property === Property.offsetFrom) observance.offsetFrom ??= spanOf(lines);
  if (lines.property === Property.offsetTo) observance.offsetTo ??= spanOf(lines);
  if (lines.property === Property.rule) observance.rules.push(spanOf(lines));
  if (lines.property === Property.extraDates) observance.extraStarts.push(spanOf(lines));
}

function statusOf({ bytes, valueFrom, valueTo }: ContentLines): EventStatus {
  if (isWord(bytes, valueFrom, valueTo, 'CONFIRMED')) return 'CONFIRMED';
  if (isWord(bytes, valueFrom, valueTo, 'TENTATIVE')) return 'TENTATIVE';
  // One L is what several producers write.
  const cancelled = isWord(bytes, valueFrom, valueTo, 'CANCELLED') || isWord(bytes, valueFrom, valueTo, 'CANCELED');
  return cancelled ? 'CANCELLED' : null;
}

function sequenceOf({ bytes, valueFrom, valueTo }: ContentLines): number {
  let value = 0;
  for (let i = valueFrom; i < valueTo && i < valueFrom + 10; i++) {
    const digit = (bytes[i] ?? 0) - 48;
    if (digit < 0 || digit > 9) return 0;
    value = value * 10 + digit;
  }
  return value;
}

function spanOf({ parametersFrom, valueFrom, valueTo }: ContentLines): LineSpan {
  return { parametersFrom, valueFrom, valueTo };
}
