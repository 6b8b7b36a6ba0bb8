import { z } from 'zod';
import { importFields, importKinds } from '../domain/imports/import-fields.ts';
import { organisationKinds } from '../domain/invoices/model.ts';
import { pence } from '../domain/money.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { dateField, idField, nothing } from './fields.ts';

/** What becomes of a row: it is made, it is there already, or it cannot be read. */
export const importVerdicts = ['new', 'known', 'wrong'] as const;
export type ImportVerdict = (typeof importVerdicts)[number];

const amountOut = z.int().transform((count) => pence(count));
const fieldField = z.enum([...importFields.organisations, ...importFields.invoices]);

/** How the table is read; see shared/domain/imports/import-plan.ts. */
export const importPlanSchema = z.object({
  columns: z.array(fieldField.nullable()).max(60).readonly(),
  /** The row with the headings, counted from 1; 0 when there are none. */
  headingRow: z.int().min(0).max(20_000),
  dateOrder: z.enum(['dayFirst', 'monthFirst']),
});
export type ImportPlanValues = z.output<typeof importPlanSchema>;

const organisationPartSchema = z.object({ name: z.string(), kind: z.enum(organisationKinds), email: z.string(), odsCode: z.string() });
const invoicePartSchema = z.object({
  number: z.string(),
  organisation: z.string(),
  /** The organisation is not known yet and is made too. */
  isNewOrganisation: z.boolean(),
  issuedOn: dateField.nullable(),
  dueOn: dateField.nullable(),
  total: amountOut.nullable(),
  /** In the total; null where the table does not tell. */
  vat: amountOut.nullable(),
  paid: amountOut,
  paidOn: dateField.nullable(),
});

export const importRowSchema = z.object({
  /** As a spreadsheet counts it, from 1. */
  row: z.int(),
  verdict: z.enum(importVerdicts),
  /** Why the row is left out, or what is assumed of it; may be empty. */
  words: z.array(z.string()).readonly(),
  organisation: organisationPartSchema.nullable(),
  invoice: invoicePartSchema.nullable(),
});
export type ImportRow = z.output<typeof importRowSchema>;

export const importSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('refused'), words: z.string() }),
  z.object({
    outcome: z.literal('read'),
    kind: z.enum(importKinds),
    plan: importPlanSchema,
    /** By column: the heading, and the first thing below it. */
    headings: z.array(z.object({ name: z.string(), example: z.string() })).readonly(),
    /** The first rows, to choose the one with the headings. */
    firstRows: z.array(z.object({ row: z.int(), text: z.string() })).readonly(),
    /** Fields that no column holds and without which nothing can be made. */
    missing: z.array(fieldField).readonly(),
    counts: z.object({ new: z.int(), known: z.int(), wrong: z.int(), newOrganisations: z.int(), total: amountOut, paid: amountOut }),
    /** Of the verdict that was asked for, in the order of the file. */
    rows: z.array(importRowSchema).readonly(),
  }),
]);
export type ImportView = z.output<typeof importSchema>;

const whole = {
  importId: idField,
  /** Null takes the guess. */
  plan: importPlanSchema.nullable(),
  /** Whose invoices they are; null for organisations, and while there is nobody who trades. */
  identityId: idField.nullable(),
};

export const importsContract = {
  /** Reads a table in a thread of its own; the job's result is for `look`. A later reading takes the place of this one. */
  read: storeOperation
    .input(z.object({ uploadId: idField, kind: z.enum(importKinds) }))
    .output(z.object({ jobId: idField }))
    .errors(failures('UPLOAD_GONE')),
  /** What would come of the table, with the store as it is now. Nothing is written. */
  look: storeOperation
    .input(z.object({ ...whole, verdict: z.enum(importVerdicts), offset: z.int().min(0), limit: z.int().min(1).max(200) }))
    .output(importSchema)
    .errors(failures('IMPORT_GONE', 'NOT_FOUND')),
  /** Makes what is new, all or nothing; windows are answered meanwhile. The job's result is for `outcome`; given up, it has made nothing. */
  confirm: storeOperation
    .input(z.object(whole))
    .output(z.object({ jobId: idField }))
    .errors(failures('IMPORT_GONE', 'NOT_FOUND', 'NOTHING_TO_IMPORT')),
  outcome: storeOperation
    .input(z.object({ resultId: idField }))
    .output(z.object({ organisations: z.int(), invoices: z.int(), undoId: idField }))
    .errors(failures('NOTHING_TO_UNDO')),
  /** Takes an import back, unless something of it was changed or used since. */
  undo: storeOperation
    .input(z.object({ undoId: idField }))
    .output(nothing)
    .errors(failures('NOTHING_TO_UNDO')),
};
