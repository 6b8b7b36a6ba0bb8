import { z } from 'zod';
import type { TimeRange } from '../domain/availability/open-time.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { dateField, durationField, idField, instantField, lineField, nothing, plannedField, timeField } from './fields.ts';

const rangeSchema = z.object({ from: timeField, to: timeField });

/** The times of one weekday. */
export const dayTimesSchema = z
  .array(rangeSchema)
  .max(6)
  .readonly()
  .refine((ranges) => !doOverlap(ranges), { error: 'These times overlap' });

/** The usual week from a day on; an end that is not after the start is on the next day. */
const weeklyTimesSchema = z.object({
  startsOn: dateField,
  /** Monday first. */
  days: z.array(dayTimesSchema).length(7).readonly(),
});

export const exceptionInputSchema = z
  .object({
    fromOn: dateField,
    toOn: dateField,
    /** Free beside the usual week, or away. */
    isFree: z.boolean(),
    /** On each of the days; null for the whole of them. */
    times: rangeSchema.nullable(),
    note: lineField(120),
  })
  .refine(({ fromOn, toOn }) => fromOn <= toOn, { error: 'The last day comes before the first', path: ['toOn'] });

export type ExceptionInput = z.input<typeof exceptionInputSchema>;

const exceptionSchema = exceptionInputSchema.safeExtend({ id: idField });
export type StoredException = z.output<typeof exceptionSchema>;

const availabilitySchema = z.object({
  /** In order of the days on which they begin. */
  weekly: z.array(weeklyTimesSchema).readonly(),
  /** In order of their first days. */
  exceptions: z.array(exceptionSchema).readonly(),
});
export type StoredAvailability = z.output<typeof availabilitySchema>;

const changedSchema = z.object({ availability: availabilitySchema, undoId: idField });

export const availabilityContract = {
  get: storeOperation.input(nothing).output(availabilitySchema),
  /** Weekly times that begin on the same day are replaced. */
  saveWeek: storeOperation.input(weeklyTimesSchema).output(changedSchema),
  removeWeek: storeOperation
    .input(z.object({ startsOn: dateField }))
    .output(changedSchema)
    .errors(failures('NOT_FOUND')),
  addException: storeOperation.input(exceptionInputSchema).output(changedSchema),
  changeException: storeOperation
    .input(z.object({ id: idField, change: exceptionInputSchema }))
    .output(changedSchema)
    .errors(failures('NOT_FOUND')),
  removeException: storeOperation
    .input(z.object({ id: idField }))
    .output(changedSchema)
    .errors(failures('NOT_FOUND')),
  undo: storeOperation
    .input(z.object({ undoId: idField }))
    .output(nothing)
    .errors(failures('NOTHING_TO_UNDO')),
  /** What is free in [from, to), at most 92 days: open, with notice, and clear of bookings that are agreed and of sessions. */
  free: storeOperation
    .input(
      z.object({
        from: plannedField,
        to: plannedField,
        /** For work at this organisation: its way and its nation's bank holidays; null for anywhere. */
        organisationId: idField.nullable(),
        shortestMs: durationField.refine((ms) => ms >= 60_000 && ms <= 86_400_000, { error: 'Between 1 minute and 24 hours' }),
      }),
    )
    .output(z.array(z.object({ startsAt: instantField, endsAt: instantField })).readonly())
    .errors(failures('NOT_FOUND')),
};

/** Whether one range of a day begins before an earlier one has ended. */
function doOverlap(ranges: readonly TimeRange[]): boolean {
  const sorted = [...ranges].sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.some(({ from }, index) => {
    const before = sorted[index - 1];
    return before !== undefined && (before.to <= before.from || from < before.to);
  });
}
