import { z } from 'zod';
import { nations } from '../domain/invoices/model.ts';
import { basisPoints, pence } from '../domain/money.ts';
import { confidences, schemeAreas, type PensionRates } from '../domain/pension/pension-rates.ts';
import { schemeYear } from '../domain/pension/scheme-year.ts';
import type { RatesEdition } from '../rates/rates-edition.ts';
import { dateField, lineField } from './fields.ts';

/**
 * A rates pack: everything dated that changes faster than the product, as one signed document
 * (docs/rules/rates-pack.md). Rates are in hundredths of a per cent, money in pence, bands in whole pounds.
 */
const rateField = z.int().min(0).max(10_000).transform(basisPoints);
const yearField = z.int().min(2000).max(2199).transform(schemeYear);
const areaField = z.enum(schemeAreas);
const text = (maxLength: number) => lineField(maxLength).min(1);
const originSchema = z
  .strictObject({ sources: z.array(text(60)).min(1).max(20), confidence: z.enum(confidences), note: lineField(400) })
  .refine(({ confidence, note }) => (note === '') === (confidence === 'official'), {
    error: 'A note for what is not official, none for what is',
    path: ['note'],
  });

function figureOf<T extends z.ZodType>(value: T) {
  return z.strictObject({ value, origin: originSchema });
}

const bandsSchema = z
  .array(z.strictObject({ upTo: z.int().min(0).max(100_000_000).nullable(), rate: rateField }))
  .min(1)
  .max(50)
  .refine((bands) => bands.every(({ upTo }, index) => (upTo === null) === (index === bands.length - 1)), {
    error: 'The last band alone is open',
  })
  .refine((bands) => bands.every(({ upTo, rate }, index) => index === 0 || follows(bands[index - 1], upTo, rate)), {
    error: 'Bands and rates rise',
  });

function follows(before: { readonly upTo: number | null; readonly rate: number } | undefined, upTo: number | null, rate: number): boolean {
  return before !== undefined && before.upTo !== null && (upTo === null || upTo > before.upTo) && rate >= before.rate;
}

const inOrder = ({ from, to }: { readonly from: string; readonly to: string | null }) => to === null || from <= to;

const tierTableSchema = z
  .strictObject({
    id: text(40),
    area: areaField,
    from: dateField,
    to: dateField,
    publishedOn: dateField,
    bands: bandsSchema,
    origin: originSchema,
  })
  .refine(inOrder, { error: 'Ends before it begins', path: ['to'] });

const employerRateSchema = z
  .strictObject({
    area: areaField,
    from: dateField,
    to: dateField.nullable(),
    total: rateField,
    practice: rateField,
    levy: rateField,
    origin: originSchema,
  })
  .refine(inOrder, { error: 'Ends before it begins', path: ['to'] })
  .refine(({ total, practice, levy }) => levy <= practice && practice <= total, {
    error: 'A part is larger than the whole',
    path: ['practice'],
  });

const areaSchema = z.strictObject({
  area: areaField,
  formBDueDay: figureOf(z.int().min(1).max(28).nullable()),
  hasMarchRule: figureOf(z.boolean()),
  annualises: figureOf(z.boolean()),
  mustPensionAll: figureOf(z.boolean()),
  sixMonths: figureOf(z.enum(['mayBeType2', 'limit', 'shortTerm'])),
});

const formsSchema = z.strictObject({
  from: yearField,
  hasCumulative: z.boolean(),
  referenceYearDigits: z.union([z.literal(2), z.literal(4)]),
  appraisalDays: z.int().min(1).max(366).nullable(),
  origin: originSchema,
});

const tenWeeksSchema = z
  .strictObject({
    days: z.int().min(1).max(3_650),
    amberFrom: z.int().min(0),
    redFrom: z.int().min(0),
    suspended: z.array(z.strictObject({ from: dateField, to: dateField }).refine(inOrder, { error: 'Ends before it begins' })).max(20),
    origin: originSchema,
  })
  .refine(({ days, amberFrom, redFrom }) => amberFrom <= redFrom && redFrom <= days, {
    error: 'Amber comes before red, red before the last day',
  });

