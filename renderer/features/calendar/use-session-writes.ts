import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Session } from '../../../shared/contract/sessions.ts';
import { instant, plus, type ZoneId } from '../../../shared/domain/time.ts';
import type { Stretch } from '../../../shared/domain/availability/stretches.ts';
import { useApi, type Api } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { bookingOverlapSentence } from '../bookings/overlap-words.ts';
import type { Timing } from './calendar-events.ts';
import {
  createdWords,
  movedWords,
  overlapNote,
  removedWords,
  savedWords,
  statusChangeWords,
  type ChangeView,
  type SeriesScope,
} from './change-words.ts';
import { choiceOf, isNewClient, type ClientChoice } from './client-choice.ts';
import { toRepeat } from './repeat-values.ts';
import { toSessionInput, type SessionFormValues } from './session-form-values.ts';
import { overlapSentence } from './session-words.ts';
import type { Undo } from '../../app/use-undo.ts';

export interface SaveSession {
  /** Null makes a new one. */
  readonly session: Session | null;
  readonly values: SessionFormValues;
  readonly scope: SeriesScope;
}

export interface MoveSession {
  readonly session: Session;
  readonly timing: Timing;
  readonly scope: SeriesScope;
}

export interface SessionWritesContext extends ChangeView {
  readonly undo: Undo;
  /** One sentence for each reason why a time is not one at which the practitioner works. */
  readonly notFree: (planned: Stretch) => readonly string[];
}

/** Every change of a session; each is said in one line with a way back. */
export function useSessionWrites({ undo, notFree, ...view }: SessionWritesContext) {
  const api = useApi();
  const queries = useQueryClient();

  const save = useMutation({
    mutationFn: async ({ session, values, scope }: SaveSession) => {
      const client =
        values.kind === 'session' && isNewClient(values.client) ? await findOrAddClient(api, values.client.name) : values.client;
      const input = toSessionInput({ ...values, client });
      return session
        ? api.sessions.update.call({ id: session.id, change: input, scope })
        : api.sessions.create.call({ session: input, repeat: toRepeat(values) });
    },
    onSuccess: ({ sessions, undoId }, { session }) =>
      undo.offer(session ? savedWords(sessions, view) : createdWords(sessions, view), undoId),
  });

  const move = useMutation({
    mutationFn: async ({ session, timing, scope }: MoveSession) => {
      const changed = await api.sessions.move.call({ id: session.id, ...timing, scope });
      const planned = { startsAt: timing.startsAt, endsAt: plus(timing.startsAt, timing.durationMs) };
      return { ...changed, inTheWay: [...(await sentencesInTheWay(api, session, timing, view.zone)), ...notFree(planned)] };
    },
    // The grid shows the new place at once; the announced change brings the stored truth.
    onMutate: ({ session, timing }) => {
      const moved = { startsAt: timing.startsAt, endsAt: plus(timing.startsAt, timing.durationMs) };
      const place = (old: readonly Session[] | undefined) =>
        old?.map((other) => (other.id === session.id ? { ...other, ...moved } : other));
      queries.setQueriesData<readonly Session[]>({ queryKey: api.sessions.range.key() }, place);
    },
    onSuccess: ({ sessions, undoId, inTheWay }, { session }) =>
      undo.offer(movedWords(session, sessions, view) + overlapNote(inTheWay), undoId),
    onError: (error) => {
      notifyFailure(error);
      void queries.invalidateQueries({ queryKey: api.sessions.range.key() });
    },
  });

  const setStatus = useMutation({
    mutationFn: ({ session, status }: { session: Pick<Session, 'id'>; status: 'planned' | 'noShow' | 'cancelled' }) =>
      api.sessions.setStatus.call({ id: session.id, status }),
    onSuccess: ({ sessions, undoId }) => undo.offer(sessions[0] ? statusChangeWords(sessions[0], view) : 'Saved.', undoId),
    onError: notifyFailure,
  });

  const correctActual = useMutation({
    mutationFn: ({ session, startedAt, finishedAt }: { session: Pick<Session, 'id'>; startedAt: number; finishedAt: number }) =>
      api.sessions.correctActual.call({ id: session.id, startedAt: instant(startedAt), finishedAt: instant(finishedAt) }),
    onSuccess: ({ sessions, undoId }) => undo.offer(savedWords(sessions, view), undoId),
  });

  const remove = useMutation({
    mutationFn: ({ session, scope }: { session: Session; scope: SeriesScope }) => api.sessions.remove.call({ id: session.id, scope }),
    onSuccess: ({ removed, undoId }) => undo.offer(removedWords(removed), undoId),
    onError: notifyFailure,
  });

  return { save, move, setStatus, correctActual, remove };
}

/** One sentence for each session or booking that a session would leave too little time at its new place. */
async function sentencesInTheWay(api: Api, session: Session, timing: Timing, zone: ZoneId): Promise<readonly string[]> {
  const { startsAt, durationMs } = timing;
  const planned = { startsAt, endsAt: plus(startsAt, durationMs) };
  const turnoverMs = session.service?.turnoverMs ?? 0;
  const [overlaps, { bookings }] = await Promise.all([
    api.sessions.overlaps.call({ kind: session.kind, ...timing, serviceId: session.service?.id ?? null, exceptId: session.id }),
    api.bookings.overlaps.call({ ...timing, organisationId: null, turnoverMs, exceptId: null }),
  ]);
  return [
    ...overlaps.map((other) => overlapSentence(other, planned, zone)),
    ...bookings.map((other) => bookingOverlapSentence(other, planned, zone)),
  ];
}

/** A retry after a failed save finds the client that the first try added. */
async function findOrAddClient(api: Api, name: string): Promise<ClientChoice> {
  const { clients } = await api.clients.list.call({ search: name.trim().slice(0, 100), archived: false, offset: 0, limit: 200 });
  const known = choiceOf(name, clients);
  return known.id === null ? api.clients.create.call({ name, code: null }) : known;
}

export type SessionWrites = ReturnType<typeof useSessionWrites>;
