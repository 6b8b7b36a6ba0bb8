import { toWholeMinutes, type DayTotals } from '../../../shared/domain/clock/totals.ts';
import type { ExpectedDay } from '../../../shared/domain/clock/expected-day.ts';
import type { NextLine } from '../../../shared/domain/clock/privacy.ts';
import type { ZoneFormat } from '../../../shared/domain/clock/zone-format.ts';
import { duration, type DurationMs, type Instant } from '../../../shared/domain/time.ts';

const MINUTE = 60_000;

/** `60 min`, `2 h`, `2 h 30 min`, and `15 s` below a minute; minutes up to 100, as practitioners say it. */
export function lengthWords(length: DurationMs): string {
  if (length > 0 && length < MINUTE) return `${Math.round(length / 1_000)} s`;
  const minutes = toWholeMinutes(length);
  if (minutes < 100) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}

/** `next 14:00 – A. – 60 min`; what is hidden leaves no gap, and nothing next leaves nothing. */
export function nextWords(next: NextLine | null, { time }: ZoneFormat): string {
  if (next === null) return '';
  const what = next.kind === 'break' ? 'break' : next.headline.name;
  return `next ${[time(next.startsAt), what, lengthWords(next.length)].filter(Boolean).join(' – ')}`;
}

/** `Extended 5 min`, `Shortened 15 s`. */
export function adjustedWords(by: DurationMs): string {
  return `${by > 0 ? 'Extended' : 'Shortened'} ${stepWords(duration(Math.abs(by)))}`;
}

/** `1 min 15 s`: steps are counted in quarter minutes. */
function stepWords(length: DurationMs): string {
  const minutes = Math.floor(length / MINUTE);
  const rest = (length % MINUTE) / 1_000;
  return [minutes > 0 && `${minutes} min`, rest > 0 && `${rest} s`].filter(Boolean).join(' ');
}

/** `4 min late, in time again by 15:15`; empty when the day is in time, to the minute. */
export function latenessWords({ lateNow, caughtUpAt }: Pick<ExpectedDay, 'lateNow' | 'caughtUpAt'>, { time }: ZoneFormat): string {
  if (lateNow < MINUTE) return '';
  return `${fullMinutes(lateNow)} late${caughtUpAt === null ? ' to the end of the day' : `, in time again by ${time(caughtUpAt)}`}`;
}

/** `6 sessions`. */
export function doneWords({ doneCount }: DayTotals): string {
  return `${doneCount} ${doneCount === 1 ? 'session' : 'sessions'}`;
}

/** `2 not started, 1 no-show, planned 360 min, actual 371 min, 4 min late`: first what waits for a hand. Empty when there is nothing to say. */
export function totalsWords({ doneCount, planned, actual, late, noShowCount, unmarkedCount }: DayTotals): string {
  const parts = [
    unmarkedCount > 0 && `${unmarkedCount} not started`,
    noShowCount > 0 && `${noShowCount} no-show`,
    doneCount > 0 && `planned ${toWholeMinutes(planned)} min, actual ${toWholeMinutes(actual)} min`,
    late >= MINUTE && `${fullMinutes(late)} late`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** The computer's clock was set while a session ran. */
export function jumpWords({ at, movedBy }: { readonly at: Instant; readonly movedBy: DurationMs }, { time }: ZoneFormat): string {
  const way = movedBy > 0 ? 'forward' : 'back';
  return `The computer’s clock was put ${way} by ${lengthWords(duration(Math.abs(movedBy)))} at ${time(at)}. The session was moved along with it.`;
}

/** Said while the wall clock reads earlier than what is recorded: it was set back while the app was closed. */
export const behindWords = 'The computer’s clock reads earlier than what is recorded. Check its time.';

/** Cut, not rounded: "1 min late" is said when a minute is full. */
export function fullMinutes(length: DurationMs): string {
  return lengthWords(duration(Math.floor(length / MINUTE) * MINUTE));
}
