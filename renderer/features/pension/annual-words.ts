import type { YearSummary } from '../../../shared/contract/pension-year.ts';
import { countCell, dayCell, moneyCell, textCell, type CsvColumn } from '../../../shared/domain/exports/csv-text.ts';
import { formatAmount, formatMoney, formatRate, type Pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { dayWithYearWords } from '../../ui/time-words.ts';
import { postWords } from './pension-words.ts';

type Locum = NonNullable<YearSummary['locum']>;
type Post = YearSummary['posts'][number];

/** What the annual forms ask for of the locum work; optional contributions where there are any alone. */
export function locumValues({ boxes, tiers, days, forms, firstOn, lastOn }: Locum): readonly (readonly [string, string])[] {
  const optional = [
    ['Added years (c)', boxes.c],
    ['MPAVC (d)', boxes.d],
    ['Additional pension (e)', boxes.e],
    ['ERRBO (f)', boxes.f],
  ] as const;
  return [
    ['Pensionable pay (a)', formatAmount(boxes.a)],
    ['Contributions at the tier (b)', formatAmount(boxes.b)],
    ...optional.filter(([, amount]) => amount !== 0).map(([name, amount]) => [name, formatAmount(amount)] as const),
    ['Your contributions in all (g)', formatAmount(boxes.g)],
    ['Employer’s contributions (h)', formatAmount(boxes.h)],
    ['Tier', tiers.map(formatRate).join(', ')],
    ['Days worked', String(days)],
    ['First day', firstOn === null ? '' : dayWithYearWords(firstOn)],
    ['Last day', lastOn === null ? '' : dayWithYearWords(lastOn)],
    ['Form Bs', String(forms)],
  ];
}

/** What a post is, and where its figures come from. */
export function postOrigin({ kind, bookings }: Pick<Post, 'kind' | 'bookings'>): string {
  return bookings === 0 ? postWords[kind] : `${postWords[kind]}, from ${bookings === 1 ? '1 booking' : `${bookings} bookings`}`;
}

export const soloHint =
  'What comes from bookings is worked out: fees without travel, less your own costs, at the tier of the year. Enter a post to record other figures.';

/** What stands where nobody can say a figure yet. */
export const notKnown = 'Not known';

/** An amount that may not be known is said so, and never printed as nothing. */
export function knownMoney(amount: Pence | null): string {
  return amount === null ? notKnown : formatMoney(amount);
}

/** Of a post whose figures of the year were not entered. */
export function payWords({ pensionable, hasFigures }: Pick<Post, 'pensionable' | 'hasFigures'>): string {
  return knownMoney(hasFigures ? pensionable : null);
}

/** What was recorded of one post; fee and expenses of SOLO work alone. */
export function postValues(post: Post) {
  const { kind, employerCode, from, to, fee, expenses, pensionable, employee, employerPaid, hasFigures, bookings } = post;
  const typed = (amount: Pence | null): string => (amount === null ? notKnown : formatAmount(amount));
  const ofYear = (amount: Pence): string => typed(hasFigures ? amount : null);
  const ofFee = kind === 'solo' ? ([['Fee', ofYear(fee)], ['Expenses', ofYear(expenses)]] as const) : []; // prettier-ignore
  return [
    ['Employing authority code', employerCode],
    ['From', dayWithYearWords(from)],
    ['To', to === null ? 'It goes on' : dayWithYearWords(to)],
    ...ofFee,
    ...(bookings > 0 ? ([['Bookings', String(bookings)]] as const) : []),
    ['Pensionable pay', ofYear(pensionable)],
    ['Employee contributions', typed(employee)],
    ['Employer contributions', typed(employerPaid)],
  ] as const;
}

/** One line of the file: the locum work, or a post. */
export interface AnnualRow {
  readonly what: string;
  readonly employer: string;
  readonly code: string;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly days: number | null;
  readonly tiers: string;
  /** Null, an empty cell, where it is not known; so below. */
  readonly pensionable: Pence | null;
  readonly employee: Pence | null;
  readonly employerPaid: Pence | null;
  /** b to f, and what SOLO work was; null where it has none. */
  readonly parts: readonly (Pence | null)[];
}

export function annualRows({ locum, posts }: YearSummary): readonly AnnualRow[] {
  const none = [null, null, null, null, null];
  return [
    ...(locum === null ? [] : [locumRow(locum)]),
    ...posts.map(({ kind, employer, employerCode, from, to, fee, expenses, pensionable, employee, employerPaid, hasFigures }) => ({
      what: postWords[kind],
      employer,
      code: employerCode,
      from,
      to,
      days: null,
      tiers: '',
      pensionable: hasFigures ? pensionable : null,
      employee,
      employerPaid,
      parts: [...none, ...(kind === 'solo' && hasFigures ? [fee, expenses] : [null, null])],
    })),
  ];
}

function locumRow({ boxes, tiers, days, firstOn, lastOn }: Locum): AnnualRow {
  return {
    what: 'Locum (Forms A and B)',
    employer: '',
    code: '',
    from: firstOn,
    to: lastOn,
    days,
    tiers: tiers.map(formatRate).join(' '),
    pensionable: boxes.a,
    employee: boxes.g,
    employerPaid: boxes.h,
    parts: [boxes.b, boxes.c, boxes.d, boxes.e, boxes.f, null, null],
  };
}

const partTitles = ['At the tier (b)', 'Added years (c)', 'MPAVC (d)', 'Additional pension (e)', 'ERRBO (f)', 'Fee', 'Expenses'];

export const annualColumns: readonly CsvColumn<AnnualRow>[] = [
  { title: 'Work', cell: ({ what }) => textCell(what) },
  { title: 'Employer', cell: ({ employer }) => textCell(employer) },
  { title: 'Employing authority code', cell: ({ code }) => textCell(code) },
  { title: 'From', cell: ({ from }) => dayCell(from) },
  { title: 'To', cell: ({ to }) => dayCell(to) },
  { title: 'Days', cell: ({ days }) => countCell(days) },
  { title: 'Tier', cell: ({ tiers }) => textCell(tiers) },
  { title: 'Pensionable pay', cell: ({ pensionable }) => moneyCell(pensionable) },
  { title: 'Employee contributions', cell: ({ employee }) => moneyCell(employee) },
  { title: 'Employer contributions', cell: ({ employerPaid }) => moneyCell(employerPaid) },
  ...partTitles.map((title, index) => ({ title, cell: ({ parts }: AnnualRow) => moneyCell(parts[index] ?? null) })),
];
