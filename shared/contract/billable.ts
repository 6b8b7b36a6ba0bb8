import { z } from 'zod';
import { dateField, durationField, idField, instantField, zoneField } from './fields.ts';
import { amountField } from './invoice-draft.ts';

const named = z.object({ id: idField, name: z.string() });

/** Work of one organisation that is to be invoiced, by day. */
export const billableGroupSchema = z.object({
  organisation: named,
  /** Null where the bookings name none and there is more than one to choose from. */
  identity: named.nullable(),
  bookings: z
    .array(
      z.object({
        id: idField,
        title: z.string(),
        startsAt: instantField,
        endsAt: instantField,
        zone: zoneField,
        workedOn: dateField,
        workedMs: durationField,
        wasCancelled: z.boolean(),
        amount: amountField,
        suggestion: z.object({ minutes: z.int(), difference: amountField }).nullable(),
      }),
    )
    .readonly(),
  total: amountField,
});
export type BillableGroup = z.output<typeof billableGroupSchema>;
