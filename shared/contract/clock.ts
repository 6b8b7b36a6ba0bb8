import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { MOST_CUT } from '../domain/clock/catch-up.ts';
import type { ClockSnapshot } from '../domain/clock/snapshot.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { durationField, idField, instantField, nothing, zoneField } from './fields.ts';
import { nameDisplays, secondsDisplays } from './preferences.ts';
import { lateStartPolicies } from './services.ts';
import { sessionKinds } from './sessions.ts';

const lateStart = z.enum(lateStartPolicies);

const plannedItemSchema = z.object({
  id: idField,
  kind: z.enum(sessionKinds),
  startsAt: instantField,
  endsAt: instantField,
  zone: zoneField,
  clientId: idField.nullable(),
  firstName: z.string().nullable(),
  initials: z.string().nullable(),
  code: z.string().nullable(),
  title: z.string().nullable(),
  colour: z.string().nullable(),
  windDown: durationField,
  finalWarning: durationField,
  turnover: durationField,
  silent: z.boolean(),
  unpaidBreak: durationField.nullable(),
  lateStart: lateStart.nullable(),
  outcome: z.enum(['planned', 'noShow', 'cancelled', 'skipped']),
  held: z.boolean(),
});

const runSchema = z.object({
  itemId: idField,
  startedAt: instantField,
  lateStart,
  added: durationField,
  pauses: z.array(z.object({ from: instantField, to: instantField.nullable() })).readonly(),
  finishedAt: instantField.nullable(),
  keptBy: z.enum(['hand', 'clock']),
});

const settingsSchema = z.object({
  nameDisplay: z.enum(nameDisplays),
  showTitle: z.boolean(),
  showSeconds: z.enum(secondsDisplays),
  autoAdvance: z.enum(['tap', 'followClock']),
  lateStart,
  nudgeAfter: durationField,
  countdownFrom: durationField,
  freezeAtZero: z.boolean(),
  showPlainClockWhenIdle: z.boolean(),
  catchUpMaxPercent: z.number(),
  sounds: z.object({
    muted: z.boolean(),
    volume: z.number(),
    cues: z.object({ start: z.boolean(), windDown: z.boolean(), final: z.boolean(), over: z.boolean() }),
  }),
});

/** Made by the core from stored instants; pages derive every face from it and the present instant. */
const clockSnapshotSchema = z.object({
  items: z.array(plannedItemSchema).readonly(),
  runs: z.array(runSchema).readonly(),
  settings: settingsSchema,
  zone: zoneField,
  hidden: z.boolean(),
  version: z.int(),
}) satisfies z.ZodType<ClockSnapshot>;

export const clockStateSchema = z.object({
  ...clockSnapshotSchema.shape,
  /** The computer's clock was set while a session ran, and its times were moved along; to be said until the next command. */
  jump: z.object({ at: instantField, movedBy: durationField }).nullable(),
  /** A command of this run of the app can be taken back. */
  canUndo: z.boolean(),
});
export type ClockState = z.output<typeof clockStateSchema>;

const shortenBy = durationField.refine((ms) => ms >= 0 && ms <= MOST_CUT, { error: 'At most a quarter of an hour' });

const running = failures('SESSION_NOT_RUNNING');
/** Nothing is left of the session that could be paused or cut. */
const over = failures('SESSION_NOT_RUNNING', 'SESSION_FINISHED');

export const clockContract = {
  /** The present day as anchors, again after each change; only the newest is kept for a slow reader. A clock window gets the names it may show. */
  watch: storeOperation.input(nothing).output(eventIterator(clockStateSchema)),
  /** A session, a break or a booking of the day. `remember` keeps the late-start choice for the session's service; `shortenBy` is given up besides, so that the day catches up. */
  start: storeOperation
    .input(z.object({ itemId: idField, lateStart, remember: z.boolean(), shortenBy: shortenBy.optional() }))
    .output(nothing)
    .errors(failures('NOT_FOUND', 'SESSION_RUNNING', 'SESSION_FINISHED')),
  /** Another late-start choice for the session that runs, counted from when it began. */
  chooseLateStart: storeOperation
    .input(z.object({ lateStart, remember: z.boolean() }))
    .output(nothing)
    .errors(over),
  /** "Client late": no nudge, and no start by the wall clock, until it is started by hand. */
  hold: storeOperation
    .input(z.object({ sessionId: idField }))
    .output(nothing)
    .errors(failures('NOT_FOUND', 'SESSION_FINISHED')),
  /** The next session in the day's order. */
  startNext: storeOperation.input(nothing).output(nothing).errors(failures('NOT_FOUND', 'SESSION_RUNNING')),
  pause: storeOperation.input(nothing).output(nothing).errors(over),
  resume: storeOperation.input(nothing).output(nothing).errors(running),
  /** Longer (positive) or shorter; the end never comes before now. */
  adjust: storeOperation
    .input(z.object({ by: durationField.refine((ms) => Math.abs(ms) <= 4 * 3_600_000, { error: 'At most 4 hours' }) }))
    .output(nothing)
    .errors(over),
  finish: storeOperation.input(nothing).output(nothing).errors(running),
  noShow: storeOperation
    .input(z.object({ sessionId: idField }))
    .output(nothing)
    .errors(failures('NOT_FOUND', 'SESSION_FINISHED')),
  /** Takes back the last command on the clock. */
  undo: storeOperation.input(nothing).output(nothing).errors(failures('NOTHING_TO_UNDO')),
  /** Hides every name on every clock at once, or shows them again. */
  setHidden: storeOperation.input(z.object({ hidden: z.boolean() })).output(nothing),
};
