import { pence, shareOf, sumOf, type BasisPoints, type Pence } from '../money.ts';

/** An optional contribution: a share of the pensionable pay, or a fixed sum for the month. */
export type OptionalLine = { readonly kind: 'percent'; readonly rate: BasisPoints } | { readonly kind: 'fixed'; readonly amount: Pence };

/** Boxes c to f; null for those that a member does not have. */
export interface OptionalLines {
  /** Box c. */
  readonly addedYears: OptionalLine | null;
  /** Box d: money purchase additional voluntary contributions. */
  readonly moneyPurchase: OptionalLine | null;
  /** Box e. */
  readonly additionalPension: OptionalLine | null;
  /** Box f: early retirement reduction buy-out. */
  readonly reductionBuyOut: OptionalLine | null;
}

export const noOptionalLines: OptionalLines = {
  addedYears: null,
  moneyPurchase: null,
  additionalPension: null,
  reductionBuyOut: null,
};

/** Part 2 of Form B, by the letters of its boxes. */
export interface FormBTotals {
  /** Pensionable pay: the sum of box 2. */
  readonly a: Pence;
  /** The member's contributions at the tier. */
  readonly b: Pence;
  readonly c: Pence;
  readonly d: Pence;
  readonly e: Pence;
  readonly f: Pence;
  /** All that the member pays: b to f. */
  readonly g: Pence;
  /** The employer's contributions: the sum of box 3, never a share of a. */
  readonly h: Pence;
  /** To be paid: g and h. */
  readonly i: Pence;
  /** Pensionable pay since April with this month; null where the form has no such box. */
  readonly j: Pence | null;
}

export interface FormBBasis {
  readonly tier: BasisPoints;
  readonly optional: OptionalLines;
  /** Box j of the month before, nothing in April; null where the form has no such box. */
  readonly cumulativeBefore: Pence | null;
}

export interface FormBAmounts {
  /** Box 2 of the Form A. */
  readonly pensionable: Pence;
  /** Box 3 of the Form A. */
  readonly employer: Pence;
}

/** Each share is rounded on its own to the penny, a half up; the sums are exact. */
export function formBTotals(rows: readonly FormBAmounts[], { tier, optional, cumulativeBefore }: FormBBasis): FormBTotals {
  const a = sumOf(rows.map(({ pensionable }) => pensionable));
  const b = shareOf(a, tier);
  const c = amountOf(optional.addedYears, a);
  const d = amountOf(optional.moneyPurchase, a);
  const e = amountOf(optional.additionalPension, a);
  const f = amountOf(optional.reductionBuyOut, a);
  const g = sumOf([b, c, d, e, f]);
  const h = sumOf(rows.map(({ employer }) => employer));
  return { a, b, c, d, e, f, g, h, i: sumOf([g, h]), j: cumulativeBefore === null ? null : sumOf([cumulativeBefore, a]) };
}

function amountOf(line: OptionalLine | null, pensionable: Pence): Pence {
  if (line === null) return pence(0);
  return line.kind === 'fixed' ? line.amount : shareOf(pensionable, line.rate);
}
