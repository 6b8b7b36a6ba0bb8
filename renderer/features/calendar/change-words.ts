import type { Session } from '../../../shared/contract/sessions.ts';
import { instant, type Instant, type ZoneId } from '../../../shared/domain/time.ts';
import { timeOf } from '../../../shared/domain/zones.ts';
import { dayWordsAt, lengthWords } from '../../ui/time-words.ts';
import { lengthOf, type Timing } from './calendar-events.ts';
import { overlapSentence, sessionName, statusWords } from './session-words.ts';

export type SeriesScope = 'one' | 'following' | 'all';

/** `Jane is planned for Tue 24 Nov 14:00.`, `10 sessions are planned.` */
export function createdWords(sessions: readonly Session[], zone: ZoneId, now: Instant): string {
  const first = sessions[0];
  if (sessions.length !== 1 || !first) return `${sessions.length} sessions are planned.`;
  return `${sessionName(first)} is planned for ${dayWordsAt(first.startsAt, zone, now)} ${timeOf(first.startsAt, zone)}.`;
}

/** `Jane is moved to Tue 24 Nov 14:00.`, `Jane is 75 min long.`, `10 sessions are moved.` */
export function movedWords(before: Session, sessions: readonly Session[], zone: ZoneId, now: Instant): string {
  const after = sessions.find(({ id }) => id === before.id) ?? before;
  if (sessions.length > 1) return `${sessions.length} sessions are moved.`;
  if (after.startsAt === before.startsAt) return `${sessionName(after)} is ${lengthWords(lengthOf(after))} long.`;
  return `${sessionName(after)} is moved to ${dayWordsAt(after.startsAt, zone, now)} ${timeOf(after.startsAt, zone)}.`;
}

/** `Jane is saved.`, `10 sessions are saved.` */
export function savedWords(sessions: readonly Session[]): string {
  const first = sessions[0];
  return sessions.length === 1 && first ? `${sessionName(first)} is saved.` : `${sessions.length} sessions are saved.`;
}

export function statusChangeWords(session: Session): string {
  return `${sessionName(session)}: ${statusWords[session.status].toLowerCase()}.`;
}

/** `1 session is removed.`, `10 sessions are removed.` */
export function removedWords(count: number): string {
  return count === 1 ? '1 session is removed.' : `${count} sessions are removed.`;
}

/** The first overlap that a move made, to stand behind what was done; empty when there is none. */
export function overlapNote(overlaps: readonly Session[], { startsAt, durationMs }: Timing, zone: ZoneId): string {
  const first = overlaps[0];
  if (!first) return '';
  const more = overlaps.length > 1 ? ` And ${overlaps.length - 1} more.` : '';
  return ` ${overlapSentence(first, { startsAt, endsAt: instant(startsAt + durationMs) }, zone)}${more}`;
}

export const scopeWords = {
  one: 'Only this session',
  following: 'This and all following',
  all: 'All sessions of the repeat',
} satisfies Record<SeriesScope, string>;
