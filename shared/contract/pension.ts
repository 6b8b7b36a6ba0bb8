import { z } from 'zod';
import { nations } from '../domain/invoices/model.ts';
import { largestAmount, pence } from '../domain/money.ts';
import { formAStates } from '../domain/pension/form-a-state.ts';
import { schemeAreas } from '../domain/pension/pension-rates.ts';
import { isReference, paymentReference } from '../domain/pension/reference.ts';
import { month } from '../domain/pension/scheme-year.ts';
import { tenWeekLevels } from '../domain/pension/ten-weeks.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { dateField, idField, instantField, lineField, nothing, shareField } from './fields.ts';
import { amountField, dayField, sumField } from './invoice-draft.ts';
import { givenFileName, keptFileRefusals } from './kept-files.ts';
import { correctedBoxesSchema, correctionSchema } from './pension-corrections.ts';
import { doubtSchema, pensionYearCheckSchema, pensionYearSchema, rateOut, yearField, yearSummarySchema } from './pension-year.ts';

export const formHappenings = [
  'made',
  'sent',
  'chased',
  'returned',
  'approved',
  'paid',
  'paidByInvoice',
  'paymentGone',
  'onFormB',
  'offFormB',
  'submitted',
  'confirmed',
  'rejected',
  'withdrawn',
] as const;
export const formCredits = ['no', 'inPart', 'inFull'] as const;
export const submissionWays = ['pcseOnline', 'email', 'post', 'other'] as const;

const named = z.object({ id: idField, name: z.string() });
export const monthField = z
  .string()
  .regex(/^(?:20\d{2}|21\d{2})-(?:0[1-9]|1[0-2])$/)
  .transform(month);
export const boxesShape = { fee: amountField, pensionable: amountField, employer: amountField };

const watchSchema = z.object({
  lastReceiptOn: dateField.nullable(),
  /** 0 on the last day, below nothing after it; null without a limit. */
  daysLeft: z.int().nullable(),
  level: z.enum(tenWeekLevels),
});

/** What stands on a Form A beside its boxes, as it was when it was made. */
export const formDocumentSchema = z.object({
  ranges: z.array(z.object({ from: dateField, to: dateField, fee: amountField })).readonly(),
  payer: z.object({ name: z.string(), address: z.array(z.string()).readonly(), employingAuthorityCode: z.string(), odsCode: z.string() }),
  practiceRate: rateOut,
  doubts: z.array(doubtSchema).readonly(),
});
export type FormDocument = z.output<typeof formDocumentSchema>;

/** What lists show of a Form A. */
export const formBriefSchema = z.object({
  id: idField,
  identity: named,
  organisation: named,
  invoice: z.object({ id: idField, number: z.string() }),
  nation: z.enum(nations),
  schemeYear: yearField,
  firstOn: dateField,
  lastOn: dateField,
  /** Boxes 1 to 3. */
  ...boxesShape,
  state: z.enum(formAStates),
  isWithdrawn: z.boolean(),
  /** Whether credit notes took back work that stands on it. */
  credited: z.enum(formCredits),
  whoMustAct: z.enum(['practitioner', 'payer', 'authority', 'nobody']),
  watch: watchSchema,
  sentOn: dateField.nullable(),
  /** What was last written to the payer about it; `returned` when that came back. Null where nothing was. */
  contact: z.object({ what: z.enum(['sent', 'chased', 'returned']), at: instantField }).nullable(),
  approvedOn: dateField.nullable(),
  paidOn: dateField.nullable(),
  /** The Form B that lists it. */
  month: z.object({ id: idField, month: monthField }).nullable(),
});
export type FormBrief = z.output<typeof formBriefSchema>;

