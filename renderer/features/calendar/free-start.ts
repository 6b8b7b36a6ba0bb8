import type { Session } from '../../../shared/contract/sessions.ts';
import { instant, localTime, type Instant, type LocalDate, type ZoneId } from '../../../shared/domain/time.ts';
import { atLocalTime, dayOf } from '../../../shared/domain/zones.ts';
import { roomUntil } from './session-words.ts';

const QUARTER = 15 * 60_000;

/**
 * Where a new session is offered: after the last one of the day and its turnover, otherwise at nine;
 * never in the past of today. On a quarter of an hour.
 */
export function nextFreeStart(sessions: readonly Session[], day: LocalDate, now: Instant, zone: ZoneId): Instant {
  const taken = sessions.filter(({ startsAt, status }) => dayOf(startsAt, zone) === day && status !== 'cancelled').map(roomUntil);
  const nine = atLocalTime(day, localTime('09:00'), zone);
  const earliest = dayOf(now, zone) === day ? Math.max(nine, now) : nine;
  const free = nextQuarter(instant(Math.max(earliest, ...taken)));
  return dayOf(free, zone) === day ? free : atLocalTime(day, localTime('23:00'), zone);
}

function nextQuarter(at: Instant): Instant {
  return instant(Math.ceil(at / QUARTER) * QUARTER);
}
