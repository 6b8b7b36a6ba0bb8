import type { Instant } from '../time.ts';
import { clockFace, phaseWords, type ClockFace, type DueFace } from './face.ts';
import { figureWords } from './figure-words.ts';
import type { ClockSnapshot } from './snapshot.ts';
import type { ZoneFormat } from './zone-format.ts';

/** The clock in a few words, for the menu bar and the tray. It never holds a name, a title or who is next. */
export interface Glance {
  /** `24 min`, `+4 min`, `next 14:00`. */
  readonly short: string;
  /** `wind down, 9 min left, ends 14:50`. */
  readonly full: string;
}

export interface GlanceNow {
  /** Null on a day with nothing to say. */
  readonly glance: Glance | null;
  /** The next instant at which it may read differently; null for "only by a command". */
  readonly nextChangeAt: Instant | null;
}

/**
 * What the tray says at `now`; by the minute, for it is seen from the corner of the eye all day.
 *
 * @see docs/rules/session-clock.md §4, glance.test.ts
 */
export function glanceOf(snapshot: ClockSnapshot, now: Instant, format: ZoneFormat): GlanceNow {
  const face = clockFace({ ...snapshot, settings: { ...snapshot.settings, showSeconds: 'never' } }, now);
  return { glance: wordsOf(face, format), nextChangeAt: face.nextChangeAt };
}

function wordsOf(face: ClockFace, { time }: ZoneFormat): Glance | null {
  const word = phaseWords[face.phase];
  const figures = figuresOf(face);
  const spoken = figureWords({ figures: face.digits, phase: face.phase });
  const ends = (verb: string): string => endWords(verb, face, time);
  switch (face.phase) {
    case 'running':
    case 'windDown':
    case 'final':
      return glance([figures], [word, spoken, ends('ends')]);
    case 'overtime':
      return glance([figures], [word, spoken, ends('ended')]);
    case 'paused':
      return glance([word, figures], [word, spoken]);
    case 'turnover':
    case 'break':
      return glance([word, figures], [word, spoken, ends('until')]);
    case 'waiting':
      return glance([word, time(face.startsAt)], [word, time(face.startsAt)], ' ');
    case 'due':
      return dueGlance(face, time);
    case 'dayDone':
      return glance([], [word]);
    case 'idle':
      return null;
    default:
      return face satisfies never;
  }
}

function dueGlance({ isHeld, startsAt }: DueFace, time: ZoneFormat['time']): Glance {
  const said = isHeld ? ['client late'] : [time(startsAt), phaseWords.due];
  return glance(said, said, ' ');
}

function endWords(verb: string, { endsAt }: ClockFace, time: ZoneFormat['time']): string {
  return endsAt === null ? '' : `${verb} ${time(endsAt)}`;
}

function glance(short: readonly string[], full: readonly string[], between = ', '): Glance {
  return { short: short.filter(Boolean).join(' '), full: full.filter(Boolean).join(between) };
}

function figuresOf({ digits }: ClockFace): string {
  return digits === null ? '' : [digits.text, digits.unit].filter(Boolean).join(' ');
}