export const formSchema = formBriefSchema.extend({
  ...formDocumentSchema.shape,
  approvedBy: z.string(),
  /** Stamped when Form B is made; null before. */
  reference: z.string().nullable(),
  confirmedOn: dateField.nullable(),
  rejectedOn: dateField.nullable(),
  withdrawnOn: dateField.nullable(),
  /** Whether the day of payment follows the invoice. */
  isPaidByInvoice: z.boolean(),
  /** When the invoice was paid in full; null while it is not. */
  invoicePaidOn: dateField.nullable(),
  /** Oldest first. */
  history: z.array(z.object({ at: instantField, what: z.enum(formHappenings), note: z.string() })).readonly(),
});
export type PensionForm = z.output<typeof formSchema>;

/** An issued invoice with pensioned work that is on no live Form A. */
export const formableSchema = z.object({
  invoice: z.object({ id: idField, number: z.string(), issuedOn: dateField }),
  identity: named,
  organisation: named,
  /** One for each Form A it comes to; none where `refusals` says why there is none. */
  parts: z.array(z.object({ schemeYear: yearField, firstOn: dateField, lastOn: dateField, ...boxesShape, watch: watchSchema })).readonly(),
  refusals: z.array(z.string()).readonly(),
  /** Work that was done is not yet known to the scheme: whether a pension profile stands in the way. */
  needsProfile: z.boolean(),
  /** It had a form before, which was withdrawn or rejected: making it again puts something right, in every plan. */
  isAnew: z.boolean(),
});
export type FormableInvoice = z.output<typeof formableSchema>;

/** Delivered work for a practice that no issued invoice bills yet; the ten weeks run all the same. */
export const uninvoicedSchema = z.object({
  bookingId: idField,
  organisation: named,
  workedOn: dateField,
  /** A draft bills it, and waits to be issued. */
  isDrafted: z.boolean(),
  watch: watchSchema,
});
export type UninvoicedWork = z.output<typeof uninvoicedSchema>;

export const totalsSchema = z.object({
  ...correctedBoxesSchema.shape,
  /** Null where the year's form has no such box. */
  j: amountField.nullable(),
});

const monthRowSchema = z.object({
  formId: idField,
  payer: z.object({ name: z.string(), employingAuthorityCode: z.string() }),
  firstOn: dateField,
  lastOn: dateField,
  paidOn: dateField,
  pensionable: amountField,
  employer: amountField,
});

const optionalLineSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('percent'), rate: rateOut }),
    z.object({ kind: z.literal('fixed'), amount: amountField }),
  ])
  .nullable();

/** What stands on a Form B, as it was when it was made. */
export const monthDocumentSchema = z.object({
  rows: z.array(monthRowSchema).readonly(),
  totals: totalsSchema,
  /** Where boxes c to f come from. */
  optional: z.object({
    addedYears: optionalLineSchema,
    moneyPurchase: optionalLineSchema,
    additionalPension: optionalLineSchema,
    reductionBuyOut: optionalLineSchema,
  }),
  doubts: z.array(doubtSchema).readonly(),
});
export type MonthDocument = z.output<typeof monthDocumentSchema>;

const monthKeyShape = {
  identityId: idField,
  month: monthField,
  area: z.enum(schemeAreas),
  schemeYear: yearField,
  /** Of the contributions table; null where none is known. */
  tableId: z.string().max(40).nullable(),
};

/** Forms that were paid and wait for their Form B, with what it comes to today. */
export const openMonthSchema = z.object({
  ...monthKeyShape,
  rows: z.array(monthRowSchema.extend({ isApproved: z.boolean(), credited: z.enum(formCredits), watch: watchSchema })).readonly(),
  /** Null until a tier is decided for the table. */
  tier: rateOut.nullable(),
  totals: totalsSchema.nullable(),
  /** Which tier the pay of the year so far comes to, with these forms; null without a tier, a table or days. */
  outlook: z
    .object({
      income: amountField,
      days: z.int(),
      annualised: amountField,
      rate: rateOut,
      differs: z.boolean(),
      /** What it makes of the tier in use, on the pay so far and on what is expected. Above nothing: too little is paid. */
      differenceSoFar: amountField,
      differenceOfYear: amountField.nullable(),
    })
    .nullable(),
  dueOn: dateField.nullable(),
  doubts: z.array(doubtSchema).readonly(),
  /** The payment reference by the settings; null without an SD number. */
  reference: z.string().nullable(),
  /** Differs when one of the figures above does that Form B freezes. */
  seen: z.string(),
});
export type OpenMonth = z.output<typeof openMonthSchema>;

