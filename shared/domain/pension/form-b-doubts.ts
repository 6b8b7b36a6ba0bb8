import { monthName } from '../date-words.ts';
import type { Pence } from '../money.ts';
import { formBDueOn } from './form-b-month.ts';
import { doubtOf, formRules, type Doubt, type PensionRates, type SchemeArea } from './pension-rates.ts';
import type { PensionSettings } from './pension-settings.ts';
import { byHandWords, type ReferenceByHand } from './reference.ts';
import { monthOf, type DayRange, type Month, type SchemeYear } from './scheme-year.ts';

export interface DoubtfulFormB {
  readonly month: Month;
  readonly area: SchemeArea;
  readonly schemeYear: SchemeYear;
  readonly tierTableId: string | null;
  readonly worked: readonly DayRange[];
  /** What corrections changed of the pay before it. */
  readonly correctedBefore: Pence;
  /** Null where the rules made the reference. */
  readonly byHand: ReferenceByHand | null;
}

/** What is not certain on a Form B: its due day, its reference, its table, and box j. */
export function formBDoubts(form: DoubtfulFormB, rates: PensionRates, settings: PensionSettings): readonly Doubt[] {
  const table = rates.tierTables.find(({ id }) => id === form.tierTableId);
  return [
    ...formBDueOn(form.month, form.area, rates, settings).doubts,
    ...referenceDoubts(form, rates),
    ...cumulativeDoubts(form, rates),
    ...(table === undefined ? [] : doubtOf(`tierTable:${table.id}`, table.origin)),
  ];
}

/** The earliest month of the work on a Form B, or its own. */
export function workMonthOf({ month, worked }: Pick<DoubtfulFormB, 'month' | 'worked'>): Month {
  return worked.map(({ from }) => monthOf(from)).reduce((earliest, next) => (next < earliest ? next : earliest), month);
}

/** Where the reference was entered by hand, what is not certain of the rules is not certain of it. */
function referenceDoubts(form: DoubtfulFormB, rates: PensionRates): readonly Doubt[] {
  if (form.byHand !== null) return [{ figure: 'reference', words: byHandWords(form.byHand) }];
  return [
    ...digitDoubts(form.schemeYear, rates),
    ...[placeWords[form.area], monthWords(form)].flatMap((words) => (words === '' ? [] : [{ figure: 'reference', words }])),
  ];
}

/** Where the forms of a year changed the digits, what is not certain of the change is not certain of the reference. */
function digitDoubts(schemeYear: SchemeYear, { forms }: PensionRates): readonly Doubt[] {
  const index = forms.findLastIndex(({ from }) => from <= schemeYear);
  const [before, rules] = [forms[index - 1], forms[index]];
  if (rules === undefined || before === undefined || before.referenceYearDigits === rules.referenceYearDigits) return [];
  return doubtOf('reference', rules.origin);
}

const placeWords: Readonly<Record<SchemeArea, string>> = {
  englandAndWales: '',
  scotland: 'How payments are named in Scotland was not found: this is the payment reference of England and Wales.',
  northernIreland:
    'In Northern Ireland the money goes by Direct Debit under the GMC number. Whether the form asks for this payment reference too was not found.',
};

function monthWords(form: DoubtfulFormB): string {
  const worked = workMonthOf(form);
  if (worked === form.month) return '';
  return `Sources differ on the month in the payment reference: ${inWords(form.month)}, that of Form B, or ${inWords(worked)}, that of the work. Your pension settings decide.`;
}

function inWords(month: Month): string {
  const [year = '', number = ''] = month.split('-');
  return `${monthName(Number(number))} ${year}`;
}

/** No source says what box j does after a correction; it is called income, and a correction says what the income was. */
function cumulativeDoubts({ schemeYear, correctedBefore }: DoubtfulFormB, rates: PensionRates): readonly Doubt[] {
  if (correctedBefore === 0 || !formRules(rates, schemeYear).hasCumulative) return [];
  const words =
    'Box j counts what corrections changed of earlier months. No source says whether it does, or goes on from the forms as they were.';
  return [{ figure: 'cumulative', words }];
}
