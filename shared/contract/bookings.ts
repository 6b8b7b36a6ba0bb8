import { z } from 'zod';
import { longestSeries } from '../domain/schedule/repeat.ts';
import { noDeductions } from '../domain/bookings/net-pay.ts';
import { bookingStates } from '../domain/bookings/life-cycle.ts';
import { pence, quantity } from '../domain/money.ts';
import { nations } from '../domain/invoices/model.ts';
import { pensionIntents, pensionTasks } from '../domain/pension/eligibility.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import {
  dateField,
  durationField,
  idField,
  instantField,
  lineField,
  linesField,
  nothing,
  plannedField,
  priceField,
  shareField,
  zoneField,
} from './fields.ts';
import { seriesScopes, sessionSchema } from './sessions.ts';
import { termsSchema } from './terms.ts';

/** Who is paid by whom: only the first two are invoiced by the practitioner. */
export const arrangements = ['soleTrader', 'ownCompany', 'agency', 'umbrella', 'paye'] as const;
export const payChecks = ['notChecked', 'paidCorrectly', 'paidShort', 'notPaid'] as const;
export const clientSectors = ['public', 'privateMediumLarge', 'privateSmall', 'individual'] as const;
export const ir35Standings = ['notApplicable', 'inside', 'outside', 'undetermined'] as const;
export const bookingSides = ['organisation', 'practitioner'] as const;
/** 'edit': the rate was changed in the booking itself. */
export const offerMakers = [...bookingSides, 'edit'] as const;
export const bookingTimes = ['upcoming', 'past', 'all'] as const;

const minute = 60_000;
const countField = z.int().min(0).max(10_000_000).transform(quantity);
const bookingLength = durationField.refine((ms) => ms >= minute && ms <= 24 * 60 * minute, { error: 'Between 1 minute and 24 hours' });

/** A price per hour, session or day, or a share of takings: never both. */
const rateShape = { unit: z.enum(['hour', 'session', 'day', 'percent']), price: priceField.nullable(), share: shareField.nullable() };
const isRate = ({ unit, price, share }: { unit: string; price: number | null; share: number | null }): boolean =>
  (unit === 'percent') === (price === null) && (price === null) === (share !== null);

const bookingRateSchema = z
  .object({ ...rateShape, count: countField, takings: priceField })
  .refine(isRate, { error: 'Enter an amount', path: ['price'] });

/** What whoever pays took off. */
export const deductionsSchema = z.object({
  tax: priceField,
  nationalInsurance: priceField,
  studentLoan: priceField,
  pension: priceField,
  other: priceField,
});

/** The same, and what came in after that; null while it is not entered. */
const netPayShape = {
  deductions: deductionsSchema.default(noDeductions),
  net: priceField.nullable().default(null),
};

const ir35Schema = z.object({
  sector: z.enum(clientSectors).nullable(),
  standing: z.enum(ir35Standings),
  decidedBy: lineField(120),
  /** When the status determination statement came. */
  statementOn: dateField.nullable(),
  disagreedOn: dateField.nullable(),
  /** Of HMRC's own check of employment status. */
  checkReference: lineField(60),
  reasons: linesField(2_000),
});

/** Of an appraisal: the days it counts for beside its own, and whether more than usual were allowed in writing. */
const appraisalSchema = z.object({
  alsoOn: z
    .array(dateField)
    .max(9, { error: 'At most ten days' })
    .readonly()
    .refine((days) => new Set(days).size === days.length, { error: 'Each day once' }),
  hasAuthority: z.boolean(),
});

