import type { Nation } from '../invoices/model.ts';
import { pence, type BasisPoints, type Pence } from '../money.ts';
import type { LocalDate } from '../time.ts';
import { formBDoubts, workMonthOf, type DoubtfulFormB } from './form-b-doubts.ts';
import { formBDueOn, formBMonthOf } from './form-b-month.ts';
import { formBTotals, type FormBAmounts, type FormBTotals, type OptionalLines } from './form-b-totals.ts';
import { areaOf, formRules, type Doubt, type PensionRates, type SchemeArea } from './pension-rates.ts';
import type { PensionSettings } from './pension-settings.ts';
import { referenceOf, type ReferenceByHand } from './reference.ts';
import type { DayRange, Month, SchemeYear } from './scheme-year.ts';
import { newestVersionOf } from './tier-table.ts';

/** One paid Form A, as Form B lists it. */
export interface FormBEntry extends FormBAmounts {
  readonly formAId: string;
  readonly payerId: string;
  readonly nation: Nation;
  readonly schemeYear: SchemeYear;
  readonly tierTableId: string | null;
  /** First and last day. */
  readonly worked: DayRange;
  readonly paidOn: LocalDate;
}

/** What all entries of one Form B have in common: a month may need several. */
export interface FormBKey {
  readonly month: Month;
  readonly area: SchemeArea;
  readonly schemeYear: SchemeYear;
  readonly tierTableId: string | null;
}

export interface FormBOptions {
  readonly rates: PensionRates;
  readonly settings: PensionSettings;
  readonly tier: BasisPoints;
  readonly optional: OptionalLines;
  /** Pensionable pay of the scheme year before this form; nothing in April. */
  readonly cumulativeBefore: Pence;
  /** What of it corrections changed; left out for nothing. */
  readonly correctedBefore?: Pence;
  /** Eight digits. */
  readonly sdNumber: string;
  /** A reference by hand in place of the usual one; left out for none. */
  readonly reference?: string | null;
}

export interface FormB extends FormBKey {
  readonly tier: BasisPoints;
  /** Unique payment reference; the same is stamped on each Form A. */
  readonly reference: string;
  /** What the rules would have made of it; null where they did. */
  readonly byHand: ReferenceByHand | null;
  readonly dueOn: LocalDate | null;
  /** By day of payment, first day of work, id. */
  readonly rows: readonly FormBEntry[];
  readonly optional: OptionalLines;
  readonly totals: FormBTotals;
  readonly doubts: readonly Doubt[];
}

/** A table that was replaced back to its first day counts as the one that replaced it: its work stands on the same Form B. */
export function formBKeyOf(entry: FormBEntry, rates: PensionRates): FormBKey {
  const { nation, schemeYear, tierTableId } = entry;
  const table = tierTableId === null ? null : newestVersionOf(rates, tierTableId);
  return { month: formBMonthOf(entry, rates), area: areaOf(nation), schemeYear, tierTableId: table?.id ?? tierTableId };
}

/**
 * The Form Bs that paid forms come to.
 *
 * @returns by month, then area, scheme year and table; each entry in exactly one
 */
export function groupForFormB(
  entries: readonly FormBEntry[],
  rates: PensionRates,
): readonly { readonly key: FormBKey; readonly entries: readonly FormBEntry[] }[] {
  const keyed = entries.map((entry) => ({ entry, key: formBKeyOf(entry, rates) }));
  const groups = Map.groupBy(keyed, ({ key }) => keyText(key));
  return [...groups]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([, group]) => {
      const [first] = group;
      return first === undefined ? [] : [{ key: first.key, entries: group.map(({ entry }) => entry).sort(byPayment) }];
    });
}

/**
 * Form B of one key. The same entries in any order give the same form.
 *
 * @throws RangeError when an entry belongs on another form, or the SD number has not eight digits
 */
export function makeFormB(key: FormBKey, entries: readonly FormBEntry[], options: FormBOptions): FormB {
  const { rates, settings, tier, optional, cumulativeBefore, correctedBefore = pence(0) } = options;
  if (entries.some((entry) => keyText(formBKeyOf(entry, rates)) !== keyText(key))) throw new RangeError('an entry belongs on another form');
  const rules = formRules(rates, key.schemeYear);
  const rows = [...entries].sort(byPayment);
  const worked = rows.map((row) => row.worked);
  const usual = usualReference({ ...key, worked }, options);
  const byHand = referenceByHand(options.reference ?? null, usual);
  const basis = { tier, optional, cumulativeBefore: rules.hasCumulative ? cumulativeBefore : null };
  return {
    ...key,
    tier,
    reference: byHand?.given ?? usual,
    byHand,
    dueOn: formBDueOn(key.month, key.area, rates, settings).on,
    rows,
    optional,
    totals: formBTotals(rows, basis),
    doubts: formBDoubts({ ...key, worked, correctedBefore, byHand }, rates, settings),
  };
}

/** The reference that the rules and the settings make. @throws RangeError when the SD number has not eight digits */
export function usualReference(
  form: Pick<DoubtfulFormB, 'month' | 'schemeYear' | 'worked'>,
  { rates, settings, sdNumber }: Pick<FormBOptions, 'rates' | 'settings' | 'sdNumber'>,
): string {
  const named = settings.referenceMonth === 'formB' ? form.month : workMonthOf(form);
  return referenceOf(sdNumber, named, { yearDigits: formRules(rates, form.schemeYear).referenceYearDigits });
}

/** The usual one written out by hand is no other. */
function referenceByHand(given: string | null, usual: string): ReferenceByHand | null {
  return given === null || given === usual ? null : { given, usual };
}

function keyText({ month, area, schemeYear, tierTableId }: FormBKey): string {
  return [month, area, schemeYear, tierTableId ?? ''].join(' ');
}

function byPayment(a: FormBEntry, b: FormBEntry): number {
  return compare(orderOf(a), orderOf(b));
}

function orderOf({ paidOn, worked, formAId }: FormBEntry): string {
  return `${paidOn} ${worked.from} ${formAId}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
