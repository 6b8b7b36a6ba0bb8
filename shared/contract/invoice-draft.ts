import { z } from 'zod';
import { lineKinds, lineUnits, nations, organisationKinds, vatTreatments } from '../domain/invoices/model.ts';
import { basisPoints, largestAmount, pence, quantity } from '../domain/money.ts';
import { localTime } from '../domain/time.ts';
import { dateField, idField, lineField, linesField } from './fields.ts';

/** Lines of one invoice, and bookings on it. */
export const mostLines = 500;
/** An amount that was worked out, of either sign. */
export const amountField = z.int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER).transform(pence);
/** An amount that a person enters, above nothing. */
export const sumField = z.int().min(1).max(largestAmount).transform(pence);
/** A day of the books: in the years in which every rule and calendar here can count. */
export const dayField = dateField.refine((day) => day >= '1990-01-01' && day <= '2199-12-31', { error: 'A day from 1990 to 2199' });

const addressField = z.array(lineField(400)).max(12).readonly();
const timeField = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, { error: 'A time such as 09:00' })
  .transform(localTime);
const unitPriceField = z.int().min(-9_999_999_999).max(9_999_999_999).transform(pence);
const countField = z.int().min(-100_000_000).max(100_000_000).transform(quantity);

const lineShape = {
  description: lineField(1_000),
  /** The day of the supply; null where a line has no day of its own. */
  workedOn: dayField.nullable(),
  /** Times of the clock at the workplace. */
  startsAt: timeField.nullable(),
  endsAt: timeField.nullable(),
  /** Thousandths of the unit; for `percent` thousandths of a per cent. */
  quantity: countField,
  unit: z.enum(lineUnits),
  unitPrice: unitPriceField,
  vat: z.enum(vatTreatments),
  pensionable: z.boolean(),
  /** On a credit note: the place on the invoice of the line that it takes back. */
  ofLine: z.int().min(0).max(2_000).nullish(),
  /** The booking that the line bills; null for a line by hand. */
  bookingId: idField.nullable(),
  /** Of an appraisal: the days it counts for beside the day of work, and whether more than usual were allowed in writing; null for other work. */
  appraisal: z
    .object({ alsoOn: z.array(dayField).max(9).readonly(), hasAuthority: z.boolean() })
    .nullable()
    .default(null),
};

/** A line as a user writes it: the employer's pension contribution is always derived. */
const typedLineSchema = z.object({ kind: z.enum(lineKinds).exclude(['employerPension']), ...lineShape });
/** A line of a stored document: what came from bookings may be larger than what is typed. */
const lineSchema = z.object({ kind: z.enum(lineKinds), ...lineShape, quantity: z.int().transform(quantity), unitPrice: amountField });

const customerFields = {
  name: lineField(120),
  address: addressField,
  email: lineField(254),
  purchaseOrder: lineField(60),
  reference: lineField(60),
  supplierNumber: lineField(60),
  costCentre: lineField(60),
};

const periodSchema = z
  .object({ from: dayField, to: dayField })
  .refine(({ from, to }) => from <= to, { error: 'The last day comes before the first', path: ['to'] });
const pensionSchema = z.object({ nation: z.enum(nations), practiceRate: z.int().min(0).max(10_000).transform(basisPoints).nullable() });

const wordsShape = {
  /** Null takes the day of issue. */
  issuedOn: dayField.nullable(),
  dueOn: dayField.nullable(),
  /** When it was paid, where that was before the work. */
  paidOn: dayField.nullish(),
  period: periodSchema.nullable(),
  pension: pensionSchema.nullable(),
  /** Whether the work is pensioned is still to be said; then there are no terms, and it is not issued. */
  pensionAsked: z.boolean().default(false),
  note: linesField(4_000),
  paymentTerms: linesField(4_000),
};

/** What a user writes into a draft. The issuer is the trading identity as it is, the kind of the customer its organisation's. */
export const draftChangeSchema = z.object({
  ...wordsShape,
  customer: z.object(customerFields),
  lines: z
    .array(typedLineSchema)
    .max(mostLines)
    .readonly()
    .refine((lines) => comesTo(lines) <= largestAmount, { error: 'The amounts come to more than £999,999,999.99' }),
  /** Whether a part to send back with the payment stands at the end. */
  withSlip: z.boolean(),
});
export type DraftChangeInput = z.input<typeof draftChangeSchema>;
/** What a form says, checked. */
export type DraftChange = z.output<typeof draftChangeSchema>;

const legalSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('soleTrader') }),
  z.object({
    kind: z.literal('company'),
    companyNumber: z.string(),
    registeredOffice: z.array(z.string()).readonly(),
    placeOfRegistration: z.string(),
  }),
]);

/** Of the issuer as it is; of a credit note, of its invoice. */
const vatDaysField = z.object({ from: dateField.nullable(), until: dateField.nullable() }).nullable().optional();

const issuerSchema = z.object({
  name: z.string(),
  tradingName: z.string(),
  address: z.array(z.string()).readonly(),
  email: z.string(),
  phone: z.string(),
  legal: legalSchema,
  vatNumber: z.string().nullable(),
  vatDays: vatDaysField,
  registration: z.object({ body: z.string(), number: z.string() }).nullable(),
  bank: z
    .object({ accountName: z.string(), sortCode: z.string(), accountNumber: z.string(), iban: z.string(), bic: z.string() })
    .nullable(),
  utr: z.string().nullable(),
});

/** A whole document, as it is stored and shown; fits `InvoiceDraft` of the rules. */
export const draftDocumentSchema = z.object({
  ...wordsShape,
  issuer: issuerSchema,
  customer: z.object({ ...customerFields, kind: z.enum(organisationKinds), isBusiness: z.boolean() }),
  number: z.string().nullable(),
  lines: z.array(lineSchema).readonly(),
  /** Set on a credit note. */
  credits: z
    .object({
      number: z.string(),
      issuedOn: dateField,
      reason: z.string(),
      /** As it stands on the invoice, whatever the issuer has become since. */
      vatNumber: z.string().nullable().optional(),
      vatDays: vatDaysField,
    })
    .nullable(),
});
export type DraftDocument = z.output<typeof draftDocumentSchema>;
export type DraftLine = DraftDocument['lines'][number];

/** Roughly, and only to refuse sums that no invoice has. */
function comesTo(lines: readonly z.output<typeof typedLineSchema>[]): number {
  return lines.reduce((sum, { quantity: count, unit, unitPrice }) => {
    return sum + Math.abs(unitPrice * count) / (unit === 'percent' ? 100_000 : 1_000);
  }, 0);
}
