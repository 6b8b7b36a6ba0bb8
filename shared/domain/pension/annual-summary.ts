import { difference, sumOf, type Pence } from '../money.ts';
import { localDate, type LocalDate } from '../time.ts';
import { countPensionableDays } from './annualising.ts';
import { rangeOfSchemeYear, type DayRange, type SchemeYear } from './scheme-year.ts';

/** Other NHS work of a GP: recorded for the tier and the annual forms, never paid over by the practitioner. */
export const postKinds = ['type1', 'type2', 'solo', 'officer'] as const;
export type PostKind = (typeof postKinds)[number];

/** One post in one scheme year. */
export interface PostYear {
  readonly kind: PostKind;
  readonly employer: string;
  readonly from: LocalDate;
  /** Null while it goes on. */
  readonly to: LocalDate | null;
  /** The days that count where it is no contract but single days of work; else those from first to last. */
  readonly worked?: readonly DayRange[];
  readonly pensionable: Pence;
  /** Null while it is not known. */
  readonly employee: Pence | null;
  readonly employerPaid: Pence | null;
}

/** The locum work of the same year, from its Form Bs. */
export interface LocumYear {
  readonly pensionable: Pence;
  readonly employee: Pence;
  readonly employerPaid: Pence;
  /** The lines of all Form As. */
  readonly ranges: readonly DayRange[];
}

export interface AnnualSummary<Post extends PostYear = PostYear> {
  readonly year: SchemeYear;
  /** In the order given, without those that lie outside the year and came to nothing in it. */
  readonly posts: readonly Post[];
  readonly locum: LocumYear;
  /** Distinct days on which there was locum work. */
  readonly locumDays: number;
  /** Posts that count, and locum work. */
  readonly practitionerIncome: Pence;
  /** Never counts for the tier. */
  readonly officerIncome: Pence;
  /** The days of practitioner service, overlapping or not. */
  readonly ranges: readonly DayRange[];
  /** Distinct days of practitioner service, of all of it together. */
  readonly days: number;
  /** Whether a Type 2 form is due: for salaried and SOLO work; locum work alone needs none. */
  readonly needsType2: boolean;
  /** Whether a Type 1 certificate is due. */
  readonly needsType1: boolean;
  /** 28 February, eleven months after the year's end; null where neither form is due. */
  readonly dueOn: LocalDate | null;
}

/** SOLO work has no nine tenths: the fee less its expenses is pensionable, never less than nothing. */
export function soloPensionable(fee: Pence, expenses: Pence): Pence {
  return expenses > fee ? sumOf([]) : difference(fee, expenses);
}

/**
 * All NHS work of a scheme year, as the annual forms and the tier ask for it.
 *
 * @param until  the last day that counts of posts that go on: the last of the year, or today while the year is running
 */
export function summariseYear<Post extends PostYear>(
  year: SchemeYear,
  posts: readonly Post[],
  locum: LocumYear,
  { until }: { readonly until: LocalDate },
): AnnualSummary<Post> {
  const bounds = rangeOfSchemeYear(year);
  const stood = ({ from, to }: Post): boolean => from <= bounds.to && (to === null || to >= bounds.from);
  const inYear = posts.filter((post) => stood(post) || post.pensionable > 0);
  const counted = inYear.filter(({ kind }) => kind !== 'officer');
  const needsType2 = inYear.some(({ kind }) => kind === 'type2' || kind === 'solo');
  const needsType1 = inYear.some(({ kind }) => kind === 'type1');
  const ranges = [...locum.ranges, ...counted.flatMap((post) => daysUntil(post, until))];
  return {
    year,
    posts: inYear,
    locum,
    locumDays: countPensionableDays(locum.ranges, year),
    practitionerIncome: sumOf([locum.pensionable, ...counted.map(({ pensionable }) => pensionable)]),
    officerIncome: sumOf(inYear.filter(({ kind }) => kind === 'officer').map(({ pensionable }) => pensionable)),
    ranges,
    days: countPensionableDays(ranges, year),
    needsType2,
    needsType1,
    dueOn: needsType1 || needsType2 ? localDate(`${year + 2}-02-28`) : null,
  };
}

function daysUntil({ from, to, worked }: PostYear, until: LocalDate): readonly DayRange[] {
  if (worked !== undefined) return worked.filter((day) => day.from <= until);
  const last = to === null || to > until ? until : to;
  return from > last ? [] : [{ from, to: last }];
}
