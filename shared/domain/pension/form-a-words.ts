import { periodInWords } from '../date-words.ts';
import { formatMoney } from '../money.ts';
import type { FormARefusal } from './form-a-refusals.ts';
import { formatSchemeYear } from './scheme-year.ts';

/** Why there is no form, in a sentence that says what to do. */
export function formARefusalWords(refusal: FormARefusal): string {
  switch (refusal.code) {
    case 'NO_WORK':
      return 'There is no pensioned work to put on a form.';
    case 'WORK_TWICE':
      return 'The same work stands here twice. Take it out once.';
    case 'NO_DAYS':
      return 'Some work has no day. Enter the day on which it was done.';
    case 'RANGE_BACKWARDS':
      return `The work of ${periodInWords(refusal.range)} ends before it begins. Correct its days.`;
    case 'RANGE_ACROSS_YEAR_END':
      return `The work of ${periodInWords(refusal.range)} goes past 31 March. Enter the days up to it and the days after it apart: each scheme year has its own form.`;
    case 'MIXED_PAYERS':
      return 'The work is for more than one payer. Each payer signs a form of its own: invoice each one apart.';
    case 'MIXED_NATIONS':
      return 'The work is in more than one nation. Each nation has its own form: invoice the work of each nation apart.';
    case 'MIXED_SCHEME_YEARS':
      return `The work is of ${refusal.schemeYears.map(formatSchemeYear).join(' and ')}. Each scheme year has its own form: bill the days of each on a line of their own.`;
    case 'MIXED_TIER_TABLES':
      return 'The contribution rates changed between the first and the last day. Make a form for the work before and one for the work after.';
    case 'APPRAISAL_TOO_MANY_DAYS':
      return `An appraisal counts for ${refusal.most} days at most, and this one has ${refusal.days}. More needs written leave beforehand: credit the invoice, and say in the booking that it was given, or leave days out.`;
    case 'FEE_NOT_POSITIVE':
      return `The fee comes to ${formatMoney(refusal.fee)}. A form needs a fee above nothing: check what was credited.`;
    default:
      return refusal satisfies never;
  }
}
