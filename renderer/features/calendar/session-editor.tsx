import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Service } from '../../../shared/contract/services.ts';
import type { Session } from '../../../shared/contract/sessions.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useBookingsInTheWay } from '../bookings/use-booking-overlaps.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { ActualFields } from './actual-fields.tsx';
import type { SeriesScope } from './change-words.ts';
import { ScopeQuestion } from './scope-question.tsx';
import { sessionErrors } from './session-form-errors.ts';
import { onlyNotesDiffer, plannedStretch, type SessionFormValues } from './session-form-values.ts';
import { SessionForm } from './session-form.tsx';
import { SessionState } from './session-state.tsx';
import { sessionName } from './session-words.ts';
import { useClientChoice } from './use-client-choice.ts';
import type { SessionWrites } from './use-session-writes.ts';

export interface SessionEditorProps {
  /** Null for a new one. */
  readonly session: Session | null;
  readonly initialValues: SessionFormValues;
  readonly zone: ZoneId;
  readonly now: Instant;
  readonly writes: SessionWrites;
  readonly onClose: () => void;
}

/** The form of one session with everything that can be done to it. */
export function SessionEditor({ session, initialValues, zone, now, writes, onClose }: SessionEditorProps): ReactNode {
  const api = useApi();
  const { save, setStatus, correctActual, remove } = writes;
  const [asked, setAsked] = useState<'Save' | 'Remove' | null>(null);
  const form = useForm<SessionFormValues>({ mode: 'controlled', initialValues, validate: (values) => ({ ...sessionErrors(values) }) });
  const services = useQuery(api.services.list.queryOptions({ input: { archived: true } }));
  const clients = useClientChoice();
  const overlaps = useOverlaps(form.values, session);
  const bookingLines = useBookingsInTheWay(plannedStretch(form.values), turnoverOf(services.data, form.values.serviceId), zone);
  useUnsaved(form.isDirty());

  const closing = { onSuccess: onClose };
  // What is typed and not saved yet outlives a mark.
  const closingUnlessTyped = form.isDirty() ? {} : closing;
  const isSeries = session !== null && session.seriesId !== null;
  const saveIn = (scope: SeriesScope): void => save.mutate({ session, values: form.values, scope }, closing);
  const removeIn = (scope: SeriesScope): void => {
    if (session) remove.mutate({ session, scope }, closing);
  };
  const handleSave = (): void => {
    if (isSeries && !onlyNotesDiffer(initialValues, form.values)) setAsked('Save');
    else saveIn('one');
  };
  const handleAnswer = (scope: SeriesScope): void => {
    setAsked(null);
    if (asked === 'Save') saveIn(scope);
    else removeIn(scope);
  };
  return (
    <>
      <SessionForm
        title={session ? sessionName(session) : 'New session'}
        form={form}
        clients={clients}
        services={offeredTo(session, services.data ?? [])}
        zones={Intl.supportedValuesOf('timeZone')}
        ownZone={zone}
        today={dayOf(now, zone)}
        overlaps={overlaps}
        bookingLines={bookingLines}
        canRepeat={session === null}
        busy={save.isPending}
        error={save.error}
        aside={
          session && (
            <Button
              variant="subtle"
              color="red"
              disabled={session.status === 'running'}
              loading={remove.isPending}
              onClick={() => (isSeries ? setAsked('Remove') : removeIn('one'))}
            >
              Remove
            </Button>
          )
        }
        onSave={handleSave}
        onClose={onClose}
      >
        {session && (
          <SessionState
            session={session}
            busy={setStatus.isPending}
            onSetStatus={(status) => setStatus.mutate({ session, status }, closingUnlessTyped)}
          >
            {session.kind === 'session' && session.status !== 'running' && session.startsAt <= now && (
              <ActualFields
                session={session}
                busy={correctActual.isPending}
                error={correctActual.error}
                onCorrect={(startedAt, finishedAt) => correctActual.mutate({ session, startedAt, finishedAt }, closingUnlessTyped)}
              />
            )}
          </SessionState>
        )}
      </SessionForm>
      {asked && <ScopeQuestion verb={asked} noun="session" onAnswer={handleAnswer} onCancel={() => setAsked(null)} />}
    </>
  );
}

/** What is offered now, and what the session has already though it is archived. */
function offeredTo(session: Session | null, services: readonly Service[]): readonly Service[] {
  return services.filter(({ id, archivedAt }) => archivedAt === null || id === session?.service?.id);
}

function turnoverOf(services: readonly Service[] | undefined, serviceId: string | null): number {
  return services?.find(({ id }) => id === serviceId)?.turnoverMs ?? 0;
}

/** What the session would overlap as it stands in the form now. */
function useOverlaps(values: SessionFormValues, session: Session | null): readonly Session[] {
  const api = useApi();
  const stretch = plannedStretch(values);
  const plan = stretch && {
    kind: values.kind,
    startsAt: stretch.startsAt,
    durationMs: Math.min(stretch.endsAt - stretch.startsAt, 24 * 3_600_000),
    serviceId: values.kind === 'break' ? null : values.serviceId,
    exceptId: session?.id ?? null,
  };
  const [asked] = useDebouncedValue(JSON.stringify(plan), 120);
  const input = asked === JSON.stringify(plan) ? plan : null;
  const overlaps = useQuery(api.sessions.overlaps.queryOptions({ input: input ?? skipToken, placeholderData: keepPreviousData }));
  return stretch ? (overlaps.data ?? []) : [];
}
