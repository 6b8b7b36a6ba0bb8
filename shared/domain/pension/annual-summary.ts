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
  readonly pensionable: Pence;
  readonly employee: Pence;
  readonly employerPaid: Pence;
}

/** The locum work of the same year, from its Form Bs. */
export interface LocumYear {
  readonly pensionable: Pence;
  readonly employee: Pence;
  readonly employerPaid: Pence;
  /** The lines of all Form As. */
  readonly ranges: readonly DayRange[];
}

export interface AnnualSummary {
  readonly year: SchemeYear;
  /** In the order given, without those that lie outside the year. */
  readonly posts: readonly PostYear[];
  readonly locum: LocumYear;
  /** Distinct days on which there was locum work. */
  readonly locumDays: number;
  /** Posts that count, and locum work. */
  readonly practitionerIncome: Pence;
  /** Never counts for the tier. */
  readonly officerIncome: Pence;
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

/** All NHS work of a scheme year, as the annual forms and the tier ask for it. */
export function summariseYear(year: SchemeYear, posts: readonly PostYear[], locum: LocumYear): AnnualSummary {
  const bounds = rangeOfSchemeYear(year);
  const inYear = posts.filter(({ from, to }) => from <= bounds.to && (to === null || to >= bounds.from));
  const counted = inYear.filter(({ kind }) => kind !== 'officer');
  const needsType2 = inYear.some(({ kind }) => kind === 'type2' || kind === 'solo');
  const needsType1 = inYear.some(({ kind }) => kind === 'type1');
  return {
    year,
    posts: inYear,
    locum,
    locumDays: countPensionableDays(locum.ranges, year),
    practitionerIncome: sumOf([locum.pensionable, ...counted.map(({ pensionable }) => pensionable)]),
    officerIncome: sumOf(inYear.filter(({ kind }) => kind === 'officer').map(({ pensionable }) => pensionable)),
    days: countPensionableDays([...locum.ranges, ...counted.map(({ from, to }) => ({ from, to: to ?? bounds.to }))], year),
    needsType2,
    needsType1,
    dueOn: needsType1 || needsType2 ? localDate(`${year + 2}-02-28`) : null,
  };
}
