import type { Repeat, Session, SessionInput } from '../../../shared/contract/sessions.ts';
import { expandRepeat } from '../../../shared/domain/schedule/repeat.ts';
import { followEdit, type SessionPlan } from '../../../shared/domain/schedule/series-change.ts';
import { duration, plus, type DurationMs, type Instant } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import type { Clock } from '../../ports/clock.ts';
import { planOf, requireKnown } from './plan.ts';
import { reachedBy, requireNotRunning, requireSameTimesWhileRunning, requireSession, type SeriesScope } from './reach.ts';
import { deleteSession } from './row-images.ts';
import { declineFeedItems, insertSeries, insertSession, saveActual, updateMark, updatePlan, type StoredSession } from './write.ts';

export interface ChangedSessions {
  /** As they are now, by start. */
  readonly sessions: readonly Session[];
  readonly undoId: string;
}

export interface Placement {
  readonly startsAt: Instant;
  readonly durationMs: DurationMs;
}

export interface SessionEdits {
  /** @throws AppError NOT_FOUND, INVALID_INPUT, SERIES_TOO_LONG */
  create(input: SessionInput, repeat: Repeat | null): ChangedSessions;
  /**
   * Carries what changed to the others in scope. While it runs only its words and names may change.
   *
   * @throws AppError NOT_FOUND, INVALID_INPUT, SESSION_RUNNING
   */
  update(id: string, change: SessionInput, scope: SeriesScope): ChangedSessions;
  /** Others in scope move by as much on the wall clock. @throws AppError NOT_FOUND, SESSION_RUNNING */
  move(id: string, to: Placement, scope: SeriesScope): ChangedSessions;
  /** @throws AppError NOT_FOUND, SESSION_RUNNING */
  setStatus(id: string, status: StoredSession['mark']): ChangedSessions;
  /** Also for a session the clock never ran. @throws AppError NOT_FOUND, SESSION_RUNNING, INVALID_INPUT unless start < finish <= now */
  correctActual(id: string, startedAt: Instant, finishedAt: Instant): ChangedSessions;
  /** What came from a feed is not imported again. @throws AppError NOT_FOUND, SESSION_RUNNING */
  remove(id: string, scope: SeriesScope): { readonly removed: number; readonly undoId: string };
}

export interface EditDeps {
  readonly read: ReadDb;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Runs a change of the named sessions in one transaction that can be undone. */
  readonly change: (ids: readonly string[], work: (db: WriteDb) => void) => ChangedSessions;
}

export function createSessionEdits({ read, clock, newId, change }: EditDeps): SessionEdits {
  function create(input: SessionInput, repeat: Repeat | null): ChangedSessions {
    const plan = planOf(input);
    const starts = repeat ? expandRepeat(plan.startsAt, repeat, plan.zone) : [plan.startsAt];
    const entries = starts.map((startsAt) => ({ id: newId(), plan: startingAt(plan, startsAt) }));
    return change(idsOf(entries), (db) => {
      requireKnown(db, plan);
      const seriesId = entries.length > 1 ? newId() : null;
      if (repeat && seriesId) insertSeries(db, seriesId, repeat, clock.now());
      for (const entry of entries) insertSession(db, entry.id, entry.plan, seriesId, clock.now());
    });
  }

  function edit(id: string, scope: SeriesScope, afterOf: (before: SessionPlan) => SessionPlan): ChangedSessions {
    const chosen = requireSession(read, id);
    const after = afterOf(chosen.plan);
    requireSameTimesWhileRunning(chosen, after);
    const reached = reachedBy(read, chosen, scope);
    return change(idsOf(reached), (db) => {
      requireKnown(db, after);
      for (const { id: memberId, plan } of reached) {
        updatePlan(db, memberId, memberId === id ? after : followEdit(plan, chosen.plan, after), clock.now());
      }
    });
  }

  function setStatus(id: string, status: StoredSession['mark']): ChangedSessions {
    requireNotRunning(requireSession(read, id));
    return change([id], (db) => updateMark(db, id, status, clock.now()));
  }

  function correctActual(id: string, startedAt: Instant, finishedAt: Instant): ChangedSessions {
    requireNotRunning(requireSession(read, id));
    if (startedAt >= finishedAt || finishedAt > clock.now()) throw new AppError('INVALID_INPUT', { setting: 'finishedAt' });
    return change([id], (db) => {
      saveActual(db, id, startedAt, finishedAt);
      updateMark(db, id, 'planned', clock.now());
    });
  }

  function remove(id: string, scope: SeriesScope): { removed: number; undoId: string } {
    const chosen = requireSession(read, id);
    requireNotRunning(chosen);
    const reached = idsOf(reachedBy(read, chosen, scope));
    const { undoId } = change(reached, (db) => reached.forEach((reachedId) => removeSession(db, reachedId)));
    return { removed: reached.length, undoId };
  }

  return {
    create,
    update: (id, input, scope) => {
      const after = planOf(input);
      return edit(id, scope, () => after);
    },
    move: (id, { startsAt, durationMs }, scope) =>
      edit(id, scope, (before) => ({ ...before, startsAt, endsAt: plus(startsAt, durationMs) })),
    setStatus,
    correctActual,
    remove,
  };
}

function startingAt(plan: SessionPlan, startsAt: Instant): SessionPlan {
  return { ...plan, startsAt, endsAt: plus(startsAt, duration(plan.endsAt - plan.startsAt)) };
}

function removeSession(db: WriteDb, id: string): void {
  declineFeedItems(db, id);
  deleteSession(db, id);
}

function idsOf(entries: readonly { readonly id: string }[]): readonly string[] {
  return entries.map(({ id }) => id);
}