export const bookingInputSchema = z.object({
  organisationId: idField,
  /** Null while the practitioner has none. */
  identityId: idField.nullable(),
  arrangement: z.enum(arrangements),
  title: lineField(120),
  startsAt: plannedField,
  durationMs: bookingLength,
  /** The clock of the workplace. */
  zone: zoneField,
  /** Unpaid. */
  breakMs: durationField.refine((ms) => ms >= 0 && ms <= 12 * 60 * minute, { error: 'At most 12 hours' }),
  rate: bookingRateSchema,
  extras: z
    .array(z.object({ name: lineField(60), price: priceField, count: countField }))
    .max(20)
    .readonly(),
  mileage: z.object({ miles: countField, price: priceField }),
  /** What the work takes beside its own time; told to nobody. */
  effort: z.object({
    /** Null counts the usual admin time. */
    adminMs: durationField.refine((ms) => ms >= 0 && ms <= 24 * 60 * minute, { error: 'At most 24 hours' }).nullable(),
    /** Driven, and not charged. */
    miles: countField,
    /** Paid, and not charged. */
    costs: priceField,
    costsFor: lineField(60),
  }),
  reference: lineField(60),
  notes: z.string().max(10_000),
  pay: z
    .object({ check: z.enum(payChecks), paid: priceField.nullable(), note: lineField(300), ...netPayShape })
    .refine(({ check, paid }) => check !== 'paidShort' || paid !== null, { error: 'Enter what was paid', path: ['paid'] }),
  ir35: ir35Schema,
  /** Whether the work is pensioned as a GP locum's; null follows what is usual for who works and who pays. */
  pension: z
    .object({ choice: z.enum(pensionIntents).nullable(), task: z.enum(pensionTasks) })
    .default({ choice: null, task: 'deputising' }),
  appraisal: appraisalSchema.default({ alsoOn: [], hasAuthority: false }),
});
export type BookingInput = z.input<typeof bookingInputSchema>;
/** What a form says, checked. */
export type BookingValues = z.output<typeof bookingInputSchema>;

/** What is said of a booking beside where, when and for how much, as long as nobody says anything. */
export const blankBooking = {
  title: '',
  breakMs: 0,
  extras: [],
  mileage: { miles: 0, price: 0 },
  effort: { adminMs: null, miles: 0, costs: 0, costsFor: '' },
  reference: '',
  notes: '',
  pay: { check: 'notChecked', paid: null, note: '', deductions: noDeductions, net: null },
  ir35: { sector: null, standing: 'notApplicable', decidedBy: '', statementOn: null, disagreedOn: null, checkReference: '', reasons: '' },
} as const satisfies Partial<BookingInput>;

const feeSchema = z.object({
  worked: durationField,
  quantity: z.int().transform(quantity),
  work: priceOut(),
  extras: priceOut(),
  mileage: priceOut(),
  total: priceOut(),
});

export const bookingBriefSchema = z.object({
  id: idField,
  organisation: z.object({ id: idField, name: z.string(), nation: z.enum(nations), travelMs: durationField.nullable() }),
  title: z.string(),
  state: z.enum(bookingStates),
  arrangement: z.enum(arrangements),
  startsAt: instantField,
  endsAt: instantField,
  zone: zoneField,
  fee: feeSchema,
  payCheck: z.enum(payChecks),
  /** What was paid before deductions where it was paid short, what was taken off, and what came in. */
  pay: z.object({ paid: priceField.nullable(), ...netPayShape }),
  ir35Standing: z.enum(ir35Standings),
  /** Whether it is one of a repeat. */
  repeats: z.boolean(),
  /** The live invoice or draft that bills it; null while none does. */
  invoice: z.object({ id: idField, number: z.string().nullable(), state: z.enum(['draft', 'invoiced', 'paid']) }).nullable(),
});
export type BookingBrief = z.output<typeof bookingBriefSchema>;

export const bookingOfferSchema = z.object({
  by: z.enum(offerMakers),
  madeAt: instantField,
  ...rateShape,
  note: z.string(),
});
export type BookingOffer = z.output<typeof bookingOfferSchema>;
/** An offer of one of the sides, without the moment at which it is made. */
export type MadeOffer = Omit<BookingOffer, 'madeAt' | 'by'> & { readonly by: (typeof bookingSides)[number] };

