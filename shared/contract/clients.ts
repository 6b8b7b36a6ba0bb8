import { z } from 'zod';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { idField, instantField, lineField, nothing } from './fields.ts';

/** What is kept of a client: a first name or initials, never a full record. */
export const clientInputSchema = z.object({
  /** First name or initials, as the practitioner says it. */
  name: lineField(60).refine((text) => text.length > 0, { error: 'Enter a first name or initials' }),
  /** A code of the practitioner's own choice, to show instead of the name. */
  code: lineField(16).nullable(),
});
export type ClientInput = z.input<typeof clientInputSchema>;

export const clientSchema = z.object({
  id: idField,
  name: z.string(),
  code: z.string().nullable(),
  archivedAt: instantField.nullable(),
  sessionCount: z.int(),
  lastSessionAt: instantField.nullable(),
  nextSessionAt: instantField.nullable(),
});
export type Client = z.output<typeof clientSchema>;

export const clientsContract = {
  /** Sorted by name in the user's language; matches the start of any word. */
  list: storeOperation
    .input(z.object({ search: z.string().max(100), archived: z.boolean(), offset: z.int().min(0), limit: z.int().min(1).max(200) }))
    .output(z.object({ clients: z.array(clientSchema).readonly(), total: z.int() })),
  get: storeOperation
    .input(z.object({ id: idField }))
    .output(clientSchema)
    .errors(failures('NOT_FOUND')),
  create: storeOperation.input(clientInputSchema).output(clientSchema),
  update: storeOperation
    .input(z.object({ id: idField, change: clientInputSchema }))
    .output(clientSchema)
    .errors(failures('NOT_FOUND')),
  archive: storeOperation
    .input(z.object({ id: idField, archived: z.boolean() }))
    .output(clientSchema)
    .errors(failures('NOT_FOUND')),
  /** Only a client without sessions can be removed. */
  remove: storeOperation
    .input(z.object({ id: idField }))
    .output(nothing)
    .errors(failures('NOT_FOUND', 'CLIENT_IN_USE')),
};
