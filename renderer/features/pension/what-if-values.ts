import type { Booking } from '../../../shared/contract/bookings.ts';
import type { Organisation } from '../../../shared/contract/organisations.ts';
import type { PensionProfile } from '../../../shared/contract/pension-profiles.ts';
import type { PensionYear } from '../../../shared/contract/pension-year.ts';
import type { WhatIfInput } from '../../../shared/contract/pension-what-if.ts';
import { parseMoney, sumOf } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { amountText, moneyProblem, typedPence } from '../../ui/money-words.ts';
import { rateProblem, typedRate } from '../organisations/rate-amount.ts';
import { profileValues, type ProfileFormValues } from './profile-values.ts';

export const tierWays = ['own', 'income', 'rate'] as const;
export type TierWay = (typeof tierWays)[number];

/** What stands in the fields of the calculator, as typed. Nothing of it is stored. */
export interface WhatIfValues extends Pick<
  ProfileFormValues,
  'nation' | 'addedYears' | 'errbo' | 'mpavcShare' | 'mpavcAmount' | 'additionalPension'
> {
  readonly work: readonly { readonly fee: string; readonly date: string }[];
  readonly expenses: string;
  readonly tierBy: TierWay;
  readonly rate: string;
  readonly income: string;
  readonly days: number | string;
  /** Per cent; empty for the official one. */
  readonly employerShare: string;
  /** Box j of the month before; empty for what the Form Bs list. */
  readonly before: string;
}

interface KnownFacts {
  readonly today: LocalDate;
  readonly profile: PensionProfile | null;
  /** What was decided and is expected of the present scheme year. */
  readonly year: PensionYear | null;
  readonly booking: { readonly booking: Booking; readonly organisation: Organisation } | null;
}

/** What the fields begin with: the profile's figures, and a booking where there is one. */
export function startValues({ today, profile, year, booking }: KnownFacts): WhatIfValues {
  const { addedYears, errbo, mpavcShare, mpavcAmount, additionalPension } = profile === null ? noLines : profileValues(profile);
  return {
    ...workOf(booking?.booking ?? null, today),
    ...tierStart(year),
    nation: booking?.organisation.nation ?? profile?.nation ?? 'england',
    employerShare: '',
    addedYears,
    errbo,
    mpavcShare,
    mpavcAmount,
    additionalPension,
    before: '',
  };
}

/** The tier that was decided; else what is expected of the year, to look it up. */
function tierStart(year: PensionYear | null): Pick<WhatIfValues, 'tierBy' | 'rate' | 'income' | 'days'> {
  if (year === null) return { tierBy: 'income', rate: '', income: '', days: '' };
  const { expectedIncome, expectedDays, tables } = year;
  return {
    tierBy: tables.some(({ rate }) => rate !== null) ? 'own' : 'income',
    rate: '',
    income: expectedIncome === null ? '' : amountText(expectedIncome),
    days: expectedDays ?? '',
  };
}

const noLines = { addedYears: '', errbo: '', mpavcShare: '', mpavcAmount: '', additionalPension: '' };

/** Extras are pensioned with the fee, as on an invoice; mileage is not. */
function workOf(booking: Booking | null, today: LocalDate): Pick<WhatIfValues, 'work' | 'expenses'> {
  if (booking === null) return { work: [{ fee: '', date: today }], expenses: '' };
  const { fee, startsAt, zone } = booking;
  return {
    work: [{ fee: amountText(sumOf([fee.work, fee.extras])), date: dayOf(startsAt, zone) }],
    expenses: fee.mileage === 0 ? '' : amountText(fee.mileage),
  };
}

/** What is asked of the core; null while there is no fee yet, or something typed is wrong. */
export function questionOf(values: WhatIfValues, identityId: string | null): WhatIfInput | null {
  const work = values.work.filter(({ fee, date }) => isTyped(fee) && date !== '');
  if (work.length === 0 || Object.keys(whatIfErrors(values)).length > 0) return null;
  return {
    identityId,
    nation: values.nation,
    work: work.map(({ fee, date }) => ({ fee: typedPence(fee), workedOn: date })),
    expenses: sumOrNull(values.expenses) ?? 0,
    tier: tierOf(values),
    employerShare: shareOrNull(values.employerShare),
    optional: {
      addedYears: percentLine(values.addedYears),
      moneyPurchase: percentLine(values.mpavcShare) ?? fixedLine(values.mpavcAmount),
      additionalPension: fixedLine(values.additionalPension),
      reductionBuyOut: percentLine(values.errbo),
    },
    cumulativeBefore: sumOrNull(values.before),
  };
}

function tierOf({ tierBy, rate, income, days }: WhatIfValues): WhatIfInput['tier'] {
  const typedDays = Math.round(Number(days));
  if (tierBy === 'own') return { by: 'own' };
  const share = tierBy === 'rate' ? shareOrNull(rate) : null;
  if (share !== null) return { by: 'rate', rate: share };
  const isByIncome = tierBy === 'income';
  return {
    by: 'income',
    income: isByIncome ? sumOrNull(income) : null,
    days: isByIncome && typedDays > 0 ? Math.min(366, typedDays) : null,
  };
}

/** One text per field that is wrong; what is empty is not. */
export function whatIfErrors(values: WhatIfValues): Readonly<Record<string, string>> {
  const { expenses, income, rate, employerShare, before } = values;
  const errors: Record<string, string | null> = {
    expenses: amountProblem(expenses),
    income: amountProblem(income),
    before: amountProblem(before),
    mpavcAmount: amountProblem(values.mpavcAmount),
    additionalPension: amountProblem(values.additionalPension),
    rate: shareProblem(rate),
    employerShare: shareProblem(employerShare),
    addedYears: shareProblem(values.addedYears),
    errbo: shareProblem(values.errbo),
    mpavcShare: shareProblem(values.mpavcShare),
    ...Object.fromEntries(values.work.map(({ fee }, index) => [`fee${index}`, feeProblem(fee)])),
  };
  return Object.fromEntries(Object.entries(errors).flatMap(([name, text]) => (text === null ? [] : [[name, text]])));
}

const isTyped = (text: string): boolean => text.trim() !== '';

function amountProblem(text: string): string | null {
  return isTyped(text) ? moneyProblem(text) : null;
}

function feeProblem(text: string): string | null {
  return amountProblem(text) ?? (parseMoney(text) === 0 ? 'Enter a fee above nothing' : null);
}

function shareProblem(text: string): string | null {
  return isTyped(text) ? rateProblem('percent', text) : null;
}

function sumOrNull(text: string): number | null {
  return isTyped(text) ? typedPence(text) : null;
}

function shareOrNull(text: string): number | null {
  return isTyped(text) ? typedRate('percent', text).share : null;
}

function percentLine(text: string): { readonly kind: 'percent'; readonly rate: number } | null {
  const rate = shareOrNull(text);
  return rate === null ? null : { kind: 'percent', rate };
}

function fixedLine(text: string): { readonly kind: 'fixed'; readonly amount: number } | null {
  const amount = sumOrNull(text);
  return amount === null ? null : { kind: 'fixed', amount };
}
