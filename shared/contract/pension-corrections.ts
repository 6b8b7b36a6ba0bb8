import { z } from 'zod';
import { basisPoints, largestAmount, pence } from '../domain/money.ts';
import { settlementWays } from '../domain/pension/form-b-correction.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { dateField, idField, instantField, lineField, nothing, shareField } from './fields.ts';
import { amountField, dayField } from './invoice-draft.ts';

/** Boxes a to i of Form B. */
export const correctedBoxesSchema = z.object({
  a: amountField,
  b: amountField,
  c: amountField,
  d: amountField,
  e: amountField,
  f: amountField,
  g: amountField,
  h: amountField,
  i: amountField,
});
const figuresSchema = z.object({ tier: z.int().transform(basisPoints), boxes: correctedBoxesSchema });
const lineAmounts = { pensionable: amountField, employer: amountField };

/** What was used and what is right, as it was when the correction was recorded. */
export const correctionDocumentSchema = z.object({
  used: figuresSchema,
  right: figuresSchema,
  /** Right less used. Above nothing: still to be paid. */
  difference: correctedBoxesSchema,
  /** The lines of Form B that are righted: boxes 2 and 3 of their Form As. */
  lines: z.array(z.object({ formId: idField, payer: z.string(), used: z.object(lineAmounts), right: z.object(lineAmounts) })).readonly(),
});
export type CorrectionDocument = z.output<typeof correctionDocumentSchema>;

export const correctionSchema = correctionDocumentSchema.extend({
  id: idField,
  monthId: idField,
  foundOn: dateField,
  reason: z.string(),
  madeAt: instantField,
  /** How the difference was brought in order; null while it is open. */
  settlement: z.object({ on: dateField, by: z.enum(settlementWays), note: z.string() }).nullable(),
  /** What fits the difference: one that is too small is neither collected nor paid back. */
  ways: z.array(z.enum(settlementWays)).readonly(),
});
export type Correction = z.output<typeof correctionSchema>;

const enteredAmount = z.int().min(0).max(largestAmount).transform(pence);

export const correctionInputSchema = z.object({
  monthId: idField,
  foundOn: dayField,
  reason: lineField(300).refine((text) => text.length > 0, { error: 'Say what was wrong' }),
  tier: shareField,
  /** Those that were wrong alone. */
  lines: z
    .array(z.object({ formId: idField, pensionable: enteredAmount, employer: enteredAmount }))
    .max(500)
    .readonly()
    .refine((lines) => new Set(lines.map(({ formId }) => formId)).size === lines.length, { error: 'Each form once' }),
});
export type CorrectionInput = z.output<typeof correctionInputSchema>;

const changed = z.object({ correction: correctionSchema, undoId: idField });
const byId = z.object({ id: idField });

export const pensionCorrectionsContract = {
  /** Records what was wrong on a Form B that was submitted. The form stays as it was. */
  add: storeOperation
    .input(correctionInputSchema)
    .output(changed)
    .errors(failures('NOT_FOUND', 'DAY_IN_FUTURE', 'PENSION_NOT_SUBMITTED', 'PENSION_CORRECTION_EMPTY')),
  /** Notes how the difference was brought in order; null opens it again. */
  settle: storeOperation
    .input(byId.extend({ settlement: z.object({ on: dayField, by: z.enum(settlementWays), note: lineField(120) }).nullable() }))
    .output(changed)
    .errors(failures('NOT_FOUND', 'DAY_IN_FUTURE', 'PENSION_SETTLEMENT')),
  /** Takes an open correction away that was recorded by mistake; the last one of its month alone. */
  remove: storeOperation
    .input(byId)
    .output(z.object({ undoId: idField }))
    .errors(failures('NOT_FOUND', 'PENSION_CORRECTION_FIXED')),
  undo: storeOperation
    .input(z.object({ undoId: idField }))
    .output(nothing)
    .errors(failures('NOTHING_TO_UNDO')),
};