const pensionSchema = z
  .strictObject({
    sources: z.record(text(60), z.strictObject({ title: text(200), url: lineField(400) })),
    tierTables: z.array(tierTableSchema).min(1).max(500),
    employerRates: z.array(employerRateSchema).min(1).max(500),
    areas: z.array(areaSchema).length(schemeAreas.length),
    forms: z.array(formsSchema).min(1).max(100),
    tenWeeks: tenWeeksSchema,
    tolerance: figureOf(z.int().min(0).max(100_000).transform(pence)),
    daysInYear: z.strictObject({
      usual: z.int().min(365).max(366),
      exceptions: z.array(z.strictObject({ year: yearField, days: z.int().min(365).max(366) })).max(100),
      origin: originSchema,
    }),
  })
  .refine(({ areas }) => schemeAreas.every((area) => areas.some((rules) => rules.area === area)), {
    error: 'One for each area',
    path: ['areas'],
  })
  .refine(({ tierTables }) => schemeAreas.every((area) => tierTables.some((table) => table.area === area)), {
    error: 'A table for each area',
    path: ['tierTables'],
  })
  .refine(({ tierTables }) => new Set(tierTables.map(({ id }) => id)).size === tierTables.length, {
    error: 'Each id once',
    path: ['tierTables'],
  })
  .refine(({ forms }) => forms.every(({ from }, index) => index === 0 || from > (forms[index - 1]?.from ?? from)), {
    error: 'Oldest first',
    path: ['forms'],
  })
  .refine((rates) => originsOf(rates).every(({ sources }) => sources.every((id) => Object.hasOwn(rates.sources, id))), {
    error: 'A figure names a source that is not listed',
    path: ['sources'],
  });

function originsOf({
  tierTables,
  employerRates,
  areas,
  forms,
  tenWeeks,
  tolerance,
  daysInYear,
}: PensionRates): readonly PensionRates['tenWeeks']['origin'][] {
  const ofAreas = areas.flatMap(({ formBDueDay, hasMarchRule, annualises, mustPensionAll, sixMonths }) => [
    formBDueDay.origin,
    hasMarchRule.origin,
    annualises.origin,
    mustPensionAll.origin,
    sixMonths.origin,
  ]);
  return [...[...tierTables, ...employerRates, ...forms, tenWeeks, tolerance, daysInYear].map(({ origin }) => origin), ...ofAreas];
}

/** The official forms by the hash of their file, so that last year's is not taken for this year's. */
const templateSchema = z.strictObject({
  form: z.enum(['A', 'B']),
  area: areaField,
  schemeYear: yearField,
  version: text(80),
  sha256: z.string().regex(/^[\da-f]{64}$/u),
});

const bankHolidaysSchema = z.strictObject({
  first: z.int().min(2000).max(2199),
  last: z.int().min(2000).max(2199),
  days: z
    .array(z.strictObject({ on: dateField, name: text(100), isSubstitute: z.boolean(), nations: z.array(z.enum(nations)).min(1) }))
    .max(2_000),
});

const packSchema = z
  .strictObject({
    format: z.literal(1),
    version: z.int().min(1).max(1_000_000),
    issuedOn: dateField,
    expiresOn: dateField,
    source: text(400).describe('Who put it together, from what'),
    pension: pensionSchema,
    templates: z.array(templateSchema).max(500),
    bankHolidays: bankHolidaysSchema,
  })
  .refine(({ issuedOn, expiresOn }) => issuedOn <= expiresOn, { error: 'Expires before it is issued', path: ['expiresOn'] });

/** A file: the pack, and the signature of its canonical form in base64. */
export const signedPackSchema = z.strictObject({ pack: packSchema, signature: z.base64().length(88) });

/** What a pack says, checked. */
export type RatesPack = z.output<typeof packSchema> & RatesEdition;

/** What a maintainer writes and signs. */
export type RatesPackInput = z.input<typeof packSchema>;
