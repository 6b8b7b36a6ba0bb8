import { z } from 'zod';
import { ageBands } from '../domain/invoices/ageing.ts';
import { quantity } from '../domain/money.ts';
import { storeOperation } from './base.ts';
import { dateField, durationField, idField, nothing } from './fields.ts';
import { amountField, dayField } from './invoice-draft.ts';

/** What the figures are of: null for all. Days are of issue or receipt, as each figure says. */
const filter = z.object({
  identityId: idField.nullable(),
  organisationId: idField.nullable(),
  from: dayField,
  to: dayField,
});
const milesField = z.int().transform(quantity);
const band = z.object({ amount: amountField, invoices: z.int() });

export const figuresContract = {
  /**
   * Taxable work of the last twelve months of those who are not registered for VAT, against the sum from which they must
   * be: all sole trader identities are one person, each company stands alone. Only where there is any.
   */
  taxableTurnover: storeOperation.input(nothing).output(
    z
      .array(
        z.object({
          /** Null for the person. */
          company: z.object({ id: idField, name: z.string() }).nullable(),
          from: dateField,
          to: dateField,
          amount: amountField,
          threshold: amountField,
          level: z.enum(['below', 'near', 'over']),
        }),
      )
      .readonly(),
  ),
  /** What is owed today, by days after the due day, disputed money in it. */
  outstanding: storeOperation
    .input(filter.pick({ identityId: true, organisationId: true }))
    .output(z.object({ asOf: dateField, bands: z.record(z.enum(ageBands), band), total: amountField })),
  /** What came in less what went back, by month of receipt; every month of the period, oldest first. */
  paidByMonth: storeOperation
    .input(filter)
    .output(z.array(z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), amount: amountField, payments: z.int() })).readonly()),
  /** Of invoices by day of issue: what was asked less credit notes, what of it came in, was taken off and is still owed; largest first. */
  byOrganisation: storeOperation.input(filter).output(
    z
      .array(
        z.object({
          organisation: z.object({ id: idField, name: z.string() }),
          invoices: z.int(),
          invoiced: amountField,
          paid: amountField,
          /** Tax that whoever pays an own company took off: neither paid nor owed. */
          deducted: amountField,
          outstanding: amountField,
          /** Days from issue to the last penny, over those that money paid off; to one decimal, null for none. */
          daysToPay: z.number().nullable(),
        }),
      )
      .readonly(),
  ),
  /** What an hour really brought, of work delivered in the period, with all that is counted; rule in docs/rules/invoices.md §8. */
  hourlyRate: storeOperation.input(filter).output(
    z.object({
      /** Null without any time. */
      rate: amountField.nullable(),
      /** Fees, extras and mileage as charged. */
      earned: amountField,
      /** Miles driven, charged or not, at the flat rate of their day. */
      driving: amountField,
      miles: milesField,
      /** Of these, on days without a known rate: they cost nothing here. */
      unpricedMiles: milesField,
      /** Paid and charged to nobody. */
      ownCosts: amountField,
      /** The practitioner’s own contribution on the pension forms of work in the period. */
      ownPension: amountField,
      /** Forms whose tier is not known, so that their contribution is missing above. */
      formsWithoutTier: z.int(),
      /** What practices added: passed on, and neither earned nor spent. */
      employerPension: amountField,
      workMs: durationField,
      travelMs: durationField,
      adminMs: durationField,
      bookings: z.int(),
    }),
  ),
  /** Mean of the days from issue to the last penny, over invoices of the period that money paid off. */
  daysToPay: storeOperation.input(filter).output(z.object({ days: z.number().nullable(), invoices: z.int() })),
};
