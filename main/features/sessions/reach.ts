import type { SessionPlan } from '../../../shared/domain/schedule/series-change.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb } from '../../db/store.ts';
import { findSession, sessionsOfSeries, type StoredSession } from './write.ts';

export type SeriesScope = 'one' | 'following' | 'all';

/** @throws AppError NOT_FOUND */
export function requireSession(db: ReadDb, id: string): StoredSession {
  const session = findSession(db, id);
  if (!session) throw new AppError('NOT_FOUND', { sessionId: id });
  return session;
}

/**
 * The sessions a change reaches: the chosen one, and by scope others of its repeat, by start.
 * Of the others, those that ran or were marked as missed or cancelled are a record and stay as they are.
 */
export function reachedBy(db: ReadDb, chosen: StoredSession, scope: SeriesScope): readonly StoredSession[] {
  if (scope === 'one' || chosen.seriesId === null) return [chosen];
  return sessionsOfSeries(db, chosen.seriesId).filter((session) => {
    if (session.id === chosen.id) return true;
    const isRecord = session.run !== null || session.mark !== 'planned';
    return !isRecord && (scope === 'all' || session.plan.startsAt >= chosen.plan.startsAt);
  });
}

export function isRunning({ run }: StoredSession): boolean {
  return run !== null && run.finishedAt === null;
}

/** @throws AppError SESSION_RUNNING */
export function requireNotRunning(session: StoredSession): void {
  if (isRunning(session)) throw new AppError('SESSION_RUNNING', { sessionId: session.id });
}

/**
 * While a session runs its words may change, but not what the clock counts from.
 *
 * @throws AppError SESSION_RUNNING
 */
export function requireSameTimesWhileRunning(session: StoredSession, after: SessionPlan): void {
  const { kind, startsAt, endsAt, zone } = session.plan;
  const isSame = kind === after.kind && startsAt === after.startsAt && endsAt === after.endsAt && zone === after.zone;
  if (!isSame) requireNotRunning(session);
}
