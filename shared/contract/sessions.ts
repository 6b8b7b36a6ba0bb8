import { z } from 'zod';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { dateField, durationField, idField, instantField, lineField, nothing, plannedField, zoneField } from './fields.ts';

export const sessionKinds = ['session', 'break'] as const;
/** `planned` until it ran; `done` once it has an actual end. */
export const sessionStatuses = ['planned', 'running', 'done', 'noShow', 'cancelled'] as const;
/** Which sessions of a repeat a change reaches. */
export const seriesScopes = ['one', 'following', 'all'] as const;

const minute = 60_000;

const sessionLength = durationField.refine((ms) => ms >= minute && ms <= 24 * 60 * minute, { error: 'Between 1 minute and 24 hours' });

/** How a new session repeats. Occurrences keep their local time in the session's zone. */
export const repeatSchema = z.object({
  every: z.enum(['day', 'week', 'month']),
  interval: z.int().min(1).max(12),
  /** ISO weekdays 1 (Monday) – 7, for weekly repeats; empty means the weekday of the first session. */
  weekdays: z.array(z.int().min(1).max(7)).max(7),
  /** Exactly one of the two ends a repeat; at most 200 sessions and two years. */
  count: z.int().min(2).max(200).nullable(),
  until: dateField.nullable(),
});
export type Repeat = z.output<typeof repeatSchema>;

export const sessionInputSchema = z.object({
  kind: z.enum(sessionKinds),
  clientId: idField.nullable(),
  serviceId: idField.nullable(),
  title: lineField(120),
  startsAt: plannedField,
  durationMs: sessionLength,
  /** The session keeps this zone for ever: it shows the local time of where it takes place. */
  zone: zoneField,
  notes: z.string().max(10_000),
});
export type SessionInput = z.input<typeof sessionInputSchema>;

export const sessionSchema = z.object({
  id: idField,
  kind: z.enum(sessionKinds),
  client: z.object({ id: idField, name: z.string(), code: z.string().nullable() }).nullable(),
  service: z.object({ id: idField, name: z.string(), colour: z.string(), turnoverMs: durationField }).nullable(),
  title: z.string(),
  startsAt: instantField,
  endsAt: instantField,
  zone: zoneField,
  notes: z.string(),
  status: z.enum(sessionStatuses),
  actualStartedAt: instantField.nullable(),
  actualFinishedAt: instantField.nullable(),
  seriesId: idField.nullable(),
  /** The feed it came from, if any. */
  source: z
    .object({
      feedId: idField,
      feedName: z.string(),
      /** The feed no longer has it; it was kept because of local notes or a run. */
      gone: z.boolean(),
    })
    .nullable(),
});
export type Session = z.output<typeof sessionSchema>;

export interface ClientSessions {
  readonly ahead: readonly Session[];
  readonly past: readonly Session[];
}

/** A change that can be undone until the app closes. */
export const changedSchema = z.object({ sessions: z.array(sessionSchema).readonly(), undoId: idField });

export const sessionsContract = {
  /** All that overlap [from, to), by start; at most 45 days. */
  range: storeOperation.input(z.object({ from: instantField, to: instantField })).output(z.array(sessionSchema).readonly()),
  get: storeOperation
    .input(z.object({ id: idField }))
    .output(sessionSchema)
    .errors(failures('NOT_FOUND')),
  /** Nearest to now first; matches client, code, service, title, notes. */
  search: storeOperation
    .input(z.object({ text: z.string().min(1).max(100), limit: z.int().min(1).max(100) }))
    .output(z.array(sessionSchema).readonly()),
  /** Of one client: the next three to come, soonest first, and those that have begun, newest first. */
  ofClient: storeOperation
    .input(z.object({ clientId: idField, limit: z.int().min(1).max(100) }))
    .output(z.object({ ahead: z.array(sessionSchema).readonly(), past: z.array(sessionSchema).readonly() })),
  /** What would overlap, turnover included, so that the form can warn before saving. */
  overlaps: storeOperation
    .input(
      z.object({
        kind: z.enum(sessionKinds).default('session'),
        startsAt: plannedField,
        durationMs: sessionLength,
        serviceId: idField.nullable(),
        exceptId: idField.nullable(),
      }),
    )
    .output(z.array(sessionSchema).readonly()),
  create: storeOperation
    .input(z.object({ session: sessionInputSchema, repeat: repeatSchema.nullable() }))
    .output(changedSchema)
    .errors(failures('NOT_FOUND', 'SERIES_TOO_LONG')),
  update: storeOperation
    .input(z.object({ id: idField, change: sessionInputSchema, scope: z.enum(seriesScopes) }))
    .output(changedSchema)
    .errors(failures('NOT_FOUND', 'SESSION_RUNNING')),
  /** Others in scope move by as much on the wall clock. By drag, resize or keyboard; the zone stays. */
  move: storeOperation
    .input(z.object({ id: idField, startsAt: plannedField, durationMs: sessionLength, scope: z.enum(seriesScopes) }))
    .output(changedSchema)
    .errors(failures('NOT_FOUND', 'SESSION_RUNNING')),
  setStatus: storeOperation
    .input(z.object({ id: idField, status: z.enum(['planned', 'noShow', 'cancelled']) }))
    .output(changedSchema)
    .errors(failures('NOT_FOUND', 'SESSION_RUNNING')),
  /** Corrects what the clock recorded. */
  correctActual: storeOperation
    .input(z.object({ id: idField, startedAt: plannedField, finishedAt: plannedField }))
    .output(changedSchema)
    .errors(failures('NOT_FOUND', 'SESSION_RUNNING')),
  remove: storeOperation
    .input(z.object({ id: idField, scope: z.enum(seriesScopes) }))
    .output(z.object({ removed: z.int(), undoId: idField }))
    .errors(failures('NOT_FOUND', 'SESSION_RUNNING')),
  undo: storeOperation
    .input(z.object({ undoId: idField }))
    .output(nothing)
    .errors(failures('NOTHING_TO_UNDO', 'SESSION_RUNNING')),
};
