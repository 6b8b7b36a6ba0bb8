import type { Nation } from '../invoices/model.ts';
import type { BasisPoints, Pence } from '../money.ts';
import type { LocalDate } from '../time.ts';
import type { DayRange, SchemeYear } from './scheme-year.ts';

/** The three schemes: England and Wales share one. */
export const schemeAreas = ['englandAndWales', 'scotland', 'northernIreland'] as const;
export type SchemeArea = (typeof schemeAreas)[number];

/** How well a figure is known: read where it is published, read elsewhere, or concluded from other facts. */
export const confidences = ['official', 'secondary', 'inferred'] as const;
export type Confidence = (typeof confidences)[number];

/** Where a figure comes from. */
export interface Origin {
  /** Ids in the list of sources; at least one. */
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  /** What is not certain, in a sentence for the screen; empty only for what is official. */
  readonly note: string;
}

export interface Figure<T> {
  readonly value: T;
  readonly origin: Origin;
}

export interface TierBand {
  /** Highest income of the band in whole pounds, included; null for the last band. */
  readonly upTo: number | null;
  /** On all pensionable pay, not only on what lies in the band. */
  readonly rate: BasisPoints;
}

/** What members contribute, by their income of the year. */
export interface TierTable {
  /** Such as `EW-2025`; a replaced version has its own, such as `EW-2025-initial`. */
  readonly id: string;
  readonly area: SchemeArea;
  /** First and last day of work, within one scheme year unless the bands stood for longer. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Among tables of the same days, the one published last holds. The first day where only a month is known: its last day. */
  readonly publishedOn: LocalDate;
  /** Lowest first. */
  readonly bands: readonly TierBand[];
  readonly origin: Origin;
}

/** What employers contribute on a locum's pensionable pay. */
export interface EmployerRate {
  readonly area: SchemeArea;
  readonly from: LocalDate;
  /** Last day it is known to hold; null until it changes. */
  readonly to: LocalDate | null;
  /** All of it, whoever pays. */
  readonly total: BasisPoints;
  /** What stands on the locum's invoice and forms; nil where another body pays. */
  readonly practice: BasisPoints;
  /** The administration levy within the practice's share. */
  readonly levy: BasisPoints;
  readonly origin: Origin;
}

/** What practices add to the pensionable pay of locums: all that an invoice needs to know. */
export type PracticeShare = Pick<EmployerRate, 'area' | 'from' | 'to' | 'practice'>;

export interface AreaRules {
  readonly area: SchemeArea;
  /** Day of the next month by which Form B and money must be there; null where none was found. */
  readonly formBDueDay: Figure<number | null>;
  /** Whether work of a scheme year that is paid after its end goes on the March form. */
  readonly hasMarchRule: Figure<boolean>;
  /** Whether income is scaled up to a whole year before the tier is looked up. */
  readonly annualises: Figure<boolean>;
  /** Whether all locum work must be pensioned if any is. */
  readonly mustPensionAll: Figure<boolean>;
  /** What six months at one practice mean. */
  readonly sixMonths: Figure<'mayBeType2' | 'limit' | 'shortTerm'>;
}

/** What the forms of a scheme year and the ones after it hold. */
export interface FormRules {
  readonly from: SchemeYear;
  /** Box j of Form B. */
  readonly hasCumulative: boolean;
  /** Digits of the year in the payment reference. */
  readonly referenceYearDigits: 2 | 4;
  /** Days that one appraisal may count for without prior authority; null where no rule was published. */
  readonly appraisalDays: number | null;
  readonly origin: Origin;
}

export interface TenWeekRule {
  /** Days from the work to the last one on which forms may arrive. */
  readonly days: number;
  /** Days from the work on which the watch turns amber and red. */
  readonly amberFrom: number;
  readonly redFrom: number;
  /** Work on these days has no limit. */
  readonly suspended: readonly DayRange[];
  readonly origin: Origin;
}

/** Everything dated that the rules of the pension need. A rates pack brings it whole. */
export interface PensionRates {
  /** By id; the address is empty where there is none to name. */
  readonly sources: Readonly<Record<string, { readonly title: string; readonly url: string }>>;
  readonly tierTables: readonly TierTable[];
  readonly employerRates: readonly EmployerRate[];
  /** One for each area. */
  readonly areas: readonly AreaRules[];
  /** Oldest first. */
  readonly forms: readonly FormRules[];
  readonly tenWeeks: TenWeekRule;
  /** Differences smaller than this are neither collected nor paid back. */
  readonly tolerance: Figure<Pence>;
  /** By what income is scaled up; `exceptions` names scheme years of another length. */
  readonly daysInYear: {
    readonly usual: number;
    readonly exceptions: readonly { readonly year: SchemeYear; readonly days: number }[];
    readonly origin: Origin;
  };
}

/** A figure that is not certain, for the screen to mark. */
export interface Doubt {
  /** Such as `tierTable:EW-2026`. */
  readonly figure: string;
  readonly words: string;
}

export function areaOf(nation: Nation): SchemeArea {
  return nation === 'england' || nation === 'wales' ? 'englandAndWales' : nation;
}

/** Empty where the figure was read at its official source. */
export function doubtOf(figure: string, { confidence, note }: Origin): readonly Doubt[] {
  return confidence === 'official' ? [] : [{ figure, words: note }];
}

export function areaRules(rates: PensionRates, area: SchemeArea): AreaRules {
  const rules = rates.areas.find((rules) => rules.area === area);
  if (rules === undefined) throw new RangeError(`the rates hold no rules for ${area}`);
  return rules;
}

/** The forms of a scheme year; years before the first known one have its forms. */
export function formRules(rates: PensionRates, year: SchemeYear): FormRules {
  const rules = rates.forms.findLast(({ from }) => from <= year) ?? rates.forms[0];
  if (rules === undefined) throw new RangeError('the rates hold no forms');
  return rules;
}
