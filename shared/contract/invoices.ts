import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { invoiceActions } from '../domain/invoices/invoice-actions.ts';
import { invoiceStates } from '../domain/invoices/invoice-state.ts';
import { basisPoints, quantity } from '../domain/money.ts';
import { errorCodes } from '../errors/codes.ts';
import { storeOperation } from './base.ts';
import { billableGroupSchema } from './billable.ts';
import { deductionsSchema } from './bookings.ts';
import { failures } from './failures.ts';
import { schemeAreas } from '../domain/pension/pension-rates.ts';
import { identityKinds } from './identities.ts';
import { dateField, idField, instantField, lineField, linesField, nothing, zoneField } from './fields.ts';
import { amountField, dayField, draftChangeSchema, draftDocumentSchema, mostLines, sumField } from './invoice-draft.ts';

export const invoiceKinds = ['invoice', 'creditNote'] as const;
/** What of the invoices a list shows; `owing` and `overdue` go by what is still asked for today. */
export const invoiceViews = ['all', 'drafts', 'toSend', 'owing', 'overdue', 'disputed', 'settled', 'void'] as const;

const named = z.object({ id: idField, name: z.string() });
const numbered = z.object({ id: idField, number: z.string().nullable() });

/** What lists show. */
export const invoiceBriefSchema = z.object({
  id: idField,
  kind: z.enum(invoiceKinds),
  /** Null while a draft. */
  number: z.string().nullable(),
  identity: named,
  organisation: named,
  state: z.enum(invoiceStates),
  /** Null while a draft that names no day. */
  issuedOn: dateField.nullable(),
  dueOn: dateField.nullable(),
  sentOn: dateField.nullable(),
  /** When the newest message with it came back; null where it did not, or was sent anew since. */
  returnedOn: dateField.nullable(),
  /** Below nothing on a credit note; null for a draft that cannot be added up yet. */
  total: amountField.nullable(),
  /** Tax and the like taken off before the pay came. */
  deducted: amountField,
  /** Still asked for. */
  balance: amountField,
  daysOverdue: z.int(),
  /** For `update` and `issue`: they refuse when the draft was changed meanwhile. */
  changedAt: instantField,
});
export type InvoiceBrief = z.output<typeof invoiceBriefSchema>;

const standingSchema = z.object({
  state: z.enum(invoiceStates),
  paid: amountField,
  credited: amountField,
  writtenOff: amountField,
  deducted: amountField,
  balance: amountField,
  overpaid: amountField,
  daysOverdue: z.int(),
});

const invoicedBookingSchema = z.object({
  id: idField,
  title: z.string(),
  startsAt: instantField,
  endsAt: instantField,
  zone: zoneField,
  /** Paid minutes that the user took from the clock or entered; null while the agreed ones hold. */
  confirmedMinutes: z.int().nullable(),
  /** What the clock would change, while a draft. */
  suggestion: z.object({ minutes: z.int(), difference: amountField }).nullable(),
});

export const invoiceHappenings = [
  'made',
  'issued',
  'imported',
  'sent',
  'sentByHand',
  'returned',
  'acknowledged',
  'disputed',
  'disputeEnded',
  'credited',
  'paid',
  'paymentRemoved',
  'writtenOff',
  'deducted',
  'voided',
  'charged',
  'remindersStopped',
  'remindersResumed',
  'undone',
] as const;

