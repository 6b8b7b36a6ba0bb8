import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import type { ClockSnapshot } from '../domain/clock/snapshot.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { durationField, idField, nothing } from './fields.ts';
import { lateStartPolicies } from './services.ts';

/** Made by the core from stored instants; pages derive every face from it and the present instant. */
const clockSnapshotSchema = z.custom<ClockSnapshot>();

const running = failures('SESSION_NOT_RUNNING');

export const clockContract = {
  /** The present day as anchors, again after each change; only the newest is kept for a slow reader. */
  watch: storeOperation.input(nothing).output(eventIterator(clockSnapshotSchema)),
  /** `remember` keeps the late-start choice for the session's service. */
  start: storeOperation
    .input(z.object({ sessionId: idField, lateStart: z.enum(lateStartPolicies), remember: z.boolean() }))
    .output(nothing)
    .errors(failures('NOT_FOUND', 'SESSION_RUNNING', 'SESSION_FINISHED')),
  /** The next session in the day's order. */
  startNext: storeOperation.input(nothing).output(nothing).errors(failures('NOT_FOUND', 'SESSION_RUNNING')),
  pause: storeOperation.input(nothing).output(nothing).errors(running),
  resume: storeOperation.input(nothing).output(nothing).errors(running),
  /** Longer (positive) or shorter; the end never comes before now. */
  adjust: storeOperation
    .input(z.object({ by: durationField.refine((ms) => Math.abs(ms) <= 4 * 3_600_000, { error: 'At most 4 hours' }) }))
    .output(nothing)
    .errors(running),
  finish: storeOperation.input(nothing).output(nothing).errors(running),
  noShow: storeOperation.input(z.object({ sessionId: idField })).output(nothing).errors(failures('NOT_FOUND', 'SESSION_FINISHED')),
  /** Takes back the last command on the clock. */
  undo: storeOperation.input(nothing).output(nothing).errors(failures('NOTHING_TO_UNDO')),
  /** Hides every name on every clock at once, or shows them again. */
  setHidden: storeOperation.input(z.object({ hidden: z.boolean() })).output(nothing),
};
