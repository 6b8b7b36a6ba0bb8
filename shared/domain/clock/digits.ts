import { duration, type DurationMs } from '../time.ts';
import type { SecondsRule } from './snapshot.ts';

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;

/** The large figures of a clock, in parts for layout and as one text. */
export interface Digits {
  /** `+` once time runs over; the one 0:00 has no sign. */
  readonly sign: '' | '+';
  /** Null up to and including 60 minutes left. */
  readonly hours: number | null;
  readonly minutes: number;
  /** Null while hidden. */
  readonly seconds: number | null;
  /** `24:10`, `+4:12`, `2 h 05`, or bare minutes (`24`) with `unit` min. */
  readonly text: string;
  readonly unit: 'min' | null;
  /** The widest text of this stretch with zeros for figures; fit the type size to it so nothing jumps. */
  readonly widest: string;
}

export interface TickingDigits {
  readonly digits: Digits;
  /** What the digits say, in ms: `left` rounded up to the shown second or minute. */
  readonly shown: DurationMs;
  /** How long these digits stay right while time runs, > 0. */
  readonly staysFor: DurationMs;
}

/**
 * Figures for the time left. Rounds towards the later instant on both sides of zero, so every figure
 * lasts exactly one step and 0:00 comes once.
 *
 * @param left     negative when over
 * @param rule     when seconds show; over zero they show unless `never`
 * @param longest  the largest `left` of this countdown; sets `widest`
 */
export function tickingDigits(left: DurationMs, rule: SecondsRule, longest: DurationMs): TickingDigits {
  const step = stepAt(left, rule);
  const count = Math.ceil(left / step) + 0; // + 0 turns -0 into 0
  const shown = duration(count * step);

  return {
    digits: digitsOf(shown, step, count > 0 ? widestCountdown(rule, longest) : widestOver(shown, step)),
    shown,
    staysFor: duration(left - (count - 1) * step),
  };
}

/** The figure for "nothing left", kept for good: freeze-at-zero, and the client's view of overtime. */
export function zeroDigits(rule: SecondsRule, longest: DurationMs): Digits {
  const step = stepAt(duration(0), rule);
  return digitsOf(duration(0), step, widestCountdown(rule, longest));
}

/** Hours leave no room for seconds: beyond 60 minutes the figures move by the minute. */
function stepAt(left: DurationMs, rule: SecondsRule): number {
  if (left > HOUR || left <= -HOUR) return MINUTE;
  if (rule === 'always') return SECOND;
  return rule === 'lastMinute' && left <= MINUTE ? SECOND : MINUTE;
}

function digitsOf(shown: DurationMs, step: number, widest: string): Digits {
  const size = Math.abs(shown);
  const sign = shown < 0 ? '+' : '';
  const wholeMinutes = Math.floor(size / MINUTE);

  if (isLong(shown)) {
    const hours = Math.floor(wholeMinutes / 60);
    const rest = wholeMinutes % 60;
    return { sign, hours, minutes: rest, seconds: null, text: `${sign}${hours} h ${twoFigures(rest)}`, unit: null, widest };
  }
  if (step === MINUTE) {
    return { sign, hours: null, minutes: wholeMinutes, seconds: null, text: `${sign}${wholeMinutes}`, unit: 'min', widest };
  }
  const rest = (size % MINUTE) / SECOND;
  const text = `${sign}${wholeMinutes}:${twoFigures(rest)}`;
  return { sign, hours: null, minutes: wholeMinutes, seconds: rest, text, unit: null, widest };
}

/** 60 minutes left read "60"; 60 minutes over read "+1 h 00". */
function isLong(shown: DurationMs): boolean {
  return shown > HOUR || shown <= -HOUR;
}

function widestCountdown(rule: SecondsRule, longest: DurationMs): string {
  if (longest > HOUR) return hoursWidth(longest);
  const isTwoFigures = longest > 9 * MINUTE;
  if (rule === 'always') return isTwoFigures ? '00:00' : '0:00';
  if (rule === 'lastMinute') return '0:00';
  return isTwoFigures ? '00' : '0';
}

function widestOver(shown: DurationMs, step: number): string {
  if (isLong(shown)) return `+${hoursWidth(duration(Math.abs(shown)))}`;
  return step === SECOND ? '+00:00' : '+00';
}

function hoursWidth(length: DurationMs): string {
  return Math.ceil(length / MINUTE) >= 600 ? '00 h 00' : '0 h 00';
}

function twoFigures(count: number): string {
  return String(count).padStart(2, '0');
}
