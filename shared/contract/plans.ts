import { z } from 'zod';
import { gates, plans } from '../domain/licence/plans.ts';
import { storeOperation } from './base.ts';
import { nothing } from './fields.ts';

/** What may be made anew just now. What is there is never limited. */
const planLookSchema = z.object({
  /** The sample shows everything. */
  isSample: z.boolean(),
  /** The plan that holds now. */
  plan: z.enum(plans),
  freeInvoicePdfsPerMonth: z.int(),
  /** Only what the product has. */
  gates: z
    .array(
      z.object({
        gate: z.enum(gates),
        isOpen: z.boolean(),
        /** The least plan that opens it. */
        opensWith: z.enum(plans),
        /** How many more this month; null where they are not counted. */
        left: z.int().nullable(),
      }),
    )
    .readonly(),
});
export type PlanLook = z.output<typeof planLookSchema>;

export const plansContract = {
  look: storeOperation.input(nothing).output(planLookSchema),
};
