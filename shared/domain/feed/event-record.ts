import type { CalendarScope } from './calendar-scope.ts';
import type { LineSpan } from './content-lines.ts';
import type { FeedTime } from './feed-time.ts';

/** One VEVENT as found: where its values lie. Only the start is read at once; the rest when it is needed. */
export interface EventRecord {
  readonly calendar: CalendarScope;
  /** Position in the feed, from 0. */
  readonly order: number;
  uid: LineSpan | undefined;
  /** undefined: no DTSTART line, or one that is no date. */
  start: FeedTime | undefined;
  hasStartLine: boolean;
  end: LineSpan | undefined;
  duration: LineSpan | undefined;
  summary: LineSpan | undefined;
  recurrenceId: LineSpan | undefined;
  repeats: Repeats | undefined;
  status: EventStatus;
  sequence: number;
  isTransparent: boolean;
  /** Next record with the same UID. */
  next: EventRecord | undefined;
}

/** Lines that make a series; each may occur several times. */
export interface Repeats {
  readonly rules: LineSpan[];
  readonly extraDates: LineSpan[];
  readonly excludedDates: LineSpan[];
  readonly excludedRules: LineSpan[];
}

export type EventStatus = 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED' | null;

export function newEvent(calendar: CalendarScope, order: number): EventRecord {
  return {
    calendar,
    order,
    uid: undefined,
    start: undefined,
    hasStartLine: false,
    end: undefined,
    duration: undefined,
    summary: undefined,
    recurrenceId: undefined,
    repeats: undefined,
    status: null,
    sequence: 0,
    isTransparent: false,
    next: undefined,
  };
}

export function newRepeats(): Repeats {
  return { rules: [], extraDates: [], excludedDates: [], excludedRules: [] };
}

/** Whether the event stands for more than one time: it has a rule or extra dates, and is no override. */
export function isSeries(event: EventRecord): boolean {
  const { repeats } = event;
  return repeats !== undefined && event.recurrenceId === undefined && repeats.rules.length + repeats.extraDates.length > 0;
}
