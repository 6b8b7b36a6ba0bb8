import type { Session } from '../../../shared/contract/sessions.ts';
import { localTime, type Instant } from '../../../shared/domain/time.ts';
import { addDays, atLocalTime, dayOf, timeOf } from '../../../shared/domain/zones.ts';

/** What really happened, as typed: `14:05`, `15:02`. */
export interface ActualTimes {
  readonly started: string;
  readonly finished: string;
}

/** The recorded times, or the planned ones while nothing was recorded; on the session's own clock. */
export function actualTimes(session: Session): ActualTimes {
  return {
    started: timeOf(session.actualStartedAt ?? session.startsAt, session.zone),
    finished: timeOf(session.actualFinishedAt ?? session.endsAt, session.zone),
  };
}

/**
 * The instants that were typed, on the day the session began; an end before the start is on the next day.
 * Null while a time is missing, or when both are the same.
 */
export function actualInstants(
  session: Session,
  { started, finished }: ActualTimes,
): { readonly startedAt: Instant; readonly finishedAt: Instant } | null {
  if (!isTime(started) || !isTime(finished) || started.slice(0, 5) === finished.slice(0, 5)) return null;
  const day = dayOf(session.actualStartedAt ?? session.startsAt, session.zone);
  const startedAt = atLocalTime(day, localTime(started.slice(0, 5)), session.zone);
  const endDay = finished.slice(0, 5) < started.slice(0, 5) ? addDays(day, 1) : day;
  return { startedAt, finishedAt: atLocalTime(endDay, localTime(finished.slice(0, 5)), session.zone) };
}

function isTime(text: string): boolean {
  return /^\d\d:\d\d/.test(text);
}
