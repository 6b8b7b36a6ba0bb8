import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { openOperation } from './base.ts';
import { errorCodes } from '../errors/codes.ts';
import { failureData, failures } from './failures.ts';
import { idField, nothing } from './fields.ts';

/** A long task that goes on when the window that started it closes. */
export const jobSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('running'), id: idField, step: z.string(), done: z.number(), total: z.number().nullable() }),
  /** `resultId` names what the job made, for the operation that fetches it. */
  z.object({ state: z.literal('done'), id: idField, resultId: idField.nullable() }),
  z.object({ state: z.literal('failed'), id: idField, code: z.enum(errorCodes), details: failureData }),
  z.object({ state: z.literal('cancelled'), id: idField }),
]);
export type Job = z.output<typeof jobSchema>;

export const jobsContract = {
  /** Ends by itself after the last state. */
  watch: openOperation
    .input(z.object({ jobId: idField }))
    .output(eventIterator(jobSchema))
    .errors(failures('NOT_FOUND')),
  cancel: openOperation
    .input(z.object({ jobId: idField }))
    .output(nothing)
    .errors(failures('NOT_FOUND')),
};
