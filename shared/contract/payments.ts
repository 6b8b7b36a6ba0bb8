import { z } from 'zod';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { dateField, idField, lineField, linesField, nothing } from './fields.ts';
import { amountField, dayField, sumField } from './invoice-draft.ts';

export const paymentMethods = ['bankTransfer', 'card', 'cash', 'cheque', 'directDebit', 'other'] as const;
/** Money that came, money that was given back, a payment that bounced. */
export const paymentKinds = ['received', 'refund', 'bounced'] as const;

const named = z.object({ id: idField, name: z.string() });

/** What of a payment goes to an invoice. */
const allocationSchema = z.object({ invoiceId: idField, amount: sumField });
const allocationsField = z
  .array(allocationSchema)
  .max(200)
  .readonly()
  .refine((all) => new Set(all.map(({ invoiceId }) => invoiceId)).size === all.length, { error: 'Name each invoice once' });

export const paymentSchema = z.object({
  id: idField,
  kind: z.enum(paymentKinds),
  identity: named,
  organisation: named,
  receivedOn: dateField,
  /** Below nothing for a refund and a payment that bounced. */
  amount: amountField,
  method: z.enum(paymentMethods),
  reference: z.string(),
  note: z.string(),
  /** By number. Amounts have the sign of the payment. */
  allocations: z.array(z.object({ invoiceId: idField, number: z.string(), amount: amountField })).readonly(),
  /** What is not allocated: money on account. */
  onAccount: amountField,
  /** Whether it came from a line of a bank statement. */
  fromBank: z.boolean(),
});
export type Payment = z.output<typeof paymentSchema>;

export const changedPaymentSchema = z.object({ payment: paymentSchema, undoId: idField });
export type ChangedPayment = z.output<typeof changedPaymentSchema>;

export const paymentInputSchema = z.object({
  identityId: idField,
  organisationId: idField,
  /** Not after today. */
  receivedOn: dayField,
  amount: sumField,
  method: z.enum(paymentMethods),
  reference: lineField(140),
  note: linesField(1_000),
  /** Together at most the amount. */
  allocations: allocationsField,
});
export type PaymentInput = z.input<typeof paymentInputSchema>;
/** What a form says, checked. */
export type PaymentValues = z.output<typeof paymentInputSchema>;

const allocating = failures(
  'NOT_FOUND',
  'INVOICE_IS_DRAFT',
  'INVOICE_VOID',
  'CREDIT_NOTE_STANDS',
  'NOT_SAME_ACCOUNT',
  'ALLOCATION_TOO_LARGE',
);

export const paymentsContract = {
  /** Newest first. Text matches references, notes, names of organisations, numbers of invoices and the beginning of the amount. */
  list: storeOperation
    .input(
      z.object({
        organisationId: idField.nullable(),
        identityId: idField.nullable(),
        from: dayField.nullable(),
        to: dayField.nullable(),
        method: z.enum(paymentMethods).nullable().default(null),
        /** Keeps those with money that is not allocated. */
        onAccount: z.boolean(),
        search: z.string().max(100),
        offset: z.int().min(0),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(
      z.object({
        payments: z.array(paymentSchema).readonly(),
        total: z.int(),
        sums: z.object({
          /** Of all that match. */
          amount: amountField,
          /** What is on account of all that match but for `onAccount`: what was given back of it is taken off. */
          onAccount: amountField,
        }),
      }),
    ),
  get: storeOperation
    .input(z.object({ id: idField }))
    .output(paymentSchema)
    .errors(failures('NOT_FOUND')),
  /** Money that came in: over several invoices, in part, or with a rest on account. At most the balance goes to an invoice. */
  record: storeOperation.input(paymentInputSchema).output(changedPaymentSchema).errors(allocating),
  /** Money that went back: from invoices that were paid too much or paid at all, the rest from what is on account. */
  refund: storeOperation
    .input(paymentInputSchema.extend({ kind: z.enum(['refund', 'bounced']) }))
    .output(changedPaymentSchema)
    .errors(allocating)
    .errors(failures('NOT_ON_ACCOUNT')),
  /** Says anew what a payment is for; what is left is on account. Of money that went back nothing is said anew. */
  allocate: storeOperation
    .input(z.object({ id: idField, allocations: allocationsField }))
    .output(changedPaymentSchema)
    .errors(allocating)
    .errors(failures('NOT_ON_ACCOUNT')),
  /** Takes a payment out that never was. */
  remove: storeOperation
    .input(z.object({ id: idField }))
    .output(z.object({ undoId: idField }))
    .errors(failures('NOT_FOUND', 'NOT_ON_ACCOUNT', 'ALLOCATION_TOO_LARGE')),
  undo: storeOperation
    .input(z.object({ undoId: idField }))
    .output(nothing)
    .errors(failures('NOTHING_TO_UNDO')),
};
