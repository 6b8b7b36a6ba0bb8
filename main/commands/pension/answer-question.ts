import type { PensionAnswer } from '../../../shared/contract/pension-answer.ts';
import type { PensionQuestion } from '../../../shared/contract/pension-calculation.ts';
import { sumOf, type Pence } from '../../../shared/domain/money.ts';
import { countPensionableDays } from '../../../shared/domain/pension/annualising.ts';
import { formBDueOn, formBMonthOf, isPaidBeforeWork } from '../../../shared/domain/pension/form-b-month.ts';
import type { OptionalLine, OptionalLines } from '../../../shared/domain/pension/form-b-totals.ts';
import { checkSd } from '../../../shared/domain/pension/pension-numbers.ts';
import { formRules, type Doubt, type PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import { defaultPensionSettings } from '../../../shared/domain/pension/pension-settings.ts';
import { referenceOf } from '../../../shared/domain/pension/reference.ts';
import {
  formatSchemeYear,
  month,
  rangeOfSchemeYear,
  schemeYearOf,
  type DayRange,
  type Month,
} from '../../../shared/domain/pension/scheme-year.ts';
import { watchTenWeeks } from '../../../shared/domain/pension/ten-weeks.ts';
import { answerWhatIf, type WhatIf } from '../../../shared/domain/pension/what-if.ts';
import { localDate, type LocalDate } from '../../../shared/domain/time.ts';
import { formFields, tierFields, totalFields } from './answer-fields.ts';
import { placeQuestion, shortArea, type Place } from './place-question.ts';
import { WrongQuestion } from './wrong-question.ts';

/**
 * Works out what a question asks for.
 *
 * @throws WrongQuestion where there is no answer
 * @throws AppError NO_FIGURE_FOR_DATE when the employer's rate of a day is not known and none was given
 */
export function answerQuestion(question: PensionQuestion, rates: PensionRates): PensionAnswer {
  const place = placeQuestion(question, rates);
  const whatIf = whatIfOf(question, place);
  const answer = answerWhatIf(whatIf, rates);
  const { fields, doubts } = dayFields(question, place, rates);
  return {
    nation: shortArea(place.area),
    scheme_year: formatSchemeYear(place.year),
    ...formFields(question, answer, rates),
    ...totalFields(answer, whatIf),
    ...tierFields(whatIf, answer, rates),
    ...fields,
    uncertain: [...answer.doubts, ...doubts].map(({ figure, words }) => ({ figure, words })),
    assumed: [...place.assumed],
  };
}

function whatIfOf(question: PensionQuestion, place: Place): WhatIf {
  const { er, tier, expenses, cumulative_before: cumulativeBefore } = question;
  const days = daysOf(question, place);
  const income = incomeOf(question);
  if (tier === undefined && place.table === null && (income !== null || days !== null)) {
    throw new WrongQuestion('NO_TABLE', 'tier', 'No contributions table is known for these days: give the tier');
  }
  return {
    area: place.area,
    year: place.year,
    work: workOf(question, place),
    expenses: expenses ?? sumOf([]),
    employerShare: er ?? null,
    tier: tier ?? null,
    income,
    days,
    table: tier !== undefined && days === null ? null : place.table, // a given tier needs no table
    optional: optionalOf(question),
    cumulativeBefore: cumulativeBefore ?? sumOf([]),
  };
}

/** Of days that are named, those of the scheme year count, each once. */
function daysOf({ days }: PensionQuestion, { year }: Place): number | null {
  if (!Array.isArray(days)) return days ?? null;
  const counted = countPensionableDays(days, year);
  if (counted === 0) throw new WrongQuestion('WRONG_INPUT', 'days', `None of the days is in ${formatSchemeYear(year)}`);
  return counted;
}

/** One day for each fee; of a range, and of one day for all, the first. */
function workOf({ fee, fees, from }: PensionQuestion, { worked, day }: Place): WhatIf['work'] {
  const all = fees ?? (fee === undefined ? [] : [fee]);
  const isEach = fees !== undefined && from === undefined;
  if (isEach && worked.length > 1 && worked.length !== fees.length) {
    throw new WrongQuestion('WRONG_INPUT', 'worked', `There are ${fees.length} fees and ${worked.length} days`);
  }
  return all.map((each, index) => ({ fee: each, workedOn: (isEach ? worked[index] : undefined) ?? worked[0] ?? day }));
}

/** Officer pay is read and left out: it never counts for the tier. */
function incomeOf({ pensionable, salaried, locum_pensionable: locum, solo }: PensionQuestion): Pence | null {
  const parts = [pensionable, salaried, locum, solo].filter((part) => part !== undefined);
  return parts.length === 0 ? null : sumOf(parts);
}

function optionalOf(question: PensionQuestion): OptionalLines {
  return {
    addedYears: optionalLine(question.added_years_pct, question.added_years_fixed),
    moneyPurchase: optionalLine(question.mpavc_pct, question.mpavc_fixed),
    additionalPension: optionalLine(question.ap_pct, question.ap_fixed),
    reductionBuyOut: optionalLine(question.errbo_pct, question.errbo_fixed),
  };
}

function optionalLine(percent: PensionQuestion['ap_pct'], fixed: PensionQuestion['ap_fixed']): OptionalLine | null {
  if (percent !== undefined) return { kind: 'percent', rate: percent };
  return fixed === undefined ? null : { kind: 'fixed', amount: fixed };
}

interface DayAnswer {
  readonly fields: Pick<PensionAnswer, 'last_receipt' | 'form_b_month' | 'form_b_due' | 'upr'>;
  readonly doubts: readonly Doubt[];
}

function dayFields(question: PensionQuestion, place: Place, rates: PensionRates): DayAnswer {
  const range = rangeOf(place.worked);
  const listed = question.month === undefined ? paidMonth(question, place, rates) : month(question.month);
  const receipt = range === null ? {} : { last_receipt: lastReceipts(question, place.worked, rates) };
  if (listed === null) return { fields: receipt, doubts: [] };
  const due = formBDueOn(listed, place.area, rates, defaultPensionSettings);
  const reference = question.sd === undefined ? {} : { upr: referenceFor(question.sd, listed, rates) };
  return { fields: { ...receipt, form_b_month: listed, form_b_due: due.on, ...reference }, doubts: due.doubts };
}

/** A list for a list of days; of a range, the first day counts. */
function lastReceipts(
  { worked: given }: PensionQuestion,
  worked: readonly LocalDate[],
  rates: PensionRates,
): DayAnswer['fields']['last_receipt'] {
  const last = worked.map((day) => watchTenWeeks({ from: day, to: day }, day, rates, defaultPensionSettings).lastReceiptOn);
  return Array.isArray(given) ? last : (last[0] ?? null);
}

/** Without a day of work, of the scheme year in question. */
function paidMonth({ paid }: PensionQuestion, { area, year, worked: days }: Place, rates: PensionRates): Month | null {
  if (paid === undefined) return null;
  const worked = rangeOf(days) ?? rangeOfSchemeYear(year);
  if (isPaidBeforeWork({ worked, paidOn: paid })) throw new WrongQuestion('PAID_BEFORE_WORK', 'paid', 'The pay came before the work');
  return formBMonthOf({ nation: area === 'englandAndWales' ? 'england' : area, worked, paidOn: paid }, rates);
}

function referenceFor(sd: string, listed: Month, rates: PensionRates): string {
  const { value, problem } = checkSd(sd);
  if (problem !== null || value === '') throw new WrongQuestion('WRONG_INPUT', 'sd', problem ?? 'An SD number has eight digits.');
  return referenceOf(value, listed, { yearDigits: formRules(rates, schemeYearOf(localDate(`${listed}-01`))).referenceYearDigits });
}

function rangeOf(days: readonly LocalDate[]): DayRange | null {
  const sorted = days.toSorted();
  const [from, to] = [sorted[0], sorted.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}
