import { z } from 'zod';
import { nations } from '../domain/invoices/model.ts';
import { largestAmount, pence } from '../domain/money.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { idField, shareField } from './fields.ts';
import { amountField, dayField, sumField } from './invoice-draft.ts';
import { boxesShape, totalsSchema } from './pension.ts';
import { doubtSchema, rateOut, yearField } from './pension-year.ts';

const sumOrNothing = z.int().min(0).max(largestAmount).transform(pence);
const optionalLine = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('percent'), rate: shareField }),
    z.object({ kind: z.literal('fixed'), amount: sumOrNothing }),
  ])
  .nullable();

/** Work that might be done, for one Form A each: the same question as `session-desk calculate pension` answers. */
export const whatIfQuestionSchema = z.object({
  /** Whose tier and box j count; null for nobody's. */
  identityId: idField.nullable(),
  nation: z.enum(nations),
  /** Fees without travel, expenses and the contribution. */
  work: z
    .array(z.object({ fee: sumField, workedOn: dayField }))
    .min(1)
    .max(50)
    .readonly(),
  expenses: sumOrNothing,
  /**
   * `own` takes the one that was decided for the year. `income` looks it up: without days as pay of a whole year,
   * without income by this work alone, without both not at all.
   */
  tier: z.discriminatedUnion('by', [
    z.object({ by: z.literal('own') }),
    z.object({ by: z.literal('rate'), rate: shareField }),
    z.object({ by: z.literal('income'), income: sumOrNothing.nullable(), days: z.int().min(1).max(366).nullable() }),
  ]),
  /** Instead of the official one of the day; null for that. */
  employerShare: shareField.nullable(),
  optional: z.object({
    addedYears: optionalLine,
    moneyPurchase: optionalLine,
    additionalPension: optionalLine,
    reductionBuyOut: optionalLine,
  }),
  /** Box j of the month before; null takes what the Form Bs of the year list. */
  cumulativeBefore: sumOrNothing.nullable(),
});
export type WhatIfQuestion = z.output<typeof whatIfQuestionSchema>;
export type WhatIfInput = z.input<typeof whatIfQuestionSchema>;

const whatIfAnswerSchema = z.object({
  schemeYear: yearField,
  /** Boxes 1 to 3 of each, in the order of the work. */
  forms: z.array(z.object(boxesShape)).readonly(),
  practiceRate: rateOut,
  /** Scotland and Northern Ireland: what the health service pays for it; null elsewhere. */
  paidCentrally: amountField.nullable(),
  invoiceTotal: amountField,
  /** The one that was decided for the year and its table; null for none. */
  ownTier: rateOut.nullable(),
  /** Null where none is known for the days. */
  tableId: z.string().nullable(),
  /** In use; null where none is known: then there are no totals. */
  tier: rateOut.nullable(),
  /** How an income led to a tier; null where it was not asked for, or there is no table. */
  finding: z.object({ rate: rateOut, annualised: amountField, isScaledUp: z.boolean(), rateUnannualised: rateOut }).nullable(),
  totals: totalsSchema.nullable(),
  cumulativeBefore: amountField,
  doubts: z.array(doubtSchema).readonly(),
});
export type WhatIfAnswer = z.output<typeof whatIfAnswerSchema>;

export const pensionWhatIfContract = {
  /** Works it out and keeps nothing. Work that cannot stand on one Form B is refused with the reasons. */
  answer: storeOperation
    .input(whatIfQuestionSchema)
    .output(z.object({ refusals: z.array(z.string()).readonly(), answer: whatIfAnswerSchema.nullable() }))
    .errors(failures('NO_FIGURE_FOR_DATE')),
};
