import { duration, instant, minus, plus, type DurationMs, type Instant } from '../time.ts';
import { cueOfPhase } from './cues.ts';
import { tickingDigits, zeroDigits, type Digits } from './digits.ts';
import { momentOf, type Moment, type Phase, type SessionPhase } from './phase.ts';
import { headlineOf, nextLineOf, type Headline, type NextLine } from './privacy.ts';
import { breakLeft, intendedLength, runEnd, timeLeft } from './run-time.ts';
import type { ClockSnapshot, Cue, SecondsRule } from './snapshot.ts';
import { dayTotals, type DayTotals } from './totals.ts';

const MINUTE = 60_000;

/** What every phase shows. All of it holds still until `nextChangeAt`. */
interface Shown {
  readonly digits: Digits | null;
  /** The wall clock, cut to the minute, where the phase shows one instead of digits. */
  readonly plainClock: Instant | null;
  readonly headline: Headline | null;
  /** "Ends 14:50". To the minute while paused, since it moves with the pause. */
  readonly endsAt: Instant | null;
  /** 0..1, in the steps of the digits; null where there is no bar. */
  readonly progress: number | null;
  /** Null until the turnover: the client in the room must not read who is next. */
  readonly next: NextLine | null;
  /** The sound this phase begins with; null when it is silent. */
  readonly cue: Cue | null;
  /** The next instant at which anything here changes by itself; null for "only by a command". */
  readonly nextChangeAt: Instant | null;
}

export interface SessionFace extends Shown {
  readonly phase: SessionPhase;
  readonly itemId: string;
  /** The time left as the digits say it: negative in overtime, 0 when frozen. */
  readonly remaining: DurationMs;
  /** Overtime with the figures held at zero: say it in words. */
  readonly isFrozen: boolean;
}

export interface PausedFace extends Shown {
  readonly phase: 'paused';
  readonly itemId: string;
  readonly remaining: DurationMs;
  /** The phase that goes on after the pause. */
  readonly under: SessionPhase;
}

export interface WaitingFace extends Shown {
  readonly phase: 'waiting';
  readonly itemId: string;
  readonly startsAt: Instant;
}

export interface DueFace extends Shown {
  readonly phase: 'due';
  readonly itemId: string;
  readonly startsAt: Instant;
  /** Time since the planned start as the digits say it. */
  readonly lateBy: DurationMs;
  /** The client is known to be late: no nudge. */
  readonly isHeld: boolean;
  /** No choice is remembered for this service, so the late-start question is due. */
  readonly asksLateStart: boolean;
}

export interface TurnoverFace extends Shown {
  readonly phase: 'turnover';
  readonly remaining: DurationMs;
}

export interface BreakFace extends Shown {
  readonly phase: 'break';
  readonly itemId: string;
  readonly remaining: DurationMs;
}

export interface DayDoneFace extends Shown {
  readonly phase: 'dayDone';
  readonly totals: DayTotals;
}

export interface IdleFace extends Shown {
  readonly phase: 'idle';
}

export type ClockFace = SessionFace | PausedFace | WaitingFace | DueFace | TurnoverFace | BreakFace | DayDoneFace | IdleFace;

/** English words for the phases; a translation replaces the whole table. */
export const phaseWords = {
  idle: '',
  waiting: 'next',
  due: 'not started',
  running: '',
  windDown: 'wind down',
  final: 'close',
  overtime: 'over time',
  paused: 'paused',
  turnover: 'room',
  break: 'break',
  dayDone: 'day done',
} satisfies Record<Phase, string>;

/**
 * Everything a clock screen shows at `now`. A function of its arguments alone, so two windows agree,
 * and asking after sleep, a restart or a DST night needs nothing special.
 *
 * The face is the same at every instant before `nextChangeAt` and differs at it: a window sleeps until then.
 *
 * @see docs/rules/session-clock.md §2–§4, face.test.ts, face-properties.test.ts
 */
export function clockFace(snapshot: ClockSnapshot, now: Instant): ClockFace {
  const moment = momentOf(snapshot, now);
  switch (moment.phase) {
    case 'running':
    case 'windDown':
    case 'final':
    case 'overtime':
      return sessionFace(snapshot, moment, now);
    case 'paused':
      return pausedFace(snapshot, moment, now);
    case 'waiting':
      return waitingFace(snapshot, moment, now);
    case 'due':
      return dueFace(snapshot, moment, now);
    case 'turnover':
      return turnoverFace(snapshot, moment, now);
    case 'break':
      return breakFace(snapshot, moment, now);
    case 'dayDone':
      return { ...plainClockFace(snapshot, now), phase: 'dayDone', totals: dayTotals(snapshot, now) };
    case 'idle':
      return { ...plainClockFace(snapshot, now), phase: 'idle' };
    default:
      return moment satisfies never;
  }
}

const nothingShown: Shown = {
  digits: null,
  plainClock: null,
  headline: null,
  endsAt: null,
  progress: null,
  next: null,
  cue: null,
  nextChangeAt: null,
};

type At<P extends Phase> = Moment & { readonly phase: P };

