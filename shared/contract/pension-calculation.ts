import { z } from 'zod';
import { basisPoints, parseMoney, type BasisPoints, type Pence } from '../domain/money.ts';
import type { SchemeArea } from '../domain/pension/pension-rates.ts';
import { localDate } from '../domain/time.ts';

/**
 * What `session-desk calculate pension` reads and prints (docs/rules/pension.md §11). Money is in pounds with at most
 * two decimals, rates are in per cent; both as text or as number. Unknown fields are refused, for they are slips.
 */
const mostForms = 1_000;

const anAmount = 'An amount in pounds from 0 to 999,999,999.99 with at most two decimals, such as "612.35"';
const moneyField = z.union([z.string().max(40), z.number()], { error: anAmount }).transform((given, context): Pence => {
  const amount = parseMoney(String(given));
  if (amount !== null && amount >= 0) return amount;
  context.addIssue({ code: 'custom', message: anAmount });
  return z.NEVER;
});

const aRate = 'A rate in per cent from 0 to 100 with at most two decimals, such as "12.5"';
const percentField = z.union([z.string().max(20), z.number()], { error: aRate }).transform((given, context): BasisPoints => {
  const [, whole, rest = ''] = /^(\d{1,3})(?:\.(\d{1,2})0*)?\s*%?$/u.exec(String(given).trim()) ?? [];
  const rate = whole === undefined ? Number.NaN : Number(whole) * 100 + Number(rest.padEnd(2, '0'));
  if (rate <= 10_000) return basisPoints(rate);
  context.addIssue({ code: 'custom', message: aRate });
  return z.NEVER;
});

const aDay = { error: 'A day such as 2026-06-02' };
const dayField = z.iso.date(aDay).transform(localDate);

/** Days from and to, both counted. */
const rangeField = z
  .strictObject({ from: dayField, to: dayField })
  .refine(({ from, to }) => from <= to, { error: 'The last day is before the first', path: ['to'] });

const someDays =
  'A whole number of days from 1 to 366, or a list of the days themselves, such as ["2026-06-02", { "from": "2026-06-08", "to": "2026-06-10" }]';
const countField = z
  .union([z.int(), z.string().regex(/^\d{1,3}$/u)])
  .transform(Number)
  .pipe(z.int().min(1, { error: someDays }).max(366, { error: someDays }));
const daysField = z.union(
  [
    countField,
    z
      .array(z.union([dayField.transform((day) => ({ from: day, to: day })), rangeField]))
      .min(1)
      .max(mostForms),
  ],
  { error: someDays },
);

const areas: Readonly<Record<string, SchemeArea>> = {
  ew: 'englandAndWales',
  'e&w': 'englandAndWales',
  england: 'englandAndWales',
  wales: 'englandAndWales',
  englandandwales: 'englandAndWales',
  sc: 'scotland',
  scotland: 'scotland',
  ni: 'northernIreland',
  northernireland: 'northernIreland',
};

const aNation = 'EW, SC or NI, or the name of a nation';
const nationField = z.string({ error: aNation }).transform((given, context): SchemeArea => {
  const area = new Map(Object.entries(areas)).get(given.replaceAll(/[\s_-]/gu, '').toLowerCase());
  if (area !== undefined) return area;
  context.addIssue({ code: 'custom', message: aNation });
  return z.NEVER;
});

const amountsOf = (words: string) => moneyField.optional().describe(words);

