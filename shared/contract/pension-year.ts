import { z } from 'zod';
import { basisPoints } from '../domain/money.ts';
import { postKinds } from '../domain/pension/annual-summary.ts';
import { schemeAreas } from '../domain/pension/pension-rates.ts';
import { schemeYear } from '../domain/pension/scheme-year.ts';
import { dateField, idField } from './fields.ts';
import { amountField } from './invoice-draft.ts';
import { correctedBoxesSchema } from './pension-corrections.ts';
import { schemeYearField } from './pension-profiles.ts';

export const yearField = schemeYearField.transform(schemeYear);
export const rateOut = z.int().transform(basisPoints);
export const doubtSchema = z.object({ figure: z.string(), words: z.string() });

export const pensionYearSchema = z.object({
  identityId: idField,
  schemeYear: yearField,
  expectedIncome: amountField.nullable(),
  expectedDays: z.int().nullable(),
  broughtForward: amountField,
  /** The contributions tables of the year, with what was decided. */
  tables: z
    .array(
      z.object({
        tableId: z.string().nullable(),
        area: z.enum(schemeAreas),
        rate: rateOut.nullable(),
        /** By what is expected; null while it is not said, or no table is known. */
        proposed: rateOut.nullable(),
        /** The same without scaling a short year up: how much that matters. */
        proposedUnscaled: rateOut.nullable(),
        rates: z.array(rateOut).readonly(),
        doubts: z.array(doubtSchema).readonly(),
      }),
    )
    .readonly(),
});
export type PensionYear = z.output<typeof pensionYearSchema>;

/** Paid at, due at and the difference: of the whole year once it has ended, of the year so far before. */
export const pensionYearCheckSchema = z.object({
  identityId: idField,
  schemeYear: yearField,
  /** Distinct days of practitioner service. */
  days: z.int(),
  /** Box a of all Form Bs, and the practitioner pay of other posts. */
  locumPay: amountField,
  otherPay: amountField,
  /** Scaled up to a whole year; null where no table is known. */
  annualised: amountField.nullable(),
  /** By Form B, newest month first: the tier it has with its corrections, and the one that the year comes to. */
  rows: z.array(z.object({ monthId: idField, month: z.string(), tier: rateOut, dueTier: rateOut.nullable() })).readonly(),
  paid: amountField,
  /** What corrections changed of it, whether settled or not. */
  corrected: amountField,
  due: amountField,
  /** Due, less paid and corrected. Above nothing: still to be paid. Below: paid too much. */
  difference: amountField,
  /** Box i of the corrections that are not settled yet. */
  openCorrections: amountField,
  hasEnded: z.boolean(),
  doubts: z.array(doubtSchema).readonly(),
});
export type PensionYearCheck = z.output<typeof pensionYearCheckSchema>;

/** What a scheme year came to, for the annual forms. A record: of other posts it never says that something is to be paid. */
export const yearSummarySchema = z.object({
  schemeYear: schemeYearField,
  /** One for each post that stood in the year, or came to something in it, by kind and first day. */
  posts: z
    .array(
      z.object({
        id: idField,
        kind: z.enum(postKinds),
        employer: z.string(),
        employerCode: z.string(),
        from: dateField,
        /** Null while it goes on. */
        to: dateField.nullable(),
        fee: amountField,
        expenses: amountField,
        pensionable: amountField,
        /** Null while it is not known: of bookings before a tier is decided, or where another body pays; of a post without figures of the year. */
        employee: amountField.nullable(),
        employerPaid: amountField.nullable(),
        /** Whether there are figures of the year at all; a post that was typed may have none yet. */
        hasFigures: z.boolean(),
        /** How many bookings a SOLO record comes from; 0 for a post that was typed. */
        bookings: z.int(),
      }),
    )
    .readonly(),
  /** The locum work of the Form Bs that were made, with their corrections; null without any. */
  locum: z
    .object({
      forms: z.int(),
      boxes: correctedBoxesSchema,
      /** That were used or are right by a correction, the lowest first. */
      tiers: z.array(rateOut).readonly(),
      days: z.int(),
      firstOn: dateField.nullable(),
      lastOn: dateField.nullable(),
    })
    .nullable(),
  /** All pay as a practitioner, which decides the tier: without officer posts. */
  practitionerPay: amountField,
  officerPay: amountField,
  /** Distinct days of practitioner service, up to today. */
  days: z.int(),
  needsType1: z.boolean(),
  needsType2: z.boolean(),
  /** Null where no annual form is due. */
  dueOn: dateField.nullable(),
});
export type YearSummary = z.output<typeof yearSummarySchema>;
