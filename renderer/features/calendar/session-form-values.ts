import type { Session, SessionInput } from '../../../shared/contract/sessions.ts';
import { instant, localDate, localTime, zoneId, type Instant, type ZoneId } from '../../../shared/domain/time.ts';
import { atLocalTime, dayOf, isZone, timeOf } from '../../../shared/domain/zones.ts';
import { noClient, type ClientChoice } from './client-choice.ts';
import { noRepeat, wholeNumber, type RepeatValues } from './repeat-values.ts';

/** What stands in the fields of the session form, as typed. */
export interface SessionFormValues extends RepeatValues {
  readonly kind: Session['kind'];
  readonly client: ClientChoice;
  readonly serviceId: string | null;
  readonly title: string;
  /** `2026-11-24`, empty while not chosen; in the session's zone, like the time. */
  readonly date: string;
  readonly time: string;
  readonly minutes: number | string;
  readonly zone: string;
  readonly notes: string;
}

/** An empty form for a free slot of the calendar. */
export function newSessionValues(startsAt: Instant, minutes: number, zone: ZoneId): SessionFormValues {
  return {
    kind: 'session',
    client: noClient,
    serviceId: null,
    title: '',
    date: dayOf(startsAt, zone),
    time: timeOf(startsAt, zone),
    minutes,
    zone,
    ...noRepeat,
    notes: '',
  };
}

/** The form for a session that exists; a repeat is set up only once, when it is made. */
export function sessionValues(session: Session): SessionFormValues {
  return {
    kind: session.kind,
    client: session.client ? { id: session.client.id, name: session.client.name } : noClient,
    serviceId: session.service?.id ?? null,
    title: session.title,
    date: dayOf(session.startsAt, session.zone),
    time: timeOf(session.startsAt, session.zone),
    minutes: (session.endsAt - session.startsAt) / 60_000,
    zone: session.zone,
    ...noRepeat,
    notes: session.notes,
  };
}

/** When the session would take place; null while date, time, length or zone do not make sense yet. */
export function plannedStretch(values: SessionFormValues): { readonly startsAt: Instant; readonly endsAt: Instant } | null {
  const startsAt = startOf(values);
  const minutes = wholeNumber(values.minutes);
  return startsAt === null || minutes === null || minutes < 1 ? null : { startsAt, endsAt: instant(startsAt + minutes * 60_000) };
}

/** What the contract is given; checked by `sessionErrors` of session-form-errors.ts before it is sent. A new client is made before. */
export function toSessionInput(values: SessionFormValues): SessionInput {
  return {
    kind: values.kind,
    clientId: values.kind === 'break' ? null : values.client.id,
    serviceId: values.kind === 'break' ? null : values.serviceId,
    title: values.title,
    startsAt: startOf(values) ?? Number.NaN,
    durationMs: (wholeNumber(values.minutes) ?? Number.NaN) * 60_000,
    zone: values.zone,
    notes: values.notes,
  };
}

/** Whether only the notes differ: they belong to one session, so no one needs to be asked about its repeat. */
export function onlyNotesDiffer(before: SessionFormValues, after: SessionFormValues): boolean {
  return before.notes !== after.notes && JSON.stringify({ ...before, notes: '' }) === JSON.stringify({ ...after, notes: '' });
}

function startOf({ date, time, zone }: SessionFormValues): Instant | null {
  if (date === '' || !/^\d\d:\d\d/.test(time) || !isZone(zone)) return null;
  return atLocalTime(localDate(date), localTime(time.slice(0, 5)), zoneId(zone));
}
