import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { vatTreatments } from '../domain/invoices/model.ts';
import { templateNames } from '../domain/invoices/printed-document.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { colourField, idField, lineField, linesField } from './fields.ts';
import { filePieceSchema } from './invoices.ts';

/** As `NumberPattern` of the rules; what is wrong with one is said by `problemsOf`. */
const patternSchema = z.object({
  template: lineField(40).min(1),
  digits: z.int().min(1).max(9),
  restart: z.enum(['never', 'yearly']),
  countsPer: z.enum(['issuer', 'organisation']),
  startNumber: z.int().min(1).max(999_999_999),
  startYear: z.int().min(1990).max(2199),
});

/** How the invoices of a trading identity look and count. */
export const invoiceSettingsSchema = z.object({
  invoiceNumbers: patternSchema,
  creditNoteNumbers: patternSchema,
  template: z.enum(templateNames),
  accent: colourField,
  /** Only then the UTR is printed. */
  printUtr: z.boolean(),
  /** Whether work for GP practices is pensioned as a locum's: such drafts begin with the pension's line. */
  isPensioned: z.boolean(),
  /** How new lines are treated for VAT. */
  vat: z.enum(vatTreatments),
  withSlip: z.boolean(),
  /** What new drafts say about paying; empty says the days of the terms. */
  paymentTerms: linesField(2_000),
  note: linesField(2_000),
});
export type InvoiceSettingsInput = z.input<typeof invoiceSettingsSchema>;
export type InvoiceSettings = z.output<typeof invoiceSettingsSchema>;

const seriesSchema = z.object({
  /** As written in the numbers; empty where the pattern does not count by it. */
  year: z.string(),
  organisation: z.string(),
  first: z.int(),
  last: z.int(),
  gaps: z.array(z.object({ from: z.int(), to: z.int() })).readonly(),
  duplicates: z.array(z.int()).readonly(),
});

export const numberCheckSchema = z.object({
  series: z.array(seriesSchema).readonly(),
  /** Not of the pattern: they neither fill nor break a series. */
  foreign: z.array(z.string()).readonly(),
  /** Given by a state of the books that a restored backup no longer knows; never given again. */
  lost: z.array(z.string()).readonly(),
  /** What would be given next today, without an organisation's prefix; null where there is none to give. */
  next: z.string().nullable(),
});

const which = z.object({ identityId: idField, kind: z.enum(['invoice', 'creditNote']) });

export const invoiceSettingsContract = {
  get: storeOperation
    .input(z.object({ identityId: idField }))
    .output(invoiceSettingsSchema)
    .errors(failures('NOT_FOUND')),
  set: storeOperation
    .input(z.object({ identityId: idField, settings: invoiceSettingsSchema }))
    .output(invoiceSettingsSchema)
    .errors(failures('NOT_FOUND', 'NUMBER_PATTERN_INVALID', 'PATTERNS_COLLIDE')),
  /** An invented invoice as it would look with these settings, which are not saved. */
  sample: storeOperation
    .input(z.object({ identityId: idField, settings: invoiceSettingsSchema }))
    .output(eventIterator(filePieceSchema))
    .errors(failures('NOT_FOUND', 'LOGO_UNREADABLE', 'PDF_CRASHED', 'NO_FIGURE_FOR_DATE')),
  /** Looks through all numbers ever given or imported. */
  checkNumbers: storeOperation.input(which).output(numberCheckSchema).errors(failures('NOT_FOUND', 'NUMBER_PATTERN_INVALID')),
  /** "My last number was …": the series goes on after it. */
  setLastNumber: storeOperation
    .input(which.extend({ number: lineField(60).min(1) }))
    .output(numberCheckSchema)
    .errors(failures('NOT_FOUND', 'NUMBER_PATTERN_INVALID', 'NUMBER_NOT_OF_PATTERN', 'NUMBER_TAKEN')),
  /** The organisation's own part of numbers, for patterns with `{organisation}`; empty for none. */
  prefix: storeOperation
    .input(z.object({ organisationId: idField }))
    .output(z.object({ prefix: z.string() }))
    .errors(failures('NOT_FOUND')),
  setPrefix: storeOperation
    .input(
      z.object({
        organisationId: idField,
        prefix: lineField(20).regex(/^[\p{L}\p{M}\p{N} \-/._#]*$/u, { error: 'Letters, digits, spaces and - / . _ #' }),
      }),
    )
    .output(z.object({ prefix: z.string() }))
    .errors(failures('NOT_FOUND')),
};
