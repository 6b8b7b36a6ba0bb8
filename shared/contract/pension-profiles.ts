import { z } from 'zod';
import { nations } from '../domain/invoices/model.ts';
import { basisPoints, pence } from '../domain/money.ts';
import { postKinds } from '../domain/pension/annual-summary.ts';
import { schemeStatuses } from '../domain/pension/eligibility.ts';
import { northernIrelandDueDays, referenceMonths, tenWeekStarts } from '../domain/pension/pension-settings.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { idField, instantField, lineField, nothing } from './fields.ts';
import { dayField, sumField } from './invoice-draft.ts';
import { gmcNumberField, niNumberField, sdNumberField } from './pension-number-fields.ts';

/** The year in which a scheme year begins on 1 April: 2026 is 2026/27. */
export const schemeYearField = z.int().min(2015).max(2199);

const shareOfPay = z.int().min(1, { error: 'Above 0' }).max(10_000, { error: 'At most 100 %' }).transform(basisPoints);
const sumOrNothing = z.int().min(0).max(99_999_999_999).transform(pence);
const codeField = lineField(12).regex(/^[A-Z0-9 /-]*$/, { error: 'Capital letters and digits' });

/** The numbers that say who a person is: sent only when asked for. Empty while not entered. */
export const pensionNumbersSchema = z.object({
  niNumber: niNumberField,
  gmcNumber: gmcNumberField,
  sdNumber: sdNumberField,
  /** Null while not entered. */
  dateOfBirth: z.iso
    .date()
    .refine((day) => day >= '1900-01-01' && day <= '2199-12-31', { error: 'Check the year' })
    .nullable(),
});
export type PensionNumbers = z.output<typeof pensionNumbersSchema>;
/** As they are stored: an NI number may have been entered before all rules for it held. */
const storedNumbersSchema = z.object({
  niNumber: z.string(),
  gmcNumber: z.string(),
  sdNumber: z.string(),
  dateOfBirth: z.string().nullable(),
});

const profileFields = z.object({
  /** Of the list of performers or the health board: it decides forms, rates and days. */
  nation: z.enum(nations),
  status: z.enum(schemeStatuses),
  /** Who keeps the pension record: PCSE, the local health board, SPPA, HSC. */
  hostBody: lineField(120),
  hostCode: codeField,
  /** Wales only. */
  hostReference: lineField(40),
  /** Lines c to f of Form B; null for none. */
  addedYears: shareOfPay.nullable(),
  mpavcShare: shareOfPay.nullable(),
  mpavcAmount: sumField.nullable(),
  additionalPension: sumField.nullable(),
  errbo: shareOfPay.nullable(),
  /** Where sources differ. From which day of a form the ten weeks count: the first is safe. */
  tenWeeksFrom: z.enum(tenWeekStarts),
  /** Which month the payment reference names: that of Form B, or that of the work. */
  referenceMonth: z.enum(referenceMonths),
  /** By which day of the next month Form B is due in Northern Ireland. */
  northernIrelandDueDay: z.enum(northernIrelandDueDays),
});

export const pensionProfileInputSchema = profileFields
  .extend({
    /** Null leaves them as they are; a new profile then has none. */
    numbers: pensionNumbersSchema.nullable(),
  })
  .refine(({ mpavcShare, mpavcAmount }) => mpavcShare === null || mpavcAmount === null, {
    error: 'Either a share of the pay or a sum each month',
    path: ['mpavcAmount'],
  });
export type PensionProfileInput = z.input<typeof pensionProfileInputSchema>;
/** What a form says, checked. */
export type PensionProfileValues = z.output<typeof pensionProfileInputSchema>;

const postFields = z.object({
  kind: z.enum(postKinds),
  employer: lineField(120).refine((text) => text.length > 0, { error: 'Enter who employs or pays you' }),
  employerCode: codeField,
  startsOn: dayField,
  /** Null while it goes on. */
  endsOn: dayField.nullable(),
  /** What it came to, by scheme year. */
  years: z
    .array(
      z.object({
        schemeYear: schemeYearField,
        fee: sumOrNothing,
        expenses: sumOrNothing,
        pensionable: sumOrNothing,
        employee: sumOrNothing,
        employerPaid: sumOrNothing,
      }),
    )
    .max(60)
    .readonly()
    .refine((years) => new Set(years.map(({ schemeYear }) => schemeYear)).size === years.length, { error: 'Each year once' }),
});

export const postInputSchema = postFields.refine(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn, {
  error: 'The last day comes before the first',
  path: ['endsOn'],
});
export type PostInput = z.input<typeof postInputSchema>;
export type PostValues = z.output<typeof postInputSchema>;

export const postSchema = postFields.extend({ id: idField });
export type PensionPost = z.output<typeof postSchema>;

export const pensionProfileSchema = profileFields.extend({
  identityId: idField,
  /** Which of the numbers are stored, without a digit of them. */
  held: z.object({ niNumber: z.boolean(), gmcNumber: z.boolean(), sdNumber: z.boolean(), dateOfBirth: z.boolean() }),
  /** Other work in the scheme, newest first. */
  posts: z.array(postSchema).readonly(),
  changedAt: instantField,
});
export type PensionProfile = z.output<typeof pensionProfileSchema>;

const changedPost = z.object({ profile: pensionProfileSchema, undoId: idField });
const ofProfile = failures('NOT_FOUND', 'PENSION_PROFILE_MISSING');

export const pensionProfilesContract = {
  /** In the order in which the identities were made. */
  list: storeOperation.input(nothing).output(z.array(pensionProfileSchema).readonly()),
  /** Makes the profile of an identity, or replaces what it says. A company has none: its work is not pensionable. */
  save: storeOperation
    .input(z.object({ identityId: idField, profile: pensionProfileInputSchema }))
    .output(pensionProfileSchema)
    .errors(failures('NOT_FOUND', 'PENSION_COMPANY', 'DAY_IN_FUTURE')),
  /** For the moment in which the user asks to see them. */
  reveal: storeOperation
    .input(z.object({ identityId: idField }))
    .output(storedNumbersSchema)
    .errors(ofProfile),
  addPost: storeOperation
    .input(z.object({ identityId: idField, post: postInputSchema }))
    .output(changedPost)
    .errors(ofProfile),
  updatePost: storeOperation
    .input(z.object({ id: idField, post: postInputSchema }))
    .output(changedPost)
    .errors(failures('NOT_FOUND')),
  removePost: storeOperation
    .input(z.object({ id: idField }))
    .output(changedPost)
    .errors(failures('NOT_FOUND')),
  /** Takes back the last change of a post. */
  undo: storeOperation
    .input(z.object({ undoId: idField }))
    .output(nothing)
    .errors(failures('NOTHING_TO_UNDO')),
};
