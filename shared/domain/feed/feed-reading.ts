import type { Instant, LocalDate, ZoneId } from '../time.ts';
import type { ZoneCertainty } from './zone-resolver.ts';

/** A zone name that stands for two places whose clocks differ, one of them the practitioner's own. */
export interface ZoneChoice {
  /** As feeds write it: the names that are in doubt. */
  readonly tzids: readonly string[];
  readonly here: ZoneId;
  /** What the names stand for by the table of Windows zones. */
  readonly there: ZoneId;
}

export interface FeedWindow {
  readonly from: Instant;
  /** Not included. */
  readonly to: Instant;
  /** The practitioner's zone: for floating times, and to tell which days of all-day events lie in the window. */
  readonly zone: ZoneId;
}

export interface FeedReadOptions extends FeedWindow {
  readonly limits?: Partial<FeedLimits> | undefined;
  /** What the user said a TZID of this feed means, by TZID; goes before everything else. */
  readonly zoneAliases?: Readonly<Record<string, ZoneId>> | undefined;
  /** Names in doubt are read as the practitioner's own zone, and the feed once more as the names say. */
  readonly zoneChoice?: ZoneChoice | null | undefined;
  /** Told now and then how far the reading is, 0 to 1. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

export interface FeedLimits {
  readonly maxBytes: number;
  readonly maxEvents: number;
  readonly maxOccurrences: number;
  /** A series with more instances in the window is reported as unreadable instead. */
  readonly maxPerSeries: number;
  /** Steps of rule arithmetic for one series, and for the whole feed. */
  readonly maxSeriesSteps: number;
  readonly maxFeedSteps: number;
}

export const feedLimits: FeedLimits = {
  maxBytes: 20 * 1_048_576,
  maxEvents: 200_000,
  maxOccurrences: 20_000,
  maxPerSeries: 2_500,
  maxSeriesSteps: 2_000_000,
  maxFeedSteps: 10_000_000,
};

/** What identifies a booking within its feed across syncs. */
export interface InstanceKey {
  /** Empty when the event has none. */
  readonly uid: string;
  /** The original start of an instance of a series; null for a single event, so that a moved one keeps its key. */
  readonly recurrenceId: Instant | LocalDate | null;
}

interface OccurrenceFacts extends InstanceKey {
  /** No UID in the feed: the key is not stable and must not be used to find deletions. */
  readonly isUidMissing: boolean;
  /** As in the feed, escapes undone; empty when there is none. */
  readonly summary: string;
  /** CANCELLED also for everything in a calendar with METHOD:CANCEL. */
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED' | null;
  readonly sequence: number;
  /** TRANSP:TRANSPARENT: does not block the time. */
  readonly isTransparent: boolean;
}

export interface TimedOccurrence extends OccurrenceFacts {
  readonly isAllDay: false;
  readonly start: Instant;
  /** Not before the start. */
  readonly end: Instant;
  readonly zoneCertainty: ZoneCertainty;
}

export interface AllDayOccurrence extends OccurrenceFacts {
  readonly isAllDay: true;
  readonly start: LocalDate;
  /** First day after the event. */
  readonly end: LocalDate;
}

export type FeedOccurrence = TimedOccurrence | AllDayOccurrence;

export type UnreadableReason =
  | 'NO_START'
  | 'BAD_START'
  | 'BAD_END'
  | 'BAD_RULE'
  | 'BAD_RECURRENCE_ID'
  | 'TOO_MANY_INSTANCES'
  | 'TOO_MUCH_WORK';

export interface UnreadableEvent {
  /** Null when the event has none. An item with this UID must not be taken as gone. */
  readonly uid: string | null;
  readonly reason: UnreadableReason;
}

/** How the practitioner's doubtful zone names are read. */
export interface WholeFeedReading extends FeedReading {
  /** The same with the names of `zoneChoice` as they say; null when no time depends on that. */
  readonly elsewhere: FeedReading | null;
}

/** A TZID that times in the window use, and what it was taken for. */
export interface FeedZone {
  readonly tzid: string;
  /** IANA name; null when the feed's own rules or a fixed offset were used. */
  readonly name: string | null;
  readonly certainty: ZoneCertainty;
}

export interface FeedReading {
  /** Events in feed order, the instances of a series in time order; those whose start lies in the window. */
  readonly occurrences: readonly FeedOccurrence[];
  /** Instances in the window that the feed takes back by EXDATE, EXRULE or a cancelled override elsewhere. */
  readonly excluded: readonly InstanceKey[];
  /** Single events beyond the window and instances moved out of it: in the feed, so not gone. */
  readonly outside: readonly InstanceKey[];
  readonly unreadable: readonly UnreadableEvent[];
  readonly zones: readonly FeedZone[];
  /** VEVENTs in the feed, unreadable ones included. */
  readonly eventCount: number;
  /** METHOD of the first calendar in capitals, null when it has none. */
  readonly method: string | null;
  /** Which limits cut the reading short; then a missing event says nothing. */
  readonly truncated: {
    readonly events: boolean;
    readonly occurrences: boolean;
  };
}
