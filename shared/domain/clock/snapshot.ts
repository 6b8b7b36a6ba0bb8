import { minutes, seconds, type DurationMs, type Instant, type ZoneId } from '../time.ts';

/** What a late start does to the end; see `shiftOfEnd` in run-time.ts. */
export type LateStartPolicy = 'endOnTime' | 'fullLength' | 'split';
/** `planned` is open, or carried by its run; an item with another outcome has no run. */
export type Outcome = 'planned' | 'noShow' | 'cancelled' | 'skipped';
export type NameDisplay = 'initials' | 'firstName' | 'code' | 'nothing';
export type SecondsRule = 'lastMinute' | 'always' | 'never';
export type AutoAdvance = 'tap' | 'followClock';
export type Cue = 'start' | 'windDown' | 'final' | 'over';

/** One entry of the day's schedule. `endsAt` is after `startsAt`; the turnover is not part of it. */
export interface PlannedItem {
  readonly id: string;
  readonly kind: 'session' | 'break';
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** The zone the entry was written in; no rule reads it, only formatting does. */
  readonly zone: ZoneId;
  readonly clientId: string | null;
  readonly firstName: string | null;
  readonly initials: string | null;
  readonly code: string | null;
  readonly title: string | null;
  readonly colour: string | null;
  /** Time left at which wind-down begins; 0 leaves the phase out. */
  readonly windDown: DurationMs;
  /** Time left at which the final phase begins; 0 leaves the phase out. */
  readonly finalWarning: DurationMs;
  /** Room time wanted after the session, >= 0. */
  readonly turnover: DurationMs;
  readonly silent: boolean;
  /** A booking's agreed break without pay, 0 for none; null for what is no booking. */
  readonly unpaidBreak: DurationMs | null;
  /** The choice remembered for the service; null means "ask, and use the settings' default". */
  readonly lateStart: LateStartPolicy | null;
  readonly outcome: Outcome;
  /** Waits for a hand (client late, or a start taken back): no nudge, no automatic start. */
  readonly held: boolean;
}

export interface Pause {
  readonly from: Instant;
  /** Null while the pause lasts. */
  readonly to: Instant | null;
}

/** What really happened to an item: at most one per item. Its end is always derived, never stored. */
export interface Run {
  readonly itemId: string;
  readonly startedAt: Instant;
  readonly lateStart: LateStartPolicy;
  /** Sum of all extensions and shortenings; negative when shortened. */
  readonly added: DurationMs;
  /** In order; only the last may be open. */
  readonly pauses: readonly Pause[];
  readonly finishedAt: Instant | null;
  /** `clock` while started by the wall clock and untouched; only such a run finishes by itself. */
  readonly keptBy: 'hand' | 'clock';
}

export interface SoundSettings {
  readonly muted: boolean;
  /** 0..1, applied by the page. */
  readonly volume: number;
  readonly cues: Readonly<Record<Cue, boolean>>;
}

/** The settings that rules read. Theme, dimming and window modes belong to the windows. */
export interface ClockSettings {
  readonly nameDisplay: NameDisplay;
  readonly showTitle: boolean;
  readonly showSeconds: SecondsRule;
  readonly autoAdvance: AutoAdvance;
  /** Used when the item remembers no choice. */
  readonly lateStart: LateStartPolicy;
  /** How long after the planned start "not started" is said. */
  readonly nudgeAfter: DurationMs;
  /** How long before a start the waiting clock counts down. */
  readonly countdownFrom: DurationMs;
  readonly freezeAtZero: boolean;
  readonly showPlainClockWhenIdle: boolean;
  /** The largest share of a session that a catch-up suggestion may take, 0..100. */
  readonly catchUpMaxPercent: number;
  readonly sounds: SoundSettings;
}

/** All that a clock window is told. Two windows with the same snapshot show the same face. */
export interface ClockSnapshot {
  /** The day's items by `startsAt`. */
  readonly items: readonly PlannedItem[];
  readonly runs: readonly Run[];
  readonly settings: ClockSettings;
  /** The zone wall-clock times are shown in. */
  readonly zone: ZoneId;
  /** The hide-all key is on. */
  readonly hidden: boolean;
  /** Grows by one with each change. */
  readonly version: number;
}

/** Silent, initials only, seconds in the last minute, next session by tap (docs/rules/session-clock.md). */
export const defaultClockSettings: ClockSettings = {
  nameDisplay: 'initials',
  showTitle: true,
  showSeconds: 'lastMinute',
  autoAdvance: 'tap',
  lateStart: 'endOnTime',
  nudgeAfter: seconds(60),
  countdownFrom: minutes(10),
  freezeAtZero: false,
  showPlainClockWhenIdle: true,
  catchUpMaxPercent: 10,
  sounds: {
    muted: false,
    volume: 0.5,
    cues: { start: false, windDown: false, final: false, over: false },
  },
};

export interface StartedItem {
  readonly item: PlannedItem;
  readonly run: Run;
}

export function findItem(snapshot: ClockSnapshot, itemId: string): PlannedItem | null {
  return snapshot.items.find((item) => item.id === itemId) ?? null;
}

export function runOf(snapshot: ClockSnapshot, itemId: string): Run | null {
  return snapshot.runs.find((run) => run.itemId === itemId) ?? null;
}

/** The unfinished run with its item; the latest one should a defect ever leave two. */
export function openRun(snapshot: ClockSnapshot): StartedItem | null {
  let latest: StartedItem | null = null;
  for (const run of snapshot.runs) {
    const item = run.finishedAt === null ? findItem(snapshot, run.itemId) : null;
    if (item && (!latest || run.startedAt > latest.run.startedAt)) latest = { item, run };
  }
  return latest;
}

/** Planned, never started, and its planned end still ahead: what the day may yet show as current or next. */
export function isAhead(snapshot: ClockSnapshot, item: PlannedItem, now: Instant): boolean {
  return isUnstarted(snapshot, item) && item.endsAt > now;
}

/** Work for an organisation: started by hand alone, never marked or shortened here, for it is agreed with another. */
export function isBooking({ unpaidBreak }: PlannedItem): boolean {
  return unpaidBreak !== null;
}

/** Neither started nor marked as no-show, cancelled or skipped. */
export function isUnstarted(snapshot: ClockSnapshot, item: PlannedItem): boolean {
  return item.outcome === 'planned' && runOf(snapshot, item.id) === null;
}