export const bookingSchema = bookingInputSchema.omit({ durationMs: true }).extend({
  id: idField,
  organisation: bookingBriefSchema.shape.organisation,
  state: z.enum(bookingStates),
  endsAt: instantField,
  fee: feeSchema,
  invoice: bookingBriefSchema.shape.invoice,
  /** What was agreed: the accepted version from confirming on, before that what would be accepted now; null for none. */
  terms: z.object({ accepted: z.boolean(), terms: termsSchema }).nullable(),
  /** Its place in the repeat with which it was made; null for a single one. */
  series: z.object({ id: idField, position: z.int(), count: z.int() }).nullable(),
  /** Offers and counter-offers, oldest first. */
  offers: z.array(bookingOfferSchema).readonly(),
  /** The newest confirmation that was sent, and whether it still says what is agreed; null while none was. */
  confirmation: z.object({ sentOn: dateField, isCurrent: z.boolean() }).nullable(),
  cancellation: z
    .object({ at: instantField, by: z.enum(bookingSides), from: z.enum(['offered', 'confirmed']), reason: z.string(), fee: priceOut() })
    .nullable(),
});
export type Booking = z.output<typeof bookingSchema>;

/** With how many bookings of the repeat in scope were left as they are: begun, delivered or billed. */
export const changedBookingSchema = z.object({
  bookings: z.array(bookingSchema).readonly(),
  left: z.int(),
  /** How many others of the year the choice of the pension reached, where it is all or none. */
  carried: z.int(),
  undoId: idField,
});

/** Which bookings of a repeat a change reaches. */
const scopeField = z.enum(seriesScopes).default('one');

const stateFailures = failures('NOT_FOUND', 'BOOKING_STATE', 'BOOKING_INVOICED', 'SESSION_RUNNING');
const choiceFailures = failures('PENSION_IMPOSSIBLE', 'PENSION_ALL_OR_NONE');

