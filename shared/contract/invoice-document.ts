import { z } from 'zod';
import { statementEntryKinds, type AccountStatement } from '../domain/invoices/account-statement.ts';
import { lineKinds, lineUnits, nations, organisationKinds, vatTreatments, type InvoiceDraft } from '../domain/invoices/model.ts';
import { withEmployerPension } from '../domain/invoices/pension-line.ts';
import type { PracticeShare } from '../domain/pension/pension-rates.ts';
import { templateNames, type PrintedDocument } from '../domain/invoices/printed-document.ts';
import { basisPoints, largestAmount, negated, pence, quantity } from '../domain/money.ts';
import { localTime } from '../domain/time.ts';
import { dateField, lineField, linesField } from './fields.ts';

/**
 * The document that `session-desk invoice render` reads (docs/rules/invoice-document.md): money in whole pence, days
 * as `2026-11-24`, times as `09:00`. Fields that are left out are empty; unknown ones are refused, for they are slips.
 */
const LINES = 2_000;

const text = (maxLength: number) => lineField(maxLength).default('');
const address = z.array(lineField(120)).max(10).default([]).describe('From street to postcode, one line each');
const penceField = z.int().min(negated(largestAmount)).max(largestAmount).transform(pence);
const paidField = z.int().min(0).max(largestAmount).transform(pence);
const timeField = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, { error: 'A time such as 09:00' })
  .transform(localTime);
const day = dateField.nullable().default(null);

const appearanceSchema = z.strictObject({
  template: z.enum(templateNames).default('plain'),
  accent: z
    .string()
    .regex(/^#[\da-f]{6}$/iu, { error: 'A colour such as #0F6B6B' })
    .default('#0F6B6B'),
  logo: z.string().min(1).max(1_000).nullable().default(null).describe('A PNG or JPEG file, named from the folder of this document'),
});

const legalSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('soleTrader') }),
  z.strictObject({
    kind: z.literal('company'),
    companyNumber: lineField(8).min(1),
    registeredOffice: address,
    placeOfRegistration: text(40).describe('England and Wales, Scotland or Northern Ireland'),
  }),
]);

const issuerSchema = z.strictObject({
  name: lineField(200).min(1).describe("The person's own name, or the company's registered name"),
  tradingName: text(200),
  address,
  email: text(254),
  phone: text(40),
  legal: legalSchema.default({ kind: 'soleTrader' }),
  vatNumber: lineField(20).nullable().default(null).describe('Null when not registered: then no VAT is shown'),
  registration: z
    .strictObject({ body: lineField(40).min(1), number: lineField(40).min(1) })
    .nullable()
    .default(null),
  bank: z
    .strictObject({ accountName: text(100), sortCode: text(8), accountNumber: text(10), iban: text(34), bic: text(11) })
    .nullable()
    .default(null),
  utr: lineField(13).nullable().default(null).describe('Printed when it is given'),
});

const customerSchema = z.strictObject({
  name: lineField(200).min(1),
  address,
  email: text(254),
  kind: z.enum(organisationKinds).default('other'),
  isBusiness: z.boolean().default(true),
  purchaseOrder: text(60),
  reference: text(60),
  supplierNumber: text(60),
  costCentre: text(60),
});

const lineSchema = z.strictObject({
  kind: z.enum(lineKinds).exclude(['employerPension']).default('fee'),
  description: lineField(1_000).min(1),
  workedOn: day,
  startsAt: timeField.nullable().default(null),
  endsAt: timeField.nullable().default(null),
  quantity: z
    .number()
    .min(-100_000)
    .max(100_000)
    .refine((count) => Math.abs(count * 1_000 - Math.round(count * 1_000)) < 1e-6, { error: 'At most three decimals' })
    .transform((count) => quantity(Math.round(count * 1_000)))
    .describe('Of the unit, with at most three decimals; negative on a credit note'),
  unit: z.enum(lineUnits).default('item'),
  unitPricePence: z.int().min(-9_999_999_999).max(9_999_999_999).transform(pence),
  vat: z.enum(vatTreatments).default('exempt'),
  pensionable: z.boolean().default(false),
});

const invoiceFields = {
  appearance: appearanceSchema.prefault({}),
  issuer: issuerSchema,
  customer: customerSchema,
  number: lineField(40).min(1).nullable().default(null).describe('Null prints a draft'),
  issuedOn: day,
  dueOn: day,
  paidOn: day.describe('When it was paid, where that was before the work: VAT goes by that day then'),
  period: z
    .strictObject({ from: dateField, to: dateField })
    .refine(({ from, to }) => from <= to, { error: 'The last day comes before the first', path: ['to'] })
    .nullable()
    .default(null)
    .describe('First and last day of the work'),
  lines: z.array(lineSchema).max(LINES).default([]),
  pension: z
    .strictObject({
      nation: z.enum(nations),
      practiceRate: z
        .int()
        .min(0)
        .max(10_000)
        .transform(basisPoints)
        .nullable()
        .default(null)
        .describe('In hundredths of a per cent; null takes the official rate of the day'),
    })
    .nullable()
    .default(null)
    .describe("NHS pension of a GP locum: adds the line with the employer's contribution"),
  note: linesField(4_000).default(''),
  paymentTerms: linesField(4_000).default(''),
};

