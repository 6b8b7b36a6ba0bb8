import { z } from 'zod';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { colourField, durationField, idField, instantField, lineField, nothing } from './fields.ts';

export const lateStartPolicies = ['endOnTime', 'fullLength', 'split'] as const;

const minute = 60_000;

/** A kind of session: how long, which warnings, how much turnover after it. */
export const serviceInputSchema = z.object({
  name: lineField(60).refine((text) => text.length > 0, { error: 'Enter a name' }),
  durationMs: durationField.refine((ms) => ms >= 5 * minute && ms <= 12 * 60 * minute, { error: 'Between 5 minutes and 12 hours' }),
  colour: colourField,
  windDownMs: durationField.refine((ms) => ms >= 0 && ms <= 60 * minute, { error: 'At most 60 minutes' }),
  finalWarningMs: durationField.refine((ms) => ms >= 0 && ms <= 30 * minute, { error: 'At most 30 minutes' }),
  turnoverMs: durationField.refine((ms) => ms >= 0 && ms <= 120 * minute, { error: 'At most 2 hours' }),
  silent: z.boolean(),
  /** Null asks each time. */
  lateStart: z.enum(lateStartPolicies).nullable(),
});
export type ServiceInput = z.input<typeof serviceInputSchema>;

export const serviceSchema = z.object({
  id: idField,
  name: z.string(),
  durationMs: durationField,
  colour: z.string(),
  windDownMs: durationField,
  finalWarningMs: durationField,
  turnoverMs: durationField,
  silent: z.boolean(),
  lateStart: z.enum(lateStartPolicies).nullable(),
  archivedAt: instantField.nullable(),
});
export type Service = z.output<typeof serviceSchema>;

export const servicesContract = {
  /** In the user's own order; archived ones last. */
  list: storeOperation.input(z.object({ archived: z.boolean() })).output(z.array(serviceSchema).readonly()),
  create: storeOperation.input(serviceInputSchema).output(serviceSchema),
  update: storeOperation
    .input(z.object({ id: idField, change: serviceInputSchema }))
    .output(serviceSchema)
    .errors(failures('NOT_FOUND')),
  /** The user's own order: the named ones first, as named, then the others as they stood. Answers all, archived ones last. */
  reorder: storeOperation
    .input(z.object({ ids: z.array(idField).max(500) }))
    .output(z.array(serviceSchema).readonly())
    .errors(failures('NOT_FOUND')),
  archive: storeOperation
    .input(z.object({ id: idField, archived: z.boolean() }))
    .output(serviceSchema)
    .errors(failures('NOT_FOUND')),
  remove: storeOperation
    .input(z.object({ id: idField }))
    .output(nothing)
    .errors(failures('NOT_FOUND', 'SERVICE_IN_USE')),
};
