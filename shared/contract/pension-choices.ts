import { z } from 'zod';
import { eligibilityReasons, pensionIntents, pensionRoutes, pensionTasks } from '../domain/pension/eligibility.ts';
import { schemeAreas } from '../domain/pension/pension-rates.ts';
import { schemeYear } from '../domain/pension/scheme-year.ts';
import { arrangements } from './bookings.ts';
import { storeOperation } from './base.ts';
import { dateField, idField, nothing } from './fields.ts';
import { dayField } from './invoice-draft.ts';

const named = z.object({ id: idField, name: z.string() });

/** What the rules say of a piece of work, before the user says yes or no. Words: eligibility-words.ts. */
export const engagementSchema = z.object({
  /** What holds as long as the user says nothing. */
  usual: z.enum(pensionIntents),
  route: z.enum(pensionRoutes),
  reason: z.enum(eligibilityReasons),
  /** Nothing can make it pensionable: yes is refused. */
  isImpossible: z.boolean(),
  /** Set once the work at this payer has gone on for six months: what that means there. */
  sixMonths: z.enum(['mayBeType2', 'limit', 'shortTerm']).nullable(),
  /** Set where all work of a scheme year is pensioned or none: how much of the other work says what. */
  allOrNone: z
    .object({
      area: z.enum(schemeAreas),
      schemeYear: z.int().transform(schemeYear),
      /** Not billed yet, where something was said: a yes or no reaches it. */
      open: z.object({ yes: z.int(), no: z.int(), ask: z.int() }),
      /** On invoices: it stays as it is. */
      billed: z.object({ yes: z.int(), no: z.int() }),
      /** Form As that stand: a no is refused beside them. */
      forms: z.int(),
      /** Whether a draft may not say no: what the rest of the year says is yes. */
      hindersNo: z.boolean(),
    })
    .nullable(),
});
export type Engagement = z.output<typeof engagementSchema>;

/** Work of which it is still to be said whether it is pensioned: a booking that nothing bills, or a draft. */
export const askedWorkSchema = z.object({
  what: z.enum(['booking', 'draft']),
  id: idField,
  organisation: named,
  title: z.string(),
  /** Of a draft its first day of work; null where it has none. */
  workedOn: dateField.nullable(),
  reason: z.enum(eligibilityReasons),
});
export type AskedWork = z.output<typeof askedWorkSchema>;

export const pensionChoicesContract = {
  /** Null where the pension is no concern of who works: no profile, and nothing is pensioned. */
  engagement: storeOperation
    .input(
      z.object({
        identityId: idField.nullable(),
        organisationId: idField,
        arrangement: z.enum(arrangements),
        task: z.enum(pensionTasks),
        workedOn: dayField,
        /** The bookings that the work is, while they are edited or stand on a draft. */
        exceptIds: z.array(idField).max(500).readonly(),
      }),
    )
    .output(engagementSchema.nullable()),
  /** Oldest work first. */
  asked: storeOperation.input(nothing).output(z.array(askedWorkSchema).readonly()),
};
