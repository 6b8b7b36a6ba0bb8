import { z } from 'zod';
import { dateField } from './fields.ts';
import { pensionQuestionSchema } from './pension-calculation.ts';

/** What `session-desk calculate pension` prints. Fields that the question does not ask for are left out. */
const pounds = z.string().regex(/^-?\d+\.\d{2}$/u);
const percent = z.string().regex(/^\d+(?:\.\d+)?$/u);
const each = z.union([pounds, z.array(pounds)]);
const source = z.strictObject({ title: z.string(), url: z.string() });

export const pensionAnswerSchema = z.strictObject({
  id: z.string().optional().describe('Of the worked example, where one was given'),
  nation: z.enum(['EW', 'SC', 'NI']),
  scheme_year: z.string().describe('Such as 2026/27'),
  box1: each.optional().describe('The fee; a list where fees were given'),
  box2: each.optional().describe('Pensionable pay: nine tenths of it'),
  box3: each.optional().describe('The employer’s contribution that the practice pays'),
  a: pounds.optional().describe('Pensionable pay of the month: the sum of box 2'),
  b: pounds.optional().describe('The member’s contributions'),
  c: pounds.optional().describe('Added years'),
  d: pounds.optional().describe('Money purchase contributions'),
  e: pounds.optional().describe('Additional pension'),
  f: pounds.optional().describe('Early retirement reduction buy-out'),
  g: pounds.optional().describe('b to f'),
  h: pounds.optional().describe('The employer’s contributions: the sum of box 3'),
  i: pounds.optional().describe('To be paid: g and h'),
  j: pounds.optional().describe('Pensionable pay since April'),
  raw_b: z.string().optional().describe('b before it is rounded'),
  half_even_b: pounds.optional().describe('What b would be if halves went to the even penny; for comparison'),
  h_if_recomputed: pounds.optional().describe('The employer’s share of a; for comparison with h'),
  pensionable: pounds.optional().describe('The same as a'),
  employee: pounds.optional().describe('The same as b'),
  employer: pounds.optional().describe('The same as h'),
  employer_info_only: pounds.optional().describe('Scotland and Northern Ireland: the employer’s share that another body pays'),
  invoice_total: pounds.optional().describe('Fees, box 3 and expenses'),
  share_of_fee_pct: percent.optional().describe('Box 3 as a share of the fee'),
  old_rate_share_pct: percent.optional().describe('The same without the administration levy'),
  employer_rate: z
    .strictObject({ practice_pct: percent, total_pct: percent, from: dateField, to: dateField.nullable(), sources: z.array(source) })
    .optional(),
  tier: percent.optional().describe('The rate in use: the given one, else the one that was found'),
  rate: percent.optional().describe('The same as tier'),
  days: z.int().optional().describe('Distinct days that the income was scaled up by'),
  annualised: pounds.optional().describe('Income of a whole year, to the penny'),
  annualised_exact: pounds.optional().describe('The same'),
  annualised_floor: z.string().regex(/^\d+$/u).optional().describe('In whole pounds, the rest cut off: decides the tier'),
  rate_if_not_annualised: percent.optional(),
  contributions: pounds.optional().describe('The member’s contributions on the whole income, at the rate in use'),
  rate_due: percent.optional().describe('Where tier and days are given: the rate that the income comes to'),
  contributions_due: pounds.optional().describe('… and the contributions at it'),
  difference: pounds.optional().describe('… and what is still to be paid; below nothing: paid too much'),
  table: z
    .strictObject({
      id: z.string(),
      scheme_year: z.string(),
      from: dateField,
      to: dateField,
      published: dateField,
      confidence: z.enum(['official', 'secondary', 'inferred']),
      sources: z.array(source),
    })
    .optional()
    .describe('The table that the rate was looked up in'),
  last_receipt: z
    .union([dateField, z.array(dateField.nullable()), z.null()])
    .optional()
    .describe('Last day of the ten weeks; null where there is no limit'),
  form_b_month: z.string().optional().describe('The month by the day of payment and the March rule'),
  form_b_due: dateField.nullable().optional().describe('Day by which Form B and the money must have arrived; null where none is known'),
  upr: z.string().optional().describe('Unique payment reference'),
  uncertain: z.array(z.strictObject({ figure: z.string(), words: z.string() })).describe('Figures that are not certain'),
  assumed: z.array(z.string()).describe('What was taken because the question did not say'),
  figures: z
    .strictObject({ version: z.int(), issued: dateField })
    .optional()
    .describe('The edition of the figures: the one built in, or that of the rates pack'),
});

export type PensionAnswer = z.output<typeof pensionAnswerSchema>;

/** What a wrong question is answered with; the exit code is 2 then. */
const pensionErrorSchema = z.strictObject({
  error: z.strictObject({ code: z.string(), path: z.string(), message: z.string() }),
});

/** The JSON Schemas that are printed for users and their tools. */
export function pensionCalculationJsonSchema(): object {
  return {
    input: z.toJSONSchema(pensionQuestionSchema, { io: 'input' }),
    output: z.toJSONSchema(pensionAnswerSchema, { io: 'input' }),
    error: z.toJSONSchema(pensionErrorSchema, { io: 'input' }),
  };
}
