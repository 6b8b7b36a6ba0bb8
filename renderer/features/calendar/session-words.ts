import type { Session } from '../../../shared/contract/sessions.ts';
import { duration, instant, type Instant, type ZoneId } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { dayWordsAt, lengthWords, timeSpanWords } from '../../ui/time-words.ts';

/** What a session is called in lists: the client, else its title or service, else what it is. */
export function sessionName({ kind, client, title, service }: Pick<Session, 'kind' | 'client' | 'title' | 'service'>): string {
  if (client) return client.name;
  if (title !== '') return title;
  return service?.name ?? (kind === 'break' ? 'Break' : 'Session');
}

/** The second line: title or service, unless it is already the name. */
export function sessionDetail({ client, title, service }: Pick<Session, 'client' | 'title' | 'service'>): string | null {
  if (!client) return title !== '' && service ? service.name : null;
  return title === '' ? (service?.name ?? null) : title;
}

export const statusWords = {
  planned: 'Planned',
  running: 'Running',
  done: 'Done',
  noShow: 'No-show',
  cancelled: 'Cancelled',
} satisfies Record<Session['status'], string>;

/** `08:00 – 09:00 New York` when the session keeps a clock that differs from the user's; null when they agree. */
export function otherZoneWords(session: Pick<Session, 'startsAt' | 'endsAt' | 'zone'>, zone: ZoneId): string | null {
  const there = timeSpanWords(session.startsAt, session.endsAt, session.zone);
  const isSame =
    there === timeSpanWords(session.startsAt, session.endsAt, zone) &&
    dayOf(session.startsAt, session.zone) === dayOf(session.startsAt, zone);
  return isSame ? null : `${there} ${zonePlace(session.zone)}`;
}

/** The place a zone is named after: `America/New_York` → `New York`. */
export function zonePlace(zone: ZoneId): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** All that a screen reader needs to know of a session on the calendar. */
export function sessionLabel(session: Session, zone: ZoneId, now: Instant): string {
  const parts = [
    sessionName(session),
    sessionDetail(session),
    dayWordsAt(session.startsAt, zone, now),
    timeSpanWords(session.startsAt, session.endsAt, zone),
    otherZoneWords(session, zone),
    session.status === 'planned' ? null : statusWords[session.status],
    session.source?.gone ? 'No longer in your calendar' : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** The stretch for which the room is taken: the session and the turnover after it. */
export function roomUntil(session: Pick<Session, 'endsAt' | 'service'>): Instant {
  return instant(session.endsAt + (session.service?.turnoverMs ?? 0));
}

export interface PlannedStretch {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** One sentence per session that stands in the way of the new one. */
export function overlapSentence(other: Session, planned: PlannedStretch, zone: ZoneId): string {
  const name = `${sessionName(other)} ${timeSpanWords(other.startsAt, other.endsAt, zone)}`;
  const shared = Math.min(other.endsAt, planned.endsAt) - Math.max(other.startsAt, planned.startsAt);
  if (shared > 0) return `Overlaps ${name} by ${lengthWords(duration(shared))}.`;
  return other.startsAt >= planned.endsAt ? `Leaves too little turnover before ${name}.` : `Starts during the turnover after ${name}.`;
}
