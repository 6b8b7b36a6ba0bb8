import type { Session } from '../../../shared/contract/sessions.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { timeOf } from '../../../shared/domain/zones.ts';
import { dayWordsAt, lengthWords } from '../../ui/time-words.ts';
import { lengthOf } from './calendar-events.ts';
import { statusWords } from './session-words.ts';

export type SeriesScope = 'one' | 'following' | 'all';

/** How a change is told. */
export interface ChangeView {
  readonly zone: ZoneId;
  readonly now: Instant;
  /** What a session is called where it is told. */
  readonly nameOf: (session: Session) => string;
}

/** `Jane is planned for Tue 24 Nov 14:00.`, `10 sessions are planned.` */
export function createdWords(sessions: readonly Session[], { zone, now, nameOf }: ChangeView): string {
  const first = sessions[0];
  if (sessions.length !== 1 || !first) return `${sessions.length} sessions are planned.`;
  return `${nameOf(first)} is planned for ${dayWordsAt(first.startsAt, zone, now)} ${timeOf(first.startsAt, zone)}.`;
}

/** `Jane is moved to Tue 24 Nov 14:00.`, `Jane is 75 min long.`, `10 sessions are moved.` */
export function movedWords(before: Session, sessions: readonly Session[], { zone, now, nameOf }: ChangeView): string {
  const after = sessions.find(({ id }) => id === before.id) ?? before;
  if (sessions.length > 1) return `${sessions.length} sessions are moved.`;
  if (after.startsAt === before.startsAt) return `${nameOf(after)} is ${lengthWords(lengthOf(after))} long.`;
  return `${nameOf(after)} is moved to ${dayWordsAt(after.startsAt, zone, now)} ${timeOf(after.startsAt, zone)}.`;
}

/** `Jane is saved.`, `10 sessions are saved.` */
export function savedWords(sessions: readonly Session[], { nameOf }: Pick<ChangeView, 'nameOf'>): string {
  const first = sessions[0];
  return sessions.length === 1 && first ? `${nameOf(first)} is saved.` : `${sessions.length} sessions are saved.`;
}

export function statusChangeWords(session: Session, { nameOf }: Pick<ChangeView, 'nameOf'>): string {
  return `${nameOf(session)}: ${statusWords[session.status].toLowerCase()}.`;
}

/** `1 session is removed.`, `10 sessions are removed.` */
export function removedWords(count: number): string {
  return count === 1 ? '1 session is removed.' : `${count} sessions are removed.`;
}

/** The first thing that a move got in the way of, to stand behind what was done; empty when there is none. */
export function overlapNote([first, ...others]: readonly string[]): string {
  if (first === undefined) return '';
  return others.length === 0 ? ` ${first}` : ` ${first} And ${others.length} more.`;
}

/** `Only this session`; the noun is what repeats. */
export function scopeWords(scope: SeriesScope, noun: string): string {
  const words = { one: `Only this ${noun}`, following: 'This and all following', all: `All ${noun}s of the repeat` };
  return words[scope];
}