function sessionFace(snapshot: ClockSnapshot, { phase, item, run, until }: At<SessionPhase>, now: Instant): SessionFace {
  const { showSeconds, freezeAtZero } = snapshot.settings;
  const total = intendedLength(item, run);
  const left = timeLeft(item, run, now);
  const longest = duration(Math.max(total, left)); // more than the total only while the wall clock is behind the start
  const ticking = tickingDigits(left, showSeconds, longest);
  const isFrozen = phase === 'overtime' && freezeAtZero;

  return {
    ...nothingShown,
    phase,
    itemId: item.id,
    digits: isFrozen ? zeroDigits(showSeconds, longest) : ticking.digits,
    headline: headlineOf(snapshot, item),
    endsAt: runEnd(item, run, now),
    remaining: isFrozen ? duration(0) : ticking.shown,
    progress: shareDone(ticking.shown, total),
    isFrozen,
    cue: cueOfPhase(snapshot, item, phase),
    nextChangeAt: isFrozen ? null : earliest(plus(now, ticking.staysFor), until),
  };
}

/** In the agreed break of a booking the figures go on and the end stays; after it they stand still and the end moves. */
function pausedFace(snapshot: ClockSnapshot, { item, run, under, until }: At<'paused'>, now: Instant): PausedFace {
  const total = intendedLength(item, run);
  const { digits, shown, staysFor } = tickingDigits(timeLeft(item, run, now), snapshot.settings.showSeconds, total);
  const end = runEnd(item, run, now);
  const endMinute = wholeMinute(end);
  const runsOnFor = breakLeft(item, run, now);
  const changesIn = staysFor <= runsOnFor ? staysFor : runsOnFor + MINUTE - (end - endMinute);

  return {
    ...nothingShown,
    phase: 'paused',
    itemId: item.id,
    under,
    digits,
    headline: headlineOf(snapshot, item),
    endsAt: endMinute,
    remaining: shown,
    progress: shareDone(shown, total),
    nextChangeAt: earliest(instant(now + changesIn), until),
  };
}

/** Far from the start a plain clock; within the countdown the time to it, and in the first minute after it the time since. */
function waitingFace(snapshot: ClockSnapshot, { item, until }: At<'waiting'>, now: Instant): WaitingFace {
  const { countdownFrom, showSeconds } = snapshot.settings;
  const shown = { phase: 'waiting', itemId: item.id, startsAt: item.startsAt, next: nextLineOf(snapshot, item) } as const;
  const countdownAt = minus(item.startsAt, countdownFrom);
  if (now < countdownAt) {
    const plain = plainClockFace(snapshot, now);
    return { ...plain, ...shown, nextChangeAt: earliest(countdownAt, plain.nextChangeAt) };
  }

  const { digits, staysFor } = tickingDigits(duration(item.startsAt - now), showSeconds, countdownFrom);
  return { ...nothingShown, ...shown, digits, nextChangeAt: earliest(until, plus(now, staysFor)) };
}

function dueFace(snapshot: ClockSnapshot, { item, until }: At<'due'>, now: Instant): DueFace {
  const rule: SecondsRule = snapshot.settings.showSeconds === 'always' ? 'always' : 'never';
  const { digits, shown, staysFor } = tickingDigits(duration(item.startsAt - now), rule, duration(0));

  return {
    ...nothingShown,
    phase: 'due',
    itemId: item.id,
    startsAt: item.startsAt,
    digits,
    headline: headlineOf(snapshot, item),
    lateBy: duration(0 - shown),
    isHeld: item.held,
    asksLateStart: item.lateStart === null,
    nextChangeAt: earliest(until, plus(now, staysFor)),
  };
}

/** A session that the clock itself finished proves nothing about who is in the room, so the next name waits. */
function turnoverFace(snapshot: ClockSnapshot, { run, from, next, until }: At<'turnover'>, now: Instant): TurnoverFace {
  const shown = stretch(snapshot, from, until, now);
  return { ...nothingShown, ...shown, phase: 'turnover', next: run.keptBy === 'clock' ? null : nextLineOf(snapshot, next) };
}

function breakFace(snapshot: ClockSnapshot, { item, from, next, until }: At<'break'>, now: Instant): BreakFace {
  const shown = stretch(snapshot, from, until, now);
  const headline = headlineOf(snapshot, item);
  return { ...nothingShown, ...shown, phase: 'break', itemId: item.id, headline, next: next && nextLineOf(snapshot, next) };
}

/** A countdown between two fixed instants. */
function stretch(snapshot: ClockSnapshot, from: Instant, until: Instant, now: Instant) {
  const total = duration(until - from);
  const { digits, shown, staysFor } = tickingDigits(duration(until - now), snapshot.settings.showSeconds, total);
  return {
    digits,
    remaining: shown,
    progress: shareDone(shown, total),
    endsAt: until,
    nextChangeAt: earliest(until, plus(now, staysFor)),
  };
}

function plainClockFace(snapshot: ClockSnapshot, now: Instant): Shown {
  if (!snapshot.settings.showPlainClockWhenIdle) return nothingShown;
  const plainClock = wholeMinute(now);
  return { ...nothingShown, plainClock, nextChangeAt: instant(plainClock + MINUTE) };
}

/** Whole minutes of the UTC scale are whole minutes everywhere: no zone in use today is off by seconds. */
export function wholeMinute(at: Instant): Instant {
  return instant(Math.floor(at / MINUTE) * MINUTE);
}

function shareDone(left: DurationMs, total: DurationMs): number {
  return total <= 0 ? 1 : Math.min(1, Math.max(0, 1 - left / total));
}

function earliest(first: Instant, second: Instant | null): Instant {
  return second === null ? first : instant(Math.min(first, second));
}