const invoiceSchema = z.strictObject({
  kind: z.literal('invoice'),
  ...invoiceFields,
  settledPence: paidField.default(pence(0)).describe('What was already paid or credited'),
  withSlip: z.boolean().default(false).describe('Whether a remittance slip stands at the end'),
});

const creditNoteSchema = z
  .strictObject({
    kind: z.literal('creditNote'),
    ...invoiceFields,
    credits: z.strictObject({ number: lineField(40).min(1), issuedOn: dateField, reason: lineField(500).default('') }),
  })
  .refine(({ lines }) => amountsOf(lines).reduce((sum, amount) => sum + amount, 0) <= 0, {
    error: 'A credit note takes back: its quantities are negative',
    path: ['lines'],
  });

const statementSchema = z
  .strictObject({
    kind: z.literal('statement'),
    appearance: appearanceSchema.prefault({}),
    issuer: issuerSchema,
    customer: customerSchema,
    from: day,
    to: dateField.describe('The day on which the balance stands'),
    openingPence: penceField.default(pence(0)).describe('What was owed before the first entry'),
    entries: z
      .array(
        z.strictObject({
          kind: z.enum(statementEntryKinds),
          on: dateField,
          reference: text(60),
          dueOn: day,
          amountPence: paidField.describe('Never negative: the kind says which way the money goes'),
        }),
      )
      .max(LINES)
      .default([]),
    note: linesField(4_000).default(''),
    withSlip: z.boolean().default(false),
  })
  .refine(({ from, to }) => from === null || from <= to, { error: 'The last day comes before the first', path: ['to'] })
  .refine(({ from, to, entries }) => entries.every(({ on }) => (from === null || from <= on) && on <= to), {
    error: 'Each entry lies between the first and the last day',
    path: ['entries'],
  });

export const invoiceDocumentSchema = z
  .discriminatedUnion('kind', [invoiceSchema, creditNoteSchema, statementSchema])
  .refine((document) => document.kind === 'statement' || comesTo(document.lines) <= largestAmount, {
    error: 'The amounts come to more than £999,999,999.99',
    path: ['lines'],
  });

/** What a user writes. */
export type InvoiceDocumentInput = z.input<typeof invoiceDocumentSchema>;
/** The same, checked, with every field filled. */
export type InvoiceDocument = z.output<typeof invoiceDocumentSchema>;

/** The JSON Schema that is printed for users and their tools. */
export function invoiceDocumentJsonSchema(): object {
  return z.toJSONSchema(invoiceDocumentSchema, { io: 'input' });
}

/**
 * The document in the words of the rules, with the line of the employer's pension contribution where it belongs.
 *
 * @param shares  what practices add, by the figures in use
 * @throws AppError PENSION_DAY_MISSING, NO_FIGURE_FOR_DATE
 */
export function printedDocumentOf(document: InvoiceDocument, shares: readonly PracticeShare[]): PrintedDocument {
  switch (document.kind) {
    case 'invoice':
      return {
        kind: 'invoice',
        draft: withEmployerPension(draftOf(document), shares),
        settled: document.settledPence,
        withSlip: document.withSlip,
      };
    case 'creditNote':
      return {
        kind: 'invoice',
        draft: withEmployerPension({ ...draftOf(document), credits: document.credits }, shares),
        settled: pence(0),
        withSlip: false,
      };
    case 'statement':
      return { kind: 'statement', statement: statementOf(document), withSlip: document.withSlip };
    default:
      return document satisfies never;
  }
}

function draftOf(document: Extract<InvoiceDocument, { kind: 'invoice' | 'creditNote' }>): InvoiceDraft {
  const { issuer, customer, number, issuedOn, dueOn, paidOn, period, pension, note, paymentTerms } = document;
  const lines = document.lines.map(({ unitPricePence, ...line }) => ({ ...line, unitPrice: unitPricePence }));
  return {
    issuer,
    customer,
    number,
    issuedOn,
    dueOn,
    paidOn,
    period,
    lines,
    pension,
    pensionAsked: false,
    credits: null,
    note,
    paymentTerms,
  };
}

function statementOf(document: Extract<InvoiceDocument, { kind: 'statement' }>): AccountStatement {
  const { issuer, customer, from, to, openingPence, note } = document;
  const entries = document.entries.map(({ amountPence, ...entry }) => ({ ...entry, amount: amountPence }));
  return { issuer, customer, from, to, opening: openingPence, entries, note };
}

/** Roughly, and only to refuse sums that no invoice has. */
function comesTo(lines: readonly z.output<typeof lineSchema>[]): number {
  return amountsOf(lines).reduce((sum, amount) => sum + Math.abs(amount), 0);
}

/** In pence, before they are rounded. */
function amountsOf(lines: readonly z.output<typeof lineSchema>[]): readonly number[] {
  return lines.map(({ quantity, unit, unitPricePence }) => (unitPricePence * quantity) / (unit === 'percent' ? 100_000 : 1_000));
}
