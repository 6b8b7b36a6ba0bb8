import { sumOf, type Pence } from '../money.ts';
import type { LocalDate } from '../time.ts';
import { soloPensionable, type PostYear } from './annual-summary.ts';
import type { DayRange } from './scheme-year.ts';

/** One delivered booking that belongs on the SOLO form. */
export interface SoloBooking {
  readonly payer: { readonly id: string; readonly name: string; readonly code: string };
  readonly workedOn: LocalDate;
  /** Of the work, without travel. */
  readonly fee: Pence;
  /** The practitioner's own costs. */
  readonly expenses: Pence;
}

/** A post as it was typed, with its figures of the year. */
export interface TypedPost extends PostYear {
  readonly employerCode: string;
  readonly fee: Pence;
}

/** What the bookings of one payer came to in the year: a record, and no more. */
export interface SoloRecord {
  readonly payer: SoloBooking['payer'];
  /** First and last day. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly fee: Pence;
  readonly expenses: Pence;
  /** The fee less its expenses, without the nine tenths. */
  readonly pensionable: Pence;
  /** Each day on which it was worked, in order. */
  readonly worked: readonly DayRange[];
  readonly bookings: number;
}

/**
 * The SOLO records of a scheme year, by first day. What a typed SOLO post of the same payer stands for on that day is left out
 * as soon as the post has figures of the year: they hold, and nothing is counted twice.
 */
export function soloRecords(bookings: readonly SoloBooking[], typed: readonly TypedPost[]): readonly SoloRecord[] {
  const counted = typed.filter(({ kind, fee, pensionable }) => kind === 'solo' && fee + pensionable > 0);
  const own = bookings.filter((booking) => !counted.some((post) => standsFor(post, booking)));
  const groups = Map.groupBy(own, ({ payer }) => payer.id);
  return [...groups.values()].map(recordOf).toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

function standsFor({ employer, employerCode, from, to }: TypedPost, { payer, workedOn }: SoloBooking): boolean {
  const isSame = employerCode !== '' && payer.code !== '' ? alike(employerCode, payer.code) : alike(employer, payer.name);
  return isSame && from <= workedOn && (to === null || workedOn <= to);
}

function alike(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function recordOf(group: readonly SoloBooking[]): SoloRecord {
  const days = [...new Set(group.map(({ workedOn }) => workedOn))].toSorted();
  const [from] = days;
  const to = days.at(-1);
  const payer = group[0]?.payer;
  if (!payer || from === undefined || to === undefined) throw new RangeError('a group without work');
  const fee = sumOf(group.map((booking) => booking.fee));
  const expenses = sumOf(group.map((booking) => booking.expenses));
  const worked = days.map((day) => ({ from: day, to: day }));
  return { payer, from, to, fee, expenses, pensionable: soloPensionable(fee, expenses), worked, bookings: group.length };
}
