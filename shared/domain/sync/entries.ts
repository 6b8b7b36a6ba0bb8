import type { Instant } from '../time.ts';

/** What is kept of a calendar entry: times, a first name, a title. */
export interface EntryValue {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly firstName: string | null;
  readonly title: string | null;
}

/** What the summary turned out to be. */
export type EntryKind = 'client' | 'unknown' | 'block' | 'cancelled' | 'ambiguous';

/** One entry as the feed has it now. */
export interface IncomingEntry extends EntryValue {
  /** Identity: a keyed hash of feed, UID and original start (empty for a single event). */
  readonly key: string;
  /** The identity it would have had before a single event became a series, or after; null when neither can be. A hash, made when asked for. */
  readonly otherKey: (() => string) | null;
  /** A keyed hash of feed and UID. */
  readonly uidKey: string;
  /** It came without a UID: the key is made of its content. */
  readonly unstable: boolean;
  readonly allDay: boolean;
  /** The event does not block time (TRANSP:TRANSPARENT). */
  readonly transparent: boolean;
  /** STATUS or METHOD says that it does not take place. */
  readonly cancelled: boolean;
  readonly kind: EntryKind;
}

/** One entry of an earlier import, with the session it made. */
export interface KnownEntry {
  readonly key: string;
  readonly uidKey: string;
  readonly unstable: boolean;
  readonly state: 'imported' | 'declined' | 'gone';
  /** What the feed said at the last import. */
  readonly base: EntryValue;
  /** What the session is now; null when it was declined or removed by the user. */
  readonly session: KnownSession | null;
}

export interface KnownSession extends EntryValue {
  readonly id: string;
  readonly hasNotes: boolean;
  readonly hasRun: boolean;
  /** Marked here as cancelled or as a no-show. */
  readonly isOff: boolean;
  /** Other feeds that still hold the same booking. */
  readonly otherSources: number;
}

/** A session of another origin, for finding the same booking in two calendars. */
export interface OtherSession extends EntryValue {
  readonly id: string;
}

/** How one entry stands against what is known. */
export interface EntryChange {
  readonly group: 'new' | 'moved' | 'changed' | 'gone' | 'skipped' | 'same';
  readonly ticked: boolean;
  readonly selectable: boolean;
  readonly reason: 'block' | 'allDay' | 'transparent' | 'cancelled' | 'duplicate' | 'declined' | 'noLength' | 'tooLong' | null;
  readonly conflict: 'movedHere' | 'renamedHere' | 'cancelledHere' | 'hasNotes' | 'hasRun' | null;
  /** Null for `gone` alone. */
  readonly incoming: IncomingEntry | null;
  /** Null for entries never seen before. */
  readonly known: KnownEntry | null;
  /** The session of another feed that is the same booking; for `duplicate` alone. */
  readonly sameAs: string | null;
}