export const pensionQuestionSchema = z
  .strictObject({
    nation: nationField.optional().describe('EW, SC or NI, or the name of a nation; without it that of the table, else EW'),
    fee: amountsOf('The fee of one Form A, without travel, expenses and the employer’s contribution'),
    fees: z
      .array(moneyField, { error: 'A list of fees, such as ["437.50", "612.35"]' })
      .min(1, { error: 'At least one fee' })
      .max(mostForms, { error: 'At most 1,000 fees' })
      .optional()
      .describe('The fees of several Form As of one month'),
    worked: z
      .union([dayField, z.array(dayField).min(1).max(mostForms)], { error: 'A day such as 2026-06-02, or a list of days' })
      .optional()
      .describe('Day of work, or one for each of the fees; chooses tables and rates. Without it the newest ones are taken'),
    from: dayField.optional().describe('Instead of worked: first day of a form of several days'),
    to: dayField.optional().describe('… and its last day'),
    paid: dayField
      .optional()
      .describe('Day on which the pay came in: gives the month of Form B and its due day; without worked, for work of its scheme year'),
    expenses: amountsOf('Travel and expenses: on the invoice, outside the pension'),
    tier: percentField.optional().describe('The member’s rate in per cent; without it, it is looked up by income and days'),
    er: percentField.optional().describe('The employer’s rate in per cent, instead of the official one'),
    pensionable: amountsOf('All pensionable practitioner income of the scheme year: of locum work nine tenths of the fees'),
    salaried: amountsOf('Instead of pensionable, in parts: from salaried posts and partnerships'),
    locum_pensionable: amountsOf('… from freelance locum work'),
    solo: amountsOf('… from SOLO work'),
    officer: amountsOf('Pay as an officer (hospital, employed): never counts for the tier'),
    days: daysField
      .optional()
      .describe(
        'Distinct days of practitioner service that the income was earned on: how many, or the days and ranges, of which each day counts once',
      ),
    table: z
      .string({ error: 'A scheme year such as "2025/26", or the id of a table' })
      .trim()
      .min(1)
      .max(40)
      .optional()
      .describe('A scheme year such as 2025/26, its first version (2025/26 initial), or the id of a table such as EW-2025'),
    as_of: dayField.optional().describe('Takes the tables that were published by this day'),
    added_years_pct: percentField.optional().describe('Box c, in per cent of a'),
    added_years_fixed: amountsOf('Box c, a fixed sum'),
    mpavc_pct: percentField.optional().describe('Box d, in per cent of a'),
    mpavc_fixed: amountsOf('Box d, a fixed sum'),
    ap_pct: percentField.optional().describe('Box e, in per cent of a'),
    ap_fixed: amountsOf('Box e, a fixed sum'),
    errbo_pct: percentField.optional().describe('Box f, in per cent of a'),
    errbo_fixed: amountsOf('Box f, a fixed sum'),
    cumulative_before: amountsOf('Box j of the month before; nothing without it'),
    sd: z.string().max(40).optional().describe('SD number: gives the payment reference, with month or paid'),
    month: z
      .string()
      .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u, { error: 'A month such as 2026-03' })
      .optional()
      .describe('Month of Form B'),
  })
  .superRefine((question, context) => {
    for (const [one, other] of exclusive) {
      if (question[one] !== undefined && question[other] !== undefined) {
        context.addIssue({ code: 'custom', path: [other], message: `Give ${one} or ${other}, not both` });
      }
    }
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), { error: 'Give both from and to', path: ['to'] })
  .refine(isQuestion, { error: 'Give at least a fee, an income, a day of work or a month' })
  .describe(
    'Amounts are pounds with at most two decimals, rates per cent with at most two, both as text or as number. Names may be in camel case, end in _pence for whole pence, and are known under other common names. A list of questions is answered with a list; a worked example with id, inputs and expect may be given whole.',
  );

/** The same, checked: money in pence, rates in hundredths of a per cent. */
export type PensionQuestion = z.output<typeof pensionQuestionSchema>;

const exclusive = [
  ['worked', 'from'],
  ['fee', 'fees'],
  ['pensionable', 'salaried'],
  ['pensionable', 'locum_pensionable'],
  ['pensionable', 'solo'],
  ['added_years_pct', 'added_years_fixed'],
  ['mpavc_pct', 'mpavc_fixed'],
  ['ap_pct', 'ap_fixed'],
  ['errbo_pct', 'errbo_fixed'],
] as const;

function isQuestion(question: Readonly<Record<string, unknown>>): boolean {
  return ['fee', 'fees', 'pensionable', 'salaried', 'locum_pensionable', 'solo', 'worked', 'from', 'month'].some(
    (field) => question[field] !== undefined,
  );
}