/** Everything about one invoice. Bank digits and UTR of the issuer are masked: the PDF shows them. */
export const invoiceSchema = invoiceBriefSchema.extend({
  /** Of a draft without the line of the employer's pension, which `withEmployerPension` derives; as printed once issued. */
  draft: draftDocumentSchema,
  /** What practices add to pensionable pay, by the figures in use; none once issued. */
  practiceShares: z
    .array(z.object({ area: z.enum(schemeAreas), from: dateField, to: dateField.nullable(), practice: z.int().transform(basisPoints) }))
    .readonly(),
  withSlip: z.boolean(),
  /** What a draft's days become if it is issued today: its own, else today and the day by the terms. */
  usualDays: z.object({ issuedOn: dateField, dueOn: dateField.nullable() }),
  standing: standingSchema,
  /** Why an action is refused, by action; null where it may happen. */
  refusals: z.record(z.enum(invoiceActions), z.enum(errorCodes).nullable()),
  /** What lowers the balance, by day. `id` is that of the payment, the credit note, the write-off or the deduction. */
  settlements: z
    .array(
      z.object({
        kind: z.enum(['payment', 'credit', 'writeOff', 'deduction']),
        id: idField,
        on: dateField,
        amount: amountField,
        reference: z.string(),
      }),
    )
    .readonly(),
  bookings: z.array(invoicedBookingSchema).readonly(),
  /** What the payslips of its bookings say was taken off, less what is noted of it here; all nothing where they say nothing. */
  deductions: deductionsSchema,
  /** Oldest first. */
  history: z.array(z.object({ at: instantField, what: z.enum(invoiceHappenings), note: z.string() })).readonly(),
  /** What a credit note takes back, and what a charge for late payment is for. */
  credits: numbered.nullable(),
  charges: numbered.nullable(),
  /** Credit notes of this invoice, drafts too, oldest first. */
  creditNotes: z.array(numbered.extend({ issuedOn: dateField.nullable(), total: amountField.nullable() })).readonly(),
  /** What of the invoice may still be credited. */
  creditable: amountField,
  /** How much of its lines; empty where nothing can be credited. */
  creditableLines: z.array(z.object({ index: z.int(), quantity: z.int().transform(quantity) })).readonly(),
  /** What the law lets a business be asked today, beyond what was charged already; null for none, and while a charge is a draft. */
  late: z
    .object({ rate: z.int().transform(basisPoints), days: z.int(), interest: amountField, perDay: amountField, fixedSum: amountField })
    .nullable(),
  /** Charges for late payment that stand, drafts too. */
  lateCharges: z.array(numbered).readonly(),
  acknowledgedOn: dateField.nullable(),
  disputedOn: dateField.nullable(),
  disputeNote: z.string(),
  voidedOn: dateField.nullable(),
  voidReason: z.string(),
  remindersStopped: z.boolean(),
  /** Made elsewhere, and entered from a table. */
  imported: z.boolean(),
  /** Null while a draft, and for an imported invoice beside which its own PDF is not kept. */
  pdf: z.object({ sha256: z.string(), bytes: z.int() }).nullable(),
});
export type Invoice = z.output<typeof invoiceSchema>;

export const changedInvoiceSchema = z.object({ invoice: invoiceSchema, undoId: idField });
export type ChangedInvoice = z.output<typeof changedInvoiceSchema>;

/** A piece of a file, in order; put together they are `total` bytes. */
export const filePieceSchema = z.object({ base64: z.string(), total: z.int() });
const file = () => eventIterator(filePieceSchema);

/** What a job over several invoices made, and what it had to leave. */
export const invoiceOutcomeSchema = z.object({
  made: z.array(invoiceBriefSchema).readonly(),
  left: z.array(z.object({ invoiceId: idField.nullable(), organisationName: z.string(), code: z.enum(errorCodes) })).readonly(),
});
export type InvoiceOutcome = z.output<typeof invoiceOutcomeSchema>;

const byId = z.object({ id: idField });
const asSeen = z.object({ id: idField, changedAt: instantField });
const finding = failures('NOT_FOUND');
const editing = failures('NOT_FOUND', 'INVOICE_ISSUED', 'INVOICE_CHANGED', 'NOT_BILLABLE', 'BOOKING_INVOICED');
const printing = failures('NOT_FOUND', 'LOGO_UNREADABLE', 'PDF_CRASHED', 'NO_FIGURE_FOR_DATE', 'PENSION_DAY_MISSING');
const standing = failures(
  'NOT_FOUND',
  'INVOICE_IS_DRAFT',
  'INVOICE_VOID',
  'INVOICE_SETTLED',
  'INVOICE_IMPORTED',
  'CREDIT_NOTE_STANDS',
  'DAY_IN_FUTURE',
);
const crediting = failures('INVOICE_VOID', 'INVOICE_CREDITED', 'CREDIT_OUT_OF_RANGE', 'DAY_IN_FUTURE');
const job = z.object({ jobId: idField });

