import { z } from 'zod';
import { nations } from '../domain/invoices/model.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { dateField, idField, instantField, nothing } from './fields.ts';

/** What keeps a file from being used; what is in use stays. */
export const packRefusals = ['tooLarge', 'notJson', 'notSigned', 'notAPack', 'older', 'expired'] as const;

const refusedSchema = z.object({
  refusal: z.enum(packRefusals),
  /** Why, and what helps. */
  words: z.string(),
});

const figureSchema = z.object({
  name: z.string(),
  value: z.string(),
  from: dateField.nullable(),
  to: dateField.nullable(),
  sources: z.array(z.object({ title: z.string(), url: z.string() })).readonly(),
  /** What is not certain about it; empty where it was read at its official source. */
  doubt: z.string(),
});

const figuresInUseSchema = z.object({
  version: z.int(),
  issuedOn: dateField,
  /** Last day; null for what comes with the product. */
  expiresOn: dateField.nullable(),
  source: z.string(),
  /** When the pack was installed; null while the figures of the product are in use. */
  installedAt: instantField.nullable(),
  /** Why the pack that is installed is not used; null where it is, or where there is none. */
  unused: refusedSchema.nullable(),
  groups: z.array(z.object({ title: z.string(), figures: z.array(figureSchema).readonly() })).readonly(),
});
export type FiguresInUse = z.output<typeof figuresInUseSchema>;

export const installedPackSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('installed'), version: z.int(), undoId: idField }),
  refusedSchema.extend({ outcome: z.literal('refused') }),
]);
export type InstalledPack = z.output<typeof installedPackSchema>;

const bankHolidaySchema = z.object({
  on: dateField,
  name: z.string(),
  isSubstitute: z.boolean(),
  nations: z.array(z.enum(nations)).readonly(),
});

export const ratesContract = {
  /** Every dated figure, with where it was read. */
  inUse: storeOperation.input(nothing).output(figuresInUseSchema),
  /** The bank holidays of all nations and years that are known, by day. */
  bankHolidays: storeOperation.input(nothing).output(z.array(bankHolidaySchema).readonly()),
  /** Puts the figures of a signed pack in place of those in use. */
  install: storeOperation
    .input(z.object({ uploadId: idField }))
    .output(installedPackSchema)
    .errors(failures('UPLOAD_GONE')),
  /** Goes back to the figures that come with the product. */
  useBuiltIn: storeOperation.input(nothing).output(z.object({ undoId: idField })),
  undo: storeOperation
    .input(z.object({ undoId: idField }))
    .output(nothing)
    .errors(failures('NOTHING_TO_UNDO')),
};
