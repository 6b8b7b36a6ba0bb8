import { z } from 'zod';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { idField, instantField, lineField, linesField, nothing } from './fields.ts';
import { dayField } from './invoice-draft.ts';
import { niNumberField } from './pension-number-fields.ts';
import { termsSchema } from './terms.ts';

export const identityKinds = ['soleTrader', 'company'] as const;
export const registrationPlaces = ['', 'England and Wales', 'Scotland', 'Northern Ireland'] as const;
export const logoTypes = ['image/png', 'image/jpeg'] as const;

/** Where the money goes, and the numbers of a person: sent only when asked for. Empty while not entered. */
export const secretsSchema = z.object({
  accountName: lineField(70),
  sortCode: z.string().regex(/^(\d{6})?$/, { error: 'Six digits, such as 12-34-56' }),
  accountNumber: z.string().regex(/^(\d{8})?$/, { error: 'Eight digits' }),
  iban: z.string().regex(/^([A-Z]{2}\d{2}[A-Z0-9]{11,30})?$/, { error: 'Two letters, two digits, then the account' }),
  bic: z.string().regex(/^([A-Z0-9]{8}([A-Z0-9]{3})?)?$/, { error: 'Eight or eleven letters and digits' }),
  utr: z.string().regex(/^(\d{10})?$/, { error: 'Ten digits' }),
  niNumber: niNumberField,
});
/** As they are stored: an NI number may have been entered before all rules for it held. */
export const storedSecretsSchema = secretsSchema.extend({ niNumber: z.string() });
export type IdentitySecrets = z.output<typeof secretsSchema>;

const identityFields = z.object({
  /** The person's own name, or the company's registered name. */
  name: lineField(120).refine((text) => text.length > 0, { error: 'Enter the name you trade under' }),
  /** A business name other than the name; empty when there is none. */
  tradingName: lineField(120),
  kind: z.enum(identityKinds),
  companyNumber: lineField(8),
  registeredOffice: linesField(400),
  placeOfRegistration: z.enum(registrationPlaces),
  address: linesField(400),
  email: lineField(254),
  phone: lineField(40),
  /** Null while not registered for VAT. */
  vatNumber: lineField(20)
    .refine((text) => text.length > 0, { error: 'Enter the VAT number' })
    .nullable(),
  /** First and last day of that registration; null where it is open. Work of other days is billed without VAT. */
  vatFrom: dayField.nullable().default(null),
  vatUntil: dayField.nullable().default(null),
  registrationBody: lineField(40),
  registrationNumber: lineField(40),
  /** What a new organisation starts with. */
  terms: termsSchema,
});

export const identityInputSchema = identityFields
  .extend({
    /** Null leaves them as they are; a new identity then has none. */
    secrets: secretsSchema.nullable(),
  })
  .refine(({ vatFrom, vatUntil }) => vatFrom === null || vatUntil === null || vatFrom <= vatUntil, {
    error: 'The last day comes before the first',
    path: ['vatUntil'],
  });
export type IdentityInput = z.input<typeof identityInputSchema>;
/** What a form says, checked. */
export type IdentityValues = z.output<typeof identityInputSchema>;

export const identitySchema = identityFields.extend({
  id: idField,
  /** Which of the secrets are stored, without a digit of them. */
  held: z.object({ bank: z.boolean(), utr: z.boolean(), niNumber: z.boolean() }),
  hasLogo: z.boolean(),
  /** Bookings name it, so it can be archived but not removed. */
  used: z.boolean(),
  archivedAt: instantField.nullable(),
});
export type Identity = z.output<typeof identitySchema>;

export const logoSchema = z.object({ type: z.enum(logoTypes), base64: z.string() });

/** What a check of the digits says; a pass does not show that the account exists, and a failure forbids nothing. */
export const bankCheckSchema = z.object({
  /** Null while sort code or account number is missing; some sort codes are in no table. */
  account: z.enum(['pass', 'fail', 'notCovered']).nullable(),
  /** `otherAccount`: sound, and of another account than the sort code and account number beside it. */
  iban: z.enum(['pass', 'fail', 'otherAccount']).nullable(),
});
export type BankCheck = z.output<typeof bankCheckSchema>;

export const identitiesContract = {
  /** In the order they were made, archived ones last. */
  list: storeOperation.input(z.object({ archived: z.boolean() })).output(z.array(identitySchema).readonly()),
  create: storeOperation.input(identityInputSchema).output(identitySchema),
  update: storeOperation
    .input(z.object({ id: idField, change: identityInputSchema }))
    .output(identitySchema)
    .errors(failures('NOT_FOUND')),
  archive: storeOperation
    .input(z.object({ id: idField, archived: z.boolean() }))
    .output(identitySchema)
    .errors(failures('NOT_FOUND')),
  /** Only an identity that nothing names can be removed; its bank details go with it. */
  remove: storeOperation
    .input(z.object({ id: idField }))
    .output(nothing)
    .errors(failures('NOT_FOUND', 'IDENTITY_IN_USE')),
  /** Bank details, UTR and NI number, for the moment in which the user asks to see them. */
  reveal: storeOperation
    .input(z.object({ id: idField }))
    .output(storedSecretsSchema)
    .errors(failures('NOT_FOUND')),
  checkBank: storeOperation.input(secretsSchema.pick({ sortCode: true, accountNumber: true, iban: true })).output(bankCheckSchema),
  /** Takes a PNG or JPEG that was uploaded, at most 500 KB and 4,000 pixels a side. */
  setLogo: storeOperation
    .input(z.object({ id: idField, uploadId: idField }))
    .output(identitySchema)
    .errors(failures('NOT_FOUND', 'UPLOAD_GONE', 'LOGO_TOO_LARGE', 'LOGO_NOT_PICTURE')),
  /** Null when there is none. */
  logo: storeOperation
    .input(z.object({ id: idField }))
    .output(logoSchema.nullable())
    .errors(failures('NOT_FOUND')),
  removeLogo: storeOperation
    .input(z.object({ id: idField }))
    .output(identitySchema)
    .errors(failures('NOT_FOUND')),
};