export const invoicesContract = {
  /** Newest day first, drafts before all. Text matches number, organisation, references and, if it is one, the amount. Sums are of all that match. */
  list: storeOperation
    .input(
      z.object({
        view: z.enum(invoiceViews),
        organisationId: idField.nullable(),
        identityId: idField.nullable(),
        /** Days of issue; drafts are left out where one is given. */
        from: dayField.nullable(),
        to: dayField.nullable(),
        search: z.string().max(100),
        offset: z.int().min(0),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(
      z.object({
        invoices: z.array(invoiceBriefSchema).readonly(),
        total: z.int(),
        sums: z.object({ total: amountField, balance: amountField, overdue: amountField }),
      }),
    ),
  get: storeOperation.input(byId).output(invoiceSchema).errors(finding),
  /** The tax years of which the law still asks for records, and the last day of each; oldest first. */
  keptYears: storeOperation.input(nothing).output(
    z
      .array(
        z.object({
          kind: z.enum(identityKinds),
          taxYear: z.string(),
          lastOn: dateField,
          why: z.enum(['selfAssessment', 'company', 'vat']),
        }),
      )
      .readonly(),
  ),
  /** Work that is delivered or was called off late, is invoiced here and on no live invoice; by organisation, then day. */
  billable: storeOperation
    .input(z.object({ organisationId: idField.nullable(), from: dayField.nullable(), to: dayField.nullable() }))
    .output(z.array(billableGroupSchema).readonly()),
  /** One draft for work of one organisation. */
  draftFromBookings: storeOperation
    .input(z.object({ identityId: idField, organisationId: idField, bookingIds: z.array(idField).min(1).max(mostLines).readonly() }))
    .output(changedInvoiceSchema)
    .errors(failures('NOT_FOUND', 'NOT_BILLABLE', 'BOOKING_INVOICED')),
  /** An empty draft. */
  draftByHand: storeOperation
    .input(z.object({ identityId: idField, organisationId: idField }))
    .output(changedInvoiceSchema)
    .errors(finding),
  /** Replaces what the user wrote; a line that names a booking keeps it on the invoice. */
  update: storeOperation
    .input(asSeen.extend({ change: draftChangeSchema }))
    .output(changedInvoiceSchema)
    .errors(editing)
    .errors(failures('PENSION_ALL_OR_NONE')),
  /** Bills other minutes for a booking: those of the clock, or the user's; null goes back to the agreed ones. */
  confirmMinutes: storeOperation
    .input(asSeen.extend({ bookingId: idField, minutes: z.int().min(0).max(1_500).nullable() }))
    .output(changedInvoiceSchema)
    .errors(editing),
  /** Throws a draft away; its bookings are free again. */
  discard: storeOperation
    .input(byId)
    .output(z.object({ undoId: idField }))
    .errors(editing),
  /** Drafts for a whole period, one per identity and organisation, all or none: the job's result is for `outcome`. */
  batch: storeOperation.input(z.object({ from: dayField, to: dayField })).output(job),
  /** Gives the number and freezes the document with its PDF: all of it or nothing. */
  issue: storeOperation
    .input(asSeen)
    .output(invoiceSchema)
    .errors(printing)
    .errors(editing)
    .errors(crediting)
    .errors(failures('INVOICE_INCOMPLETE', 'NUMBER_PATTERN_INVALID', 'NUMBER_PREFIX_MISSING', 'NUMBER_TAKEN', 'PLAN_NEEDED')),
  /** Issues one after the other in the order given; one that may not be issued is left: the job's result is for `outcome`. */
  issueMany: storeOperation.input(z.object({ ids: z.array(idField).min(1).max(500).readonly() })).output(job),
  outcome: storeOperation
    .input(z.object({ resultId: idField }))
    .output(invoiceOutcomeSchema)
    .errors(finding),
  /** A draft as it would be printed now, or a draft that is not saved yet. */
  preview: storeOperation
    .input(z.object({ id: idField, change: draftChangeSchema.nullable() }))
    .output(file())
    .errors(printing)
    .errors(failures('INVOICE_ISSUED')),
  /** The stored PDF, once its hash was compared. */
  pdf: storeOperation
    .input(byId)
    .output(file())
    .errors(failures('NOT_FOUND', 'INVOICE_IS_DRAFT', 'INVOICE_IMPORTED', 'PDF_DAMAGED')),
  /** Keeps number and document, and frees the bookings. */
  void: storeOperation
    .input(byId.extend({ reason: lineField(300).min(1) }))
    .output(invoiceSchema)
    .errors(standing)
    .errors(failures('INVOICE_HAS_PAYMENTS', 'PENSION_FORM_STANDS')),
  /** A draft of a credit note: for all that is left, or for some of the lines with what of them is taken back. */
  credit: storeOperation
    .input(
      byId.extend({
        reason: lineField(500),
        /** Null for all that is left. */
        lines: z
          .array(z.object({ index: z.int().min(0), quantity: draftChangeSchema.shape.lines.unwrap().element.shape.quantity }))
          .min(1)
          .max(mostLines)
          .readonly()
          .nullable(),
      }),
    )
    .output(changedInvoiceSchema)
    .errors(standing)
    .errors(failures('INVOICE_CREDITED', 'CREDIT_OUT_OF_RANGE', 'NO_FIGURE_FOR_DATE', 'PENSION_DAY_MISSING')),
  /** "I sent it myself." Sent by the outbox is noted by it. */
  markSent: storeOperation
    .input(byId.extend({ on: dayField }))
    .output(changedInvoiceSchema)
    .errors(standing),
  acknowledge: storeOperation
    .input(byId.extend({ on: dayField }))
    .output(changedInvoiceSchema)
    .errors(standing),
  dispute: storeOperation
    .input(byId.extend({ on: dayField, note: linesField(2_000) }))
    .output(changedInvoiceSchema)
    .errors(standing),
  endDispute: storeOperation.input(byId).output(changedInvoiceSchema).errors(standing).errors(failures('INVOICE_NOT_DISPUTED')),
  /** Gives up the balance, or a part of it. */
  writeOff: storeOperation
    .input(byId.extend({ on: dayField, amount: sumField.nullable(), reason: lineField(300) }))
    .output(changedInvoiceSchema)
    .errors(standing)
    .errors(failures('ALLOCATION_TOO_LARGE')),
  /** Notes what was taken off before the pay came, on an invoice of an own company: it settles as much, and nothing is given up. */
  deduct: storeOperation
    .input(
      byId.extend({
        on: dayField,
        deductions: deductionsSchema.refine((all) => Object.values(all).some((amount) => amount > 0), {
          error: 'Enter what was taken off',
        }),
        note: lineField(300),
      }),
    )
    .output(changedInvoiceSchema)
    .errors(standing)
    .errors(failures('ALLOCATION_TOO_LARGE', 'NOTHING_DEDUCTED')),
  /** A draft that asks for statutory interest up to a day, from where an earlier charge ended, and once for the fixed sum; businesses only. */
  chargeLate: storeOperation
    .input(byId.extend({ asOf: dayField }))
    .output(changedInvoiceSchema)
    .errors(standing)
    .errors(failures('NOTHING_LATE', 'LATE_CHARGED', 'NO_FIGURE_FOR_DATE')),
  setReminders: storeOperation
    .input(byId.extend({ stopped: z.boolean() }))
    .output(changedInvoiceSchema)
    .errors(standing),
  /** Takes back the last change of a draft or of what was noted on an invoice; issuing and voiding stay. */
  undo: storeOperation
    .input(z.object({ undoId: idField }))
    .output(nothing)
    .errors(failures('NOTHING_TO_UNDO')),
};