export const madeMonthSchema = z.object({
  id: idField,
  ...monthKeyShape,
  part: z.int(),
  reference: z.string(),
  tier: rateOut,
  dueOn: dateField.nullable(),
  ...monthDocumentSchema.shape,
  madeAt: instantField,
  /** Rows that no approver has signed for yet: it cannot be submitted before. */
  unapproved: z.int(),
  /** Forms whose invoice was credited since: none of them may be handed in. Empty once it was submitted. */
  creditedIds: z.array(idField).readonly(),
  submission: z.object({ on: dateField, by: z.enum(submissionWays), reference: z.string() }).nullable(),
  payment: z.object({ on: dateField, amount: amountField }).nullable(),
  /** What the scheme's statement says, and by how much it differs from g and h. */
  stated: z
    .object({
      employee: amountField,
      employer: amountField,
      difference: amountField,
      verdict: z.enum(['agrees', 'withinTolerance', 'short', 'over']),
    })
    .nullable(),
  /** What was found wrong on it since, oldest first. */
  corrections: z.array(correctionSchema).readonly(),
});
export type MadeMonth = z.output<typeof madeMonthSchema>;

/** A payment reference as it is typed or copied; what PCSE Online adds is left off. */
const referenceField = z
  .string()
  .max(40)
  .transform(paymentReference)
  .refine(isReference, { error: 'SD number, LOC, month and year: 12345678LOCNOV2026' });
const statedField = z.int().min(0).max(largestAmount).transform(pence);
const changedForm = z.object({ form: formSchema, undoId: idField });
const byId = z.object({ id: idField });
const formFailures = failures('NOT_FOUND', 'PENSION_FORM_STATE', 'PENSION_FORM_FIXED', 'DAY_IN_FUTURE', 'PAID_BEFORE_WORK');
const makingFailures = failures('PENSION_MONTH_CHANGED', 'PENSION_FORM_CREDITED', 'PENSION_TIER_MISSING', 'PENSION_NUMBER_MISSING');
const monthFailures = failures('NOT_FOUND', 'PENSION_MONTH_FIXED', 'DAY_IN_FUTURE');

