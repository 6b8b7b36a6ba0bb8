import type { PausedFace, SessionFace } from '../../../shared/domain/clock/face.ts';
import type { LateStartOption } from '../../../shared/domain/clock/late-start.ts';
import type { CatchUpSuggestion } from '../../../shared/domain/clock/catch-up.ts';
import { toWholeMinutes, type DayTotals } from '../../../shared/domain/clock/totals.ts';
import { findItem, type ClockSnapshot, type PlannedItem } from '../../../shared/domain/clock/snapshot.ts';
import { duration, type DurationMs, type Instant, type ZoneId } from '../../../shared/domain/time.ts';
import { timeOf } from '../../../shared/domain/zones.ts';
import { lengthWords, timeSpanWords } from '../../ui/time-words.ts';
import { itemName, type DayRow, type DayStanding } from './day-rows.ts';

/** `24 min left`, `0:42 left`, `4 min over`, `+0:12` as `0:12 over`. */
export function leftWords({ digits }: Pick<SessionFace | PausedFace, 'digits'>): string {
  if (!digits) return '';
  const figures = digits.text.replace('+', '');
  const unit = digits.unit === null ? '' : ` ${digits.unit}`;
  return `${figures}${unit} ${digits.sign === '+' ? 'over' : 'left'}`;
}

/** What really happens to a session that runs; null while it does not. */
export interface RealTimes {
  readonly startedAt: Instant | null;
  readonly endsAt: Instant | null;
}

/** The plan, and beside it what differs by a minute or more: `14:00 – 15:00, began 14:04, ends 15:04`. */
export function nowLine(
  { startsAt, endsAt }: Pick<PlannedItem, 'startsAt' | 'endsAt'>,
  { startedAt, endsAt: realEnd }: RealTimes,
  zone: ZoneId,
): string {
  const differs = (real: Instant, planned: Instant): boolean => Math.abs(real - planned) >= 60_000;
  const parts = [timeSpanWords(startsAt, endsAt, zone)];
  if (startedAt !== null && differs(startedAt, startsAt)) parts.push(`began ${timeOf(startedAt, zone)}`);
  if (realEnd !== null && differs(realEnd, endsAt)) parts.push(`ends ${timeOf(realEnd, zone)}`);
  return parts.join(', ');
}

/** `4 min`, at least one minute: less is not worth a word. */
export function lateWords(by: DurationMs): string {
  return lengthWords(duration(Math.max(60_000, Math.floor(by / 60_000) * 60_000)));
}

/** `4 min late, caught up by 15:00`, `12 min in hand before 15:00`, `In time`. */
export function standingWords(standing: DayStanding, zone: ZoneId): string {
  switch (standing.kind) {
    case 'late':
      return standing.caughtUpAt === null
        ? `${lateWords(standing.by)} late into the day`
        : `${lateWords(standing.by)} late, caught up by ${timeOf(standing.caughtUpAt, zone)}`;
    case 'inHand':
      return `${lengthWords(duration(Math.ceil(standing.minutes / 60_000) * 60_000))} in hand before ${timeOf(standing.before, zone)}`;
    case 'inTime':
      return 'In time';
    default:
      return standing satisfies never;
  }
}

/** `Done today 3 · planned 180 min · actual 187 min`, with what is still open behind it; empty when there is nothing to say. */
export function totalsWords({ doneCount, planned, actual, leftCount, noShowCount, unmarkedCount }: DayTotals): string {
  const parts: string[] = [];
  if (doneCount > 0)
    parts.push(`Done today ${doneCount}`, `planned ${toWholeMinutes(planned)} min`, `actual ${toWholeMinutes(actual)} min`);
  if (leftCount > 0) parts.push(`${leftCount} to come`);
  if (noShowCount > 0) parts.push(`${noShowCount} no-show`);
  if (unmarkedCount > 0) parts.push(`${unmarkedCount} not started`);
  return parts.join(' · ');
}

/** What a choice costs: `52 min, ends 15:00. Everyone after is in time.` */
export function effectWords({ endsAt, length, nextLateBy, absorbed, later }: LateStartOption, zone: ZoneId): string {
  const own = `${lengthWords(length)}, ends ${timeOf(endsAt, zone)}.`;
  if (!later.some(({ kind }) => kind === 'session')) return own;
  const taken = absorbed >= 60_000 ? `; turnover and gaps take up ${lateWords(absorbed)}` : '';
  if (nextLateBy < 60_000)
    return absorbed >= 60_000
      ? `${own} Turnover and gaps take up ${lateWords(absorbed)}, so the next begins in time.`
      : `${own} Everyone after begins in time.`;
  return `${own} Next client ${lateWords(nextLateBy)} late${taken}.`;
}

/** `15:00`, or `15:00 → 15:07` when it will begin late. */
export function startWords({ plannedStart, lateStart }: Pick<DayRow, 'plannedStart' | 'lateStart'>, zone: ZoneId): string {
  return lateStart === null ? timeOf(plannedStart, zone) : `${timeOf(plannedStart, zone)} → ${timeOf(lateStart, zone)}`;
}

/** `To catch up: S. 6 min shorter, Y. 5 min shorter; then still 2 min late.` */
export function catchUpWords({ cuts, stillLateBy }: CatchUpSuggestion, snapshot: ClockSnapshot): string {
  const parts = cuts.map(({ itemId, shortenBy }) => {
    const item = findItem(snapshot, itemId);
    return `${item ? itemName(snapshot, item) : 'Session'} ${lateWords(shortenBy)} shorter`;
  });
  const sentence = `To catch up: ${parts.join(', ')}`;
  return stillLateBy < 60_000 ? `${sentence}.` : `${sentence}; then still ${lateWords(stillLateBy)} late.`;
}

/** What became of a line of the past: `14:04 – 15:02`, `No-show`, `Not started`. */
export function outcomeWords(
  { status, outcome, actualStart, actualEnd }: Pick<DayRow, 'status' | 'outcome' | 'actualStart' | 'actualEnd'>,
  zone: ZoneId,
): string {
  if (actualStart !== null) return `${timeOf(actualStart, zone)} – ${actualEnd === null ? 'now' : timeOf(actualEnd, zone)}`;
  switch (outcome) {
    case 'noShow':
      return 'No-show';
    case 'cancelled':
      return 'Cancelled';
    case 'skipped':
      return 'Skipped';
    case 'planned':
      return status === 'unmarked' ? 'Not started' : 'Over';
    default:
      return outcome satisfies never;
  }
}

/** The computer's clock was set: `The computer’s clock was put forward by 60 min at 14:10. The running session was moved along with it.` */
export function jumpWords({ at, movedBy }: { readonly at: Instant; readonly movedBy: DurationMs }, zone: ZoneId): string {
  const way = movedBy > 0 ? 'forward' : 'back';
  return `The computer’s clock was put ${way} by ${lateWords(duration(Math.abs(movedBy)))} at ${timeOf(at, zone)}. The running session was moved along with it.`;
}
