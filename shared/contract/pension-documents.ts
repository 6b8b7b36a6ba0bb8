import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { basisPoints } from '../domain/money.ts';
import { schemeYear } from '../domain/pension/scheme-year.ts';
import { formKinds, templateLimits, templateRefusals, valueParts } from '../domain/pension/template-model.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { idField, instantField, lineField, nothing } from './fields.ts';
import { filePieceSchema } from './invoices.ts';
import { schemeYearField } from './pension-profiles.ts';

const yearField = schemeYearField.transform(schemeYear);
const pointField = z.number().min(-20_000).max(20_000);
const lengthField = z.number().positive().max(20_000);
const fieldName = z.string().max(2_000);

/** A part of a page as it is shown, in points from its top left corner. */
const areaShape = {
  page: z
    .int()
    .min(0)
    .max(templateLimits.pages - 1),
  x: pointField,
  y: pointField,
  width: lengthField,
  height: lengthField,
};

export const templateFieldSchema = z.object({
  name: fieldName,
  option: fieldName.nullable(),
  kind: z.enum(['text', 'tick']),
  ...areaShape,
  label: z.string(),
  near: z.string(),
  maxLength: z.int().nullable(),
});

/** What the file was found to be. */
export const templateReadingSchema = z.object({
  pages: z.array(z.object({ widthPt: z.number(), heightPt: z.number() })).readonly(),
  fields: z.array(templateFieldSchema).readonly(),
  years: z.array(z.int()).readonly(),
  says: z.enum(formKinds).nullable(),
  version: z.string(),
  leftOut: z.object({ scripts: z.int(), links: z.int() }),
});

/** Where a value goes: the keys of values are those of shared/domain/pension/template-keys.ts. */
export const placesSchema = z
  .array(
    z.object({
      value: z.string().regex(/^[A-Za-z0-9.]{1,40}$/),
      part: z.enum(valueParts),
      target: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('field'), name: fieldName, option: fieldName.nullable() }),
        z.object({ kind: z.literal('mark'), ...areaShape }),
      ]),
    }),
  )
  .max(2_000)
  .readonly();

export const templateBriefSchema = z.object({
  id: idField,
  formKind: z.enum(formKinds),
  schemeYear: yearField,
  fileName: z.string(),
  sha256: z.string(),
  /** As the form names it; empty where it does not. */
  version: z.string(),
  /** Whether the user has looked at what goes where: before, nothing is filled in. */
  isChecked: z.boolean(),
  /** Whether the figures in use list the file, by its hash, as this form of this year. */
  isKnown: z.boolean(),
  addedAt: instantField,
});
export type TemplateBrief = z.output<typeof templateBriefSchema>;

export const templateSchema = templateBriefSchema.extend({
  reading: templateReadingSchema,
  places: placesSchema,
  /** The tiers of the year, for boxes to tick; lowest first. */
  tiers: z.array(z.int().transform(basisPoints)).readonly(),
});
export type FormTemplate = z.output<typeof templateSchema>;

export const addedTemplateSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('added'), template: templateSchema }),
  z.object({
    outcome: z.literal('refused'),
    refusal: z.enum(templateRefusals),
    /** Why, and what helps. */
    words: z.string(),
  }),
]);
export type AddedTemplate = z.output<typeof addedTemplateSchema>;

/** A PDF that was made of a form or a month. */
export const pensionOutputSchema = z.object({
  kind: z.enum(['sheet', 'pack', 'official']),
  /** Of the data sheet, or of the official form. */
  version: z.string(),
  schemeYear: yearField,
  sha256: z.string(),
  madeAt: instantField,
});
export type PensionOutput = z.output<typeof pensionOutputSchema>;

const printing = failures('NOT_FOUND', 'PENSION_PROFILE_MISSING');
const filling = failures(
  'PENSION_TEMPLATE_YEAR',
  'PENSION_TEMPLATE_CHANGED',
  'PENSION_TEMPLATE_FULL',
  'PENSION_TEMPLATE_SHORT',
  'PENSION_TEMPLATE_CRASHED',
);
const byId = z.object({ id: idField });
const missing = failures('NOT_FOUND');
const file = () => eventIterator(filePieceSchema);

export const pensionDocumentsContract = {
  /** Newest scheme year first, Form A before Form B. */
  templates: storeOperation.input(nothing).output(z.array(templateBriefSchema).readonly()),
  template: storeOperation.input(byId).output(templateSchema).errors(missing),
  /** Reads an official form in a thread of its own, and keeps it when it is one that can be filled for that year. */
  addTemplate: storeOperation
    .input(
      z.object({
        uploadId: idField,
        formKind: z.enum(formKinds),
        schemeYear: yearField,
        fileName: lineField(120).refine((name) => name.length > 0, { error: 'Enter a name' }),
      }),
    )
    .output(addedTemplateSchema)
    .errors(failures('UPLOAD_GONE', 'PENSION_TEMPLATE_CRASHED', 'PENSION_TEMPLATE_HELD')),
  /** Keeps what goes where, as the user has looked at it. */
  savePlaces: storeOperation
    .input(byId.extend({ places: placesSchema }))
    .output(z.object({ template: templateSchema, undoId: idField }))
    .errors(failures('NOT_FOUND', 'PENSION_TEMPLATE_CHANGED')),
  removeTemplate: storeOperation
    .input(byId)
    .output(z.object({ undoId: idField }))
    .errors(missing),
  undo: storeOperation
    .input(z.object({ undoId: idField }))
    .output(nothing)
    .errors(failures('NOTHING_TO_UNDO')),
  /** The form as it was imported. */
  templateFile: storeOperation.input(byId).output(file()).errors(missing),
  /** The form filled with the values of nobody, at the places named: what a filled one will look like. */
  sample: storeOperation
    .input(byId.extend({ places: placesSchema }))
    .output(file())
    .errors(
      failures('NOT_FOUND', 'PENSION_TEMPLATE_CHANGED', 'PENSION_TEMPLATE_FULL', 'PENSION_TEMPLATE_SHORT', 'PENSION_TEMPLATE_CRASHED'),
    ),

  /** The data sheet of a Form A. */
  formSheet: storeOperation.input(byId).output(file()).errors(printing).errors(failures('PDF_CRASHED')),
  /** The data sheets of a month in one PDF: Form B and all its Form As. */
  monthPack: storeOperation.input(byId).output(file()).errors(printing).errors(failures('PDF_CRASHED')),
  /** The official Form A of the form's scheme year, filled. */
  filledForm: storeOperation.input(byId).output(file()).errors(printing).errors(filling),
  /** The official Form B of the month's scheme year, filled. */
  filledMonth: storeOperation.input(byId).output(file()).errors(printing).errors(filling),
  /** The official Form B of a month and its Form As, filled, in one PDF. */
  filledPack: storeOperation.input(byId).output(file()).errors(printing).errors(filling),
  /** The PDFs that were made of a form or a month, oldest first; the same bytes once. */
  outputs: storeOperation.input(byId).output(z.array(pensionOutputSchema).readonly()),
};
