import { z } from 'zod';
import { nations, organisationKinds } from '../domain/invoices/model.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { idField, instantField, lineField, linesField, nothing, priceField, shareField, travelField } from './fields.ts';
import { termsSchema } from './terms.ts';

/** What a rate is for: time, a share of takings, a thing done on top, a mile driven. */
export const rateUnits = ['hour', 'session', 'day', 'percent', 'item', 'mile'] as const;

/** A rate has a price, a percentage a share: never both. */
export const rateSchema = z
  .object({ unit: z.enum(rateUnits), name: lineField(60), price: priceField.nullable(), share: shareField.nullable() })
  .refine(({ unit, price, share }) => (unit === 'percent') === (price === null) && (price === null) === (share !== null), {
    error: 'Enter an amount',
    path: ['price'],
  });
export type Rate = z.output<typeof rateSchema>;

export const contactSchema = z.object({
  name: lineField(120).refine((text) => text.length > 0, { error: 'Enter a name' }),
  role: lineField(60),
  email: lineField(254),
  phone: lineField(40),
});

export const organisationInputSchema = z.object({
  name: lineField(120).refine((text) => text.length > 0, { error: 'Enter a name' }),
  kind: z.enum(organisationKinds),
  /** Of the workplace: decides bank holidays and the pension line. */
  nation: z.enum(nations),
  address: linesField(400),
  accountsEmail: lineField(254),
  phone: lineField(40),
  odsCode: lineField(12),
  employingAuthorityCode: lineField(12),
  purchaseOrder: lineField(60),
  supplierNumber: lineField(60),
  /** Null takes the usual terms of the identity that trades. */
  terms: termsSchema.nullable(),
  /** In the order in which they are offered. */
  rates: z.array(rateSchema).max(40).readonly(),
  contacts: z.array(contactSchema).max(20).readonly(),
  /** The way there, kept free before and after a booking; null takes the usual one. */
  travelMs: travelField.nullable(),
  parking: linesField(500),
  clinicalSystem: lineField(120),
  smartcard: linesField(500),
  doorCode: lineField(120),
  notes: z.string().max(10_000),
  /** Set where none of its invoices is to be reminded of. */
  remindersStopped: z.boolean().default(false),
});
export type OrganisationInput = z.input<typeof organisationInputSchema>;
/** What a form says, checked. */
export type OrganisationValues = z.output<typeof organisationInputSchema>;

/** An organisation of which nothing is known yet. */
export const blankOrganisation = {
  name: '',
  kind: 'practice',
  nation: 'england',
  address: '',
  accountsEmail: '',
  phone: '',
  odsCode: '',
  employingAuthorityCode: '',
  purchaseOrder: '',
  supplierNumber: '',
  terms: null,
  rates: [],
  contacts: [],
  travelMs: null,
  parking: '',
  clinicalSystem: '',
  smartcard: '',
  doorCode: '',
  notes: '',
  remindersStopped: false,
} as const satisfies OrganisationInput;

/** What lists show: no notes, no door code. */
export const organisationBriefSchema = z.object({
  id: idField,
  name: z.string(),
  kind: z.enum(organisationKinds),
  nation: z.enum(nations),
  odsCode: z.string(),
  archivedAt: instantField.nullable(),
});
export type OrganisationBrief = z.output<typeof organisationBriefSchema>;

export const organisationSchema = organisationInputSchema.extend({
  id: idField,
  /** Bookings name it, so it can be archived but not removed. */
  used: z.boolean(),
  archivedAt: instantField.nullable(),
});
export type Organisation = z.output<typeof organisationSchema>;

export const organisationsContract = {
  /** Sorted by name in the user's language; matches the start of any word of the name, or of the ODS code. */
  list: storeOperation
    .input(z.object({ search: z.string().max(100), archived: z.boolean(), offset: z.int().min(0), limit: z.int().min(1).max(200) }))
    .output(z.object({ organisations: z.array(organisationBriefSchema).readonly(), total: z.int() })),
  get: storeOperation
    .input(z.object({ id: idField }))
    .output(organisationSchema)
    .errors(failures('NOT_FOUND')),
  create: storeOperation.input(organisationInputSchema).output(organisationSchema),
  update: storeOperation
    .input(z.object({ id: idField, change: organisationInputSchema }))
    .output(organisationSchema)
    .errors(failures('NOT_FOUND')),
  archive: storeOperation
    .input(z.object({ id: idField, archived: z.boolean() }))
    .output(organisationSchema)
    .errors(failures('NOT_FOUND')),
  /** Only an organisation without bookings can be removed. */
  remove: storeOperation
    .input(z.object({ id: idField }))
    .output(nothing)
    .errors(failures('NOT_FOUND', 'ORGANISATION_IN_USE')),
};
