import { formatMoney, formatRate } from '../domain/money.ts';
import { formatSchemeYear, schemeYearOf } from '../domain/pension/scheme-year.ts';
import { newestVersionOf } from '../domain/pension/tier-table.ts';
import type { AreaRules, Origin, PensionRates, SchemeArea, TierTable } from '../domain/pension/pension-rates.ts';
import type { LocalDate } from '../domain/time.ts';
import type { KnownFigures } from './known-figures.ts';

/** One figure as it is read. */
export interface ListedFigure {
  readonly name: string;
  readonly value: string;
  /** Days for which it holds; both null where it has none. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly sources: readonly { readonly title: string; readonly url: string }[];
  /** What is not certain about it; empty where it was read at its official source. */
  readonly doubt: string;
}

export interface FigureGroup {
  readonly title: string;
  readonly figures: readonly ListedFigure[];
}

export const areaWords: Readonly<Record<SchemeArea, string>> = {
  englandAndWales: 'England and Wales',
  scotland: 'Scotland',
  northernIreland: 'Northern Ireland',
};

/** Every dated figure that is in use, newest first within its group, with where it was read. */
export function figureGroups({ pension, forms, bankHolidays }: KnownFigures): readonly FigureGroup[] {
  const sourcesOf = ({ sources, note }: Origin) => ({
    sources: sources.flatMap((id) => pension.sources[id] ?? []),
    doubt: note,
  });
  return [
    {
      title: 'What members contribute',
      figures: pension.tierTables.toSorted(newestFirst).map((table) => ({ ...tierFigure(table, pension), ...sourcesOf(table.origin) })),
    },
    {
      title: 'What employers contribute',
      figures: pension.employerRates.toSorted(newestFirst).map(({ area, from, to, total, practice, origin }) => ({
        name: areaWords[area],
        value: `${formatRate(total)}, of which the practice pays ${formatRate(practice)}`,
        from,
        to,
        ...sourcesOf(origin),
      })),
    },
    { title: 'Rules of each scheme', figures: pension.areas.flatMap((rules) => areaFigures(rules, sourcesOf)) },
    { title: 'Forms and limits', figures: generalFigures(pension, sourcesOf) },
    {
      title: 'Official forms that are recognised',
      figures: forms.map(({ formKind, area, schemeYear, version, sha256 }) => ({
        name: `${formKind === 'formA' ? 'Form A' : 'Form B'} ${formatSchemeYear(schemeYear)}, ${areaWords[area]}`,
        value: `${version}, ${sha256.slice(0, 12)}`,
        ...undated,
        sources: [],
        doubt: '',
      })),
    },
    {
      title: 'Bank holidays',
      figures: [
        {
          name: 'All nations',
          value: `${bankHolidays.days.length} days of ${bankHolidays.first} to ${bankHolidays.last}`,
          ...undated,
          sources: [{ title: 'GOV.UK: Bank holidays', url: 'https://www.gov.uk/bank-holidays' }],
          doubt: '',
        },
      ],
    },
  ];
}

type Sourced = (origin: Origin) => Pick<ListedFigure, 'sources' | 'doubt'>;

const undated = { from: null, to: null } as const;

function tierFigure({ area, id, from, to, bands }: TierTable, rates: PensionRates): Omit<ListedFigure, 'sources' | 'doubt'> {
  const steps = bands.map(({ upTo, rate }) =>
    upTo === null ? `above: ${formatRate(rate)}` : `to £${upTo.toLocaleString('en-GB')}: ${formatRate(rate)}`,
  );
  const years = [...new Set([from, to].map((day) => formatSchemeYear(schemeYearOf(day))))].join(' to ');
  const version = newestVersionOf(rates, id)?.id === id ? '' : ', first version, since replaced';
  return { name: `${areaWords[area]}, ${years}${version}`, value: steps.join('; '), from, to };
}

const sixMonthWords: Readonly<Record<AreaRules['sixMonths']['value'], string>> = {
  mayBeType2: 'May become Type 2 work',
  limit: 'The longest that counts as locum work',
  shortTerm: 'Short engagements alone count as locum work',
};

function areaFigures(
  { area, formBDueDay, hasMarchRule, annualises, mustPensionAll, sixMonths }: AreaRules,
  sourced: Sourced,
): readonly ListedFigure[] {
  const row = (name: string, value: string, origin: Origin): ListedFigure => ({
    name: `${areaWords[area]}: ${name}`,
    value,
    ...undated,
    ...sourced(origin),
  });
  const yes = (is: boolean): string => (is ? 'Yes' : 'No');
  return [
    row('Form B due', formBDueDay.value === null ? 'No day known' : `Day ${formBDueDay.value} of the next month`, formBDueDay.origin),
    row('Late pay of a year on the March form', yes(hasMarchRule.value), hasMarchRule.origin),
    row('Income scaled up to a year', yes(annualises.value), annualises.origin),
    row('All work pensioned if any is', yes(mustPensionAll.value), mustPensionAll.origin),
    row('Six months at one practice', sixMonthWords[sixMonths.value], sixMonths.origin),
  ];
}

function generalFigures({ forms, tenWeeks, tolerance, daysInYear }: PensionRates, sourced: Sourced): readonly ListedFigure[] {
  const row = (name: string, value: string, origin: Origin): ListedFigure => ({ name, value, ...undated, ...sourced(origin) });
  return [
    ...forms
      .toReversed()
      .map(({ from, hasCumulative, referenceYearDigits, appraisalDays, origin }) =>
        row(
          `Forms from ${formatSchemeYear(from)}`,
          [
            hasCumulative ? 'Form B has box j' : 'Form B has no box j',
            `payment reference with a year of ${referenceYearDigits} digits`,
            ...(appraisalDays === null ? [] : [`an appraisal may count for ${appraisalDays} days`]),
          ].join('; '),
          origin,
        ),
      ),
    row(
      'Forms must arrive',
      `Within ${tenWeeks.days} days; warned from day ${tenWeeks.amberFrom}, urgent from day ${tenWeeks.redFrom}`,
      tenWeeks.origin,
    ),
    row('Differences that are left', `Below ${formatMoney(tolerance.value)}`, tolerance.origin),
    row('Days in a year', String(daysInYear.usual), daysInYear.origin),
  ];
}

function newestFirst(a: { readonly from: LocalDate }, b: { readonly from: LocalDate }): number {
  if (a.from === b.from) return 0;
  return a.from < b.from ? 1 : -1;
}
