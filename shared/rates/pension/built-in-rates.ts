import type { AreaRules, Figure, FormRules, Origin, PensionRates } from '../../domain/pension/pension-rates.ts';
import { schemeYear } from '../../domain/pension/scheme-year.ts';
import { pounds } from '../../domain/money.ts';
import { localDate } from '../../domain/time.ts';
import { employerRates } from './employer-rates.ts';
import { pensionSources } from './pension-sources.ts';
import { tierTables } from './tier-tables.ts';

const areas: readonly AreaRules[] = [
  {
    area: 'englandAndWales',
    formBDueDay: read(7, 'pcse-locum'),
    hasMarchRule: unsure(
      true,
      'secondary',
      'The March rule was read in guides that quote the notes of Form B up to 2024/25.',
      've-medical',
    ),
    annualises: read(true, 'pcse-annualising', 'form-b-2021'),
    mustPensionAll: unsure(false, 'secondary', 'That locums may choose for each engagement was read at the BMA.', 'bma-locums'),
    sixMonths: unsure('mayBeType2', 'secondary', 'What follows after six months at one practice is told differently.', 'bma-locums'),
  },
  {
    area: 'scotland',
    formBDueDay: unsure(null, 'inferred', 'No due day for locums was found in Scotland.', 'sppa-practitioners'),
    hasMarchRule: unsure(false, 'inferred', 'No March rule was found in Scotland: the day of payment decides.', 'sppa-practitioners'),
    annualises: unsure(true, 'inferred', 'Whether Scotland scales locum income up to a year was not confirmed.', 'sppa-practitioners'),
    mustPensionAll: unsure(true, 'secondary', 'That all locum work must be pensioned was read at the BMA.', 'bma-locums'),
    sixMonths: unsure('shortTerm', 'secondary', 'Scotland expects short engagements and names no number of months.', 'bma-locums'),
  },
  {
    area: 'northernIreland',
    formBDueDay: unsure(
      6,
      'secondary',
      'Due day: the website of the pension service says the 6th, the regulations say the 7th.',
      'hsc-locums',
      'ni-regulations',
    ),
    hasMarchRule: unsure(false, 'inferred', 'No March rule was found in Northern Ireland: the day of payment decides.', 'hsc-locums'),
    annualises: unsure(true, 'secondary', 'The regulations have the formula; how it is applied was not confirmed.', 'ni-regulations'),
    mustPensionAll: unsure(true, 'secondary', 'That all locum work must be pensioned was read at the BMA.', 'bma-locums'),
    sixMonths: unsure('limit', 'secondary', 'The limit of six months was read on an undated page of the BMA.', 'bma-locums'),
  },
];

const forms: readonly FormRules[] = [
  { from: schemeYear(2016), hasCumulative: false, referenceYearDigits: 2, appraisalDays: null, origin: official('form-b-2017') },
  {
    from: schemeYear(2018),
    hasCumulative: false,
    referenceYearDigits: 4,
    appraisalDays: null,
    origin: {
      sources: ['pcse-paying'],
      confidence: 'inferred',
      note: 'When the payment reference got four digits for the year was not found.',
    },
  },
  { from: schemeYear(2021), hasCumulative: true, referenceYearDigits: 4, appraisalDays: null, origin: official('form-b-2021') },
  {
    from: schemeYear(2026),
    hasCumulative: true,
    referenceYearDigits: 4,
    appraisalDays: 3,
    origin: {
      sources: ['nasgp-appraisers'],
      confidence: 'secondary',
      note: 'The three days of an appraisal were read in a report on the notes of the 2026/27 forms.',
    },
  },
];

/** The figures that come with the product; a newer rates pack takes their place. Read on 22 November 2026. */
export const builtInPensionRates: PensionRates = {
  sources: pensionSources,
  tierTables,
  employerRates,
  areas,
  forms,
  tenWeeks: {
    days: 70,
    amberFrom: 42,
    redFrom: 63,
    suspended: [{ from: localDate('2020-04-01'), to: localDate('2022-09-30') }],
    origin: official('nhsbsa-locums', 'nhsbsa-covid'),
  },
  tolerance: unsure(
    pounds(1),
    'secondary',
    'The tolerance of £1 dates from April 2020; whether it still holds was not confirmed.',
    'nhsbsa-covid',
  ),
  daysInYear: {
    usual: 365,
    exceptions: [],
    origin: {
      sources: ['form-b-2021'],
      confidence: 'inferred',
      note: 'Whether a year with a 29 February counts 365 or 366 days was not found; 365 is used.',
    },
  },
};

function read<T>(value: T, ...sources: readonly string[]): Figure<T> {
  return { value, origin: official(...sources) };
}

function unsure<T>(value: T, confidence: 'secondary' | 'inferred', note: string, ...sources: readonly string[]): Figure<T> {
  return { value, origin: { sources, confidence, note } };
}

function official(...sources: readonly string[]): Origin {
  return { sources, confidence: 'official', note: '' };
}
