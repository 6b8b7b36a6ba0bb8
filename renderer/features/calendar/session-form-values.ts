import { repeatSchema, sessionInputSchema, type Repeat, type Session, type SessionInput } from '../../../shared/contract/sessions.ts';
import { instant, localDate, localTime, zoneId, type Instant, type ZoneId } from '../../../shared/domain/time.ts';
import { atLocalTime, dayOf, isZone, timeOf } from '../../../shared/domain/zones.ts';

/** What stands in the fields of the session form, as typed. */
export interface SessionFormValues {
  readonly kind: Session['kind'];
  readonly clientId: string | null;
  readonly serviceId: string | null;
  readonly title: string;
  /** `2026-11-24`, empty while not chosen; in the session's zone, like the time. */
  readonly date: string;
  readonly time: string;
  readonly minutes: number | string;
  readonly zone: string;
  readonly repeats: 'never' | Repeat['every'];
  readonly interval: number | string;
  readonly weekdays: readonly string[];
  readonly ends: 'count' | 'until';
  readonly count: number | string;
  readonly until: string;
  readonly notes: string;
}

/** An empty form for a free slot of the calendar. */
export function newSessionValues(startsAt: Instant, minutes: number, zone: ZoneId): SessionFormValues {
  return {
    kind: 'session',
    clientId: null,
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
    clientId: session.client?.id ?? null,
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

/** What the contract is given; checked by `sessionErrors` before it is sent. */
export function toSessionInput(values: SessionFormValues): SessionInput {
  return {
    kind: values.kind,
    clientId: values.kind === 'break' ? null : values.clientId,
    serviceId: values.kind === 'break' ? null : values.serviceId,
    title: values.title,
    startsAt: startOf(values) ?? Number.NaN,
    durationMs: (wholeNumber(values.minutes) ?? Number.NaN) * 60_000,
    zone: values.zone,
    notes: values.notes,
  };
}

/** The repeat as the contract takes it, or null for a single session. */
export function toRepeat(values: SessionFormValues): Repeat | null {
  if (values.repeats === 'never') return null;
  return {
    every: values.repeats,
    interval: wholeNumber(values.interval) ?? Number.NaN,
    weekdays: values.repeats === 'week' ? values.weekdays.map(Number).sort((a, b) => a - b) : [],
    count: values.ends === 'count' ? (wholeNumber(values.count) ?? Number.NaN) : null,
    until: values.ends === 'until' ? localDate(values.until) : null,
  };
}

/** One text per field that is not right yet, by the contract's own rules; empty when it can be saved. */
export function sessionErrors(values: SessionFormValues): Partial<Record<keyof SessionFormValues, string>> {
  const errors: Partial<Record<keyof SessionFormValues, string>> = {};
  const session = sessionInputSchema.safeParse(toSessionInput(values));
  for (const issue of session.error?.issues ?? []) {
    const field = fieldOf[String(issue.path[0])];
    if (field) errors[field] ??= field === 'date' || field === 'minutes' ? whenErrors[field](issue.message) : issue.message;
  }
  const repeat = toRepeat(values);
  for (const issue of (repeat && repeatSchema.safeParse(repeat).error?.issues) ?? []) {
    const field = repeatFieldOf[String(issue.path[0])];
    if (field) errors[field] ??= repeatErrors[field];
  }
  if (repeat?.until && repeat.until < values.date) errors.until = 'Choose a day after the first session';
  if (!isZone(values.zone)) errors.zone = 'Choose a time zone from the list';
  return errors;
}

/** Whether only the notes differ: they belong to one session, so no one needs to be asked about its repeat. */
export function onlyNotesDiffer(before: SessionFormValues, after: SessionFormValues): boolean {
  return before.notes !== after.notes && JSON.stringify({ ...before, notes: '' }) === JSON.stringify({ ...after, notes: '' });
}

const noRepeat = { repeats: 'never', interval: 1, weekdays: [], ends: 'count', count: 10, until: '' } as const;

const fieldOf: Readonly<Record<string, 'title' | 'date' | 'minutes' | 'notes'>> = { title: 'title', startsAt: 'date', durationMs: 'minutes', notes: 'notes' };
const whenErrors = {
  date: () => 'Enter a day and a time',
  minutes: (message: string) => (message.startsWith('Between') ? message : 'Enter a length in minutes'),
} as const;

const repeatFieldOf: Readonly<Record<string, 'interval' | 'count' | 'until'>> = { interval: 'interval', count: 'count', until: 'until' };
const repeatErrors = { interval: 'Between 1 and 12', count: 'Between 2 and 200', until: 'Choose the last day' } as const;

function startOf({ date, time, zone }: SessionFormValues): Instant | null {
  if (date === '' || !/^\d\d:\d\d/.test(time) || !isZone(zone)) return null;
  return atLocalTime(localDate(date), localTime(time.slice(0, 5)), zoneId(zone));
}

function wholeNumber(typed: number | string): number | null {
  const count = typeof typed === 'number' ? typed : typed.trim() === '' ? Number.NaN : Number(typed);
  return Number.isInteger(count) ? count : null;
}
