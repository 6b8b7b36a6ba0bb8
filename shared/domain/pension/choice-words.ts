import { eligibilityWords, sixMonthsWords } from './eligibility-words.ts';
import { contradicts, type Eligibility, type EligibilityReason, type PensionIntent } from './eligibility.ts';
import type { SchemeArea } from './pension-rates.ts';
import { formatSchemeYear, type SchemeYear } from './scheme-year.ts';

/** What the rules say of a piece of work, as far as words are made of it. */
export interface EngagementTold {
  readonly route: Eligibility['route'];
  readonly reason: EligibilityReason;
  readonly isImpossible: boolean;
  readonly sixMonths: keyof typeof sixMonthsWords | null;
  /** Set where all work of a scheme year is pensioned or none. */
  readonly allOrNone: {
    readonly area: SchemeArea;
    readonly schemeYear: SchemeYear;
    readonly open: { readonly yes: number; readonly no: number; readonly ask: number };
    readonly billed: { readonly yes: number; readonly no: number };
    readonly forms: number;
    /** Whether a draft may not say no. */
    readonly hindersNo: boolean;
  } | null;
}

export interface ChoiceWords {
  /** Where the work belongs, and why. */
  readonly reason: string;
  /** What the choice goes against, or what follows from it; said before it is saved. */
  readonly warnings: readonly string[];
}

/**
 * What is to be said of a choice before it is saved.
 *
 * @param at  at a booking it holds for all others of the year too, on a draft for its own work alone
 */
export function choiceWords(told: EngagementTold, choice: PensionIntent, at: 'booking' | 'draft'): ChoiceWords {
  const warnings = [
    ...(contradicts(told, choice) && !told.isImpossible ? [againstRule] : []),
    ...(told.sixMonths !== null && choice !== 'no' ? [sixMonthsWords[told.sixMonths]] : []),
    ...allOrNoneWords(told.allOrNone, choice, at),
  ];
  return { reason: eligibilityWords[told.reason], warnings };
}

const againstRule = 'Yes goes against this: a Form A for it is likely to be sent back. Ask the pension body before you rely on it.';

function allOrNoneWords(all: EngagementTold['allOrNone'], choice: PensionIntent, at: 'booking' | 'draft'): readonly string[] {
  if (all === null || choice === 'ask') return [];
  const { area, schemeYear, forms } = all;
  const place = area === 'scotland' ? 'Scotland' : 'Northern Ireland';
  const year = formatSchemeYear(schemeYear);
  if (choice === 'no' && forms > 0) return [standingFormsWords(forms, place, year)];
  if (at === 'draft') return draftWords(all, choice, place, year);
  const word = choice === 'yes' ? 'Yes' : 'No';
  const rule = `In ${place} locum work is pensioned all or none (read at the BMA, not in the rules themselves)`;
  return [`${rule}: ${word} holds for all work of ${year} there that is not invoiced yet.`, ...othersWords(all, choice)];
}

/** What the terms of a booking say to who pays: the practice is to know before the work that it will be pensioned. */
export function pensionTermsWords(
  { allOrNone, isImpossible }: Pick<EngagementTold, 'allOrNone' | 'isImpossible'>,
  choice: PensionIntent,
): string | null {
  if (choice !== 'yes' || isImpossible) return null;
  const form = 'This work is to be pensioned in the NHS Pension Scheme: a Form A to be signed comes with the invoice';
  return allOrNone === null
    ? `${form}, and the employer’s contribution is added to the fee.`
    : `${form}. The practice pays no employer’s contribution.`;
}

function standingFormsWords(forms: number, place: string, year: string): string {
  const stand = forms === 1 ? '1 Form A of' : `${forms} Form As of`;
  const verb = forms === 1 ? 'stands' : 'stand';
  return `In ${place} locum work is pensioned all or none, and ${stand} ${year} ${verb}: pension this work too, or withdraw what was not handed in.`;
}

type AllOrNone = NonNullable<EngagementTold['allOrNone']>;

/** Of a draft, which reaches no other work: what hinders it, or is to be said elsewhere. */
function draftWords(all: AllOrNone, choice: 'yes' | 'no', place: string, year: string): readonly string[] {
  const rule = `In ${place} locum work is pensioned all or none`;
  if (choice === 'no' && all.hindersNo)
    return [
      `${rule}, and other work of ${year} there is pensioned: this work cannot be left out. Pension it too, or say No at a booking that is not invoiced first; that holds for the year.`,
    ];
  const otherwise = choice === 'yes' ? all.open.no + all.open.ask : all.open.ask;
  const say = otherwise === 1 ? '1 booking that is not invoiced says' : `${otherwise} bookings that are not invoiced say`;
  const elsewhere = otherwise > 0 ? [`${rule}: ${say} otherwise. Say ${choice === 'yes' ? 'Yes' : 'No'} there too.`] : [];
  return [...elsewhere, ...billedWords(choice === 'yes' ? all.billed.no : all.billed.yes)];
}

/** Which other bookings change with it, and what stays the other way. */
function othersWords({ open, billed }: AllOrNone, choice: 'yes' | 'no'): readonly string[] {
  const [word, changed, opposed] = choice === 'yes' ? ['Yes', open.ask + open.no, billed.no] : ['No', open.ask + open.yes, billed.yes];
  const change = changed === 1 ? '1 other booking that says' : `${changed} other bookings that say`;
  return [...(changed > 0 ? [`${change} otherwise will say ${word} too.`] : []), ...billedWords(opposed)];
}

function billedWords(opposed: number): readonly string[] {
  if (opposed === 0) return [];
  const stay =
    opposed === 1
      ? '1 piece of work invoiced the other way stays as it is'
      : `${opposed} pieces of work invoiced the other way stay as they are`;
  return [`${stay}: ask the pension body what follows.`];
}