export const pensionContract = {
  /** Of the last 200 days, oldest first; only where the identity's invoices are pensioned. */
  uninvoiced: storeOperation.input(nothing).output(z.array(uninvoicedSchema).readonly()),
  /** Newest invoice first; of the last 400 days. */
  formable: storeOperation.input(nothing).output(z.array(formableSchema).readonly()),
  /** One Form A for each scheme year and table that the invoice's pensioned work lies in: all or none. */
  makeForms: storeOperation
    .input(z.object({ invoiceId: idField }))
    .output(z.array(formSchema).readonly())
    .errors(failures('NOT_FOUND', 'PENSION_PROFILE_MISSING', 'PENSION_COMPANY', 'NOT_PENSIONABLE', 'PENSION_FORM_STANDS'))
    .errors(failures('NO_FIGURE_FOR_DATE', 'PLAN_NEEDED')),
  /** By first day of work, newest first. */
  forms: storeOperation
    .input(
      z.object({
        view: z.enum(['open', 'handedIn', 'ended', 'all']),
        offset: z.int().min(0),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(z.object({ forms: z.array(formBriefSchema).readonly(), total: z.int() })),
  form: storeOperation.input(byId).output(formSchema).errors(failures('NOT_FOUND')),
  /** Notes what happened to a form. `by` names who signed for the payer. */
  note: storeOperation
    .input(byId.extend({ what: z.enum(['sent', 'approved', 'paid', 'confirmed', 'rejected']), on: dayField, by: lineField(120) }))
    .output(changedForm)
    .errors(formFailures)
    .errors(failures('PENSION_OWN_SIGNATURE')),
  /** Ends a form that was not handed in: its work can stand on another one. It is kept. */
  withdraw: storeOperation
    .input(byId.extend({ reason: lineField(300) }))
    .output(changedForm)
    .errors(formFailures),
  undo: storeOperation
    .input(z.object({ undoId: idField }))
    .output(nothing)
    .errors(failures('NOTHING_TO_UNDO')),

  /** What waits for a Form B, by month. */
  openMonths: storeOperation.input(nothing).output(z.array(openMonthSchema).readonly()),
  /** Those that were made, newest month first. */
  months: storeOperation.input(z.object({ schemeYear: yearField })).output(z.array(madeMonthSchema).readonly()),
  /** Freezes Form B with its tier and stamps its reference on every Form A, all or nothing. `formIds` are the rows as they were seen. */
  makeMonth: storeOperation
    .input(
      z.object({
        ...monthKeyShape,
        formIds: z.array(idField).min(1).max(500).readonly(),
        /** Entered by hand; null for the usual one. */
        reference: referenceField.nullable().default(null),
        /** Of the month as it was shown: Form B is made of that, or not at all. */
        seen: z.string().max(64).nullable().default(null),
      }),
    )
    .output(madeMonthSchema)
    .errors(makingFailures)
    .errors(failures('PENSION_PROFILE_MISSING')),
  /** Makes a Form B that was not submitted anew with another reference, or with the usual one; its figures stay. */
  changeReference: storeOperation
    .input(byId.extend({ reference: referenceField.nullable() }))
    .output(madeMonthSchema)
    .errors(makingFailures)
    .errors(failures('NOT_FOUND', 'PENSION_MONTH_FIXED')),
  /** Takes a Form B apart that was not submitted; its forms wait again, without a reference. */
  unmakeMonth: storeOperation.input(byId).output(nothing).errors(monthFailures),
  submitMonth: storeOperation
    .input(
      byId.extend({
        on: dayField,
        by: z.enum(submissionWays),
        reference: lineField(80),
        /** A screenshot or PDF, kept in the same step. */
        proof: z.object({ uploadId: idField, fileName: givenFileName }).nullable().default(null),
      }),
    )
    .output(madeMonthSchema)
    .errors(monthFailures)
    .errors(failures('PENSION_NOT_APPROVED', 'PENSION_FORM_CREDITED'))
    .errors(keptFileRefusals),
  payMonth: storeOperation
    .input(byId.extend({ on: dayField, amount: sumField }))
    .output(madeMonthSchema)
    .errors(monthFailures),
  /** What the scheme's own statement says of the month; null takes it back. */
  reconcile: storeOperation
    .input(byId.extend({ stated: z.object({ employee: statedField, employer: statedField }).nullable() }))
    .output(madeMonthSchema)
    .errors(failures('NOT_FOUND', 'PENSION_NOT_SUBMITTED')),

  year: storeOperation
    .input(z.object({ identityId: idField, schemeYear: yearField }))
    .output(pensionYearSchema)
    .errors(failures('PENSION_PROFILE_MISSING')),
  /** Null before the first Form B of the year. */
  yearCheck: storeOperation
    .input(z.object({ identityId: idField, schemeYear: yearField }))
    .output(pensionYearCheckSchema.nullable())
    .errors(failures('PENSION_PROFILE_MISSING')),
  /** For the annual forms. */
  yearSummary: storeOperation
    .input(z.object({ identityId: idField, schemeYear: yearField }))
    .output(yearSummarySchema)
    .errors(failures('PENSION_PROFILE_MISSING')),
  saveYear: storeOperation
    .input(
      z.object({
        identityId: idField,
        schemeYear: yearField,
        expectedIncome: sumField.nullable(),
        expectedDays: z.int().min(1).max(366).nullable(),
        /** Listed on Form Bs of this year before this app: box j goes on from it. */
        broughtForward: statedField,
        tiers: z
          .array(z.object({ tableId: z.string().max(40).nullable(), rate: shareField }))
          .max(20)
          .readonly(),
      }),
    )
    .output(pensionYearSchema)
    .errors(failures('PENSION_PROFILE_MISSING')),
};