export const bookingsContract = {
  /** Upcoming by start, all others newest first. Text matches organisation, title and reference. */
  list: storeOperation
    .input(
      z.object({
        when: z.enum(bookingTimes),
        state: z.enum(bookingStates).nullable(),
        organisationId: idField.nullable(),
        /** Keeps delivered work that others pay and that stands so; null for all. */
        payCheck: z.enum(payChecks).nullable().default(null),
        search: z.string().max(100),
        offset: z.int().min(0),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(z.object({ bookings: z.array(bookingBriefSchema).readonly(), total: z.int() })),
  /** All that overlap [from, to), by start; at most 45 days. */
  range: storeOperation.input(z.object({ from: instantField, to: instantField })).output(z.array(bookingBriefSchema).readonly()),
  get: storeOperation
    .input(z.object({ id: idField }))
    .output(bookingSchema)
    .errors(failures('NOT_FOUND')),
  /** What would leave too little time, travel and turnover included; never a reason to refuse. */
  overlaps: storeOperation
    .input(
      z.object({
        startsAt: plannedField,
        durationMs: bookingLength,
        /** Null asks for a session in the practitioner's own room. */
        organisationId: idField.nullable(),
        turnoverMs: durationField.refine((ms) => ms >= 0 && ms <= 7_200_000),
        exceptId: idField.nullable(),
      }),
    )
    .output(z.object({ bookings: z.array(bookingBriefSchema).readonly(), sessions: z.array(sessionSchema).readonly() })),
  /** When the clock ran the booking (then no sessions), or sessions during it; null when it did not. A suggestion: nothing is changed. */
  clockTimes: storeOperation
    .input(z.object({ id: idField }))
    .output(z.object({ startedAt: instantField, finishedAt: instantField, sessions: z.int(), ranMs: durationField }).nullable())
    .errors(failures('NOT_FOUND')),
  /** One booking for its own day and one for each further day, at the same times of the clock there; several are a repeat. */
  create: storeOperation
    .input(
      z.object({
        booking: bookingInputSchema,
        state: z.enum(['offered', 'confirmed']),
        alsoOn: z
          .array(dateField)
          .max(longestSeries.sessions - 1)
          .readonly(),
      }),
    )
    .output(changedBookingSchema)
    .errors(failures('NOT_FOUND'))
    .errors(choiceFailures),
  /** Of a booking on a live invoice only what the invoice does not say may change; what changed is carried to the others in scope. */
  update: storeOperation
    .input(z.object({ id: idField, change: bookingInputSchema, scope: scopeField }))
    .output(changedBookingSchema)
    .errors(stateFailures)
    .errors(choiceFailures),
  /** To another place on the calendar, with its length; others in scope move by as much on their own clock. */
  move: storeOperation
    .input(z.object({ id: idField, startsAt: plannedField, durationMs: bookingLength, scope: scopeField }))
    .output(changedBookingSchema)
    .errors(stateFailures)
    .errors(choiceFailures),
  /** Puts an offer on the record while nothing is agreed; the booking then counts with it. */
  offer: storeOperation
    .input(
      z.object({
        id: idField,
        offer: z
          .object({ by: z.enum(bookingSides), ...rateShape, note: lineField(300) })
          .refine(isRate, { error: 'Enter an amount', path: ['price'] }),
      }),
    )
    .output(changedBookingSchema)
    .errors(stateFailures),
  /** Confirming accepts the terms, and keeps that version with the booking. Only confirming reaches others of a repeat. */
  step: storeOperation
    .input(z.object({ id: idField, step: z.enum(['confirm', 'deliver', 'takeBack']), scope: scopeField }))
    .output(changedBookingSchema)
    .errors(failures('NOT_FOUND', 'BOOKING_STATE', 'BOOKING_NOT_BEGUN', 'BOOKING_INVOICED', 'SESSION_RUNNING')),
  /** The fee follows from the accepted terms and the notice given. */
  cancel: storeOperation
    .input(
      z.object({
        id: idField,
        by: z.enum(bookingSides),
        reason: lineField(300),
        /** When it was called off, for one that is entered later; null for now. */
        at: plannedField.nullable().default(null),
        scope: scopeField,
      }),
    )
    .output(changedBookingSchema)
    .errors(stateFailures)
    .errors(failures('DAY_IN_FUTURE')),
  /** Only what was not agreed or was called off. */
  remove: storeOperation
    .input(z.object({ id: idField, scope: scopeField }))
    .output(z.object({ removed: z.int(), left: z.int(), undoId: idField }))
    .errors(stateFailures)
    .errors(failures('BOOKING_FILE_KEPT', 'BOOKING_WRITTEN_ABOUT')),
  /**
   * Says whether the work is pensioned. Where it is all or none, in Scotland and Northern Ireland, the answer reaches all other
   * work of the year there that no invoice bills.
   */
  choosePension: storeOperation
    .input(z.object({ id: idField, choice: z.enum(pensionIntents) }))
    .output(changedBookingSchema)
    .errors(failures('NOT_FOUND', 'BOOKING_STATE', 'BOOKING_INVOICED'))
    .errors(choiceFailures),
  /** Fixes what a confirmation is to say, with a sheet where there are terms; a message about `confirmationId` tells it. */
  giveOutConfirmation: storeOperation
    .input(z.object({ id: idField }))
    .output(z.object({ confirmationId: idField }))
    .errors(failures('NOT_FOUND', 'BOOKING_STATE', 'MAIL_NO_SENDER', 'PDF_CRASHED')),
  undo: storeOperation
    .input(z.object({ undoId: idField }))
    .output(nothing)
    .errors(failures('NOTHING_TO_UNDO', 'SESSION_RUNNING', 'BOOKING_FILE_KEPT', 'BOOKING_WRITTEN_ABOUT')),
};

/** An amount that was worked out, and so can be larger than a price. */
function priceOut() {
  return z.int().transform((count) => pence(count));
}
