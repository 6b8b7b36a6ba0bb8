import { difference, sumOf, type BasisPoints, type Pence } from '../money.ts';
import { formBTotals, type FormBAmounts, type FormBTotals, type OptionalLines } from './form-b-totals.ts';
import type { PensionRates } from './pension-rates.ts';

/** One line of Form B: boxes 2 and 3 of its Form A. */
export interface FormBLine extends FormBAmounts {
  readonly formId: string;
}

/** What a Form B rests on, as it was made or as its corrections left it. */
export interface FormBFigures {
  readonly tier: BasisPoints;
  readonly lines: readonly FormBLine[];
  readonly optional: OptionalLines;
}

/** What is right: a tier, and the lines that were wrong; others stay. */
export interface RightFigures {
  readonly tier: BasisPoints;
  readonly lines: readonly FormBLine[];
}

/** Boxes a to i; box j belongs to the form alone. */
export type CorrectedBoxes = Omit<FormBTotals, 'j'>;

/** A correction stands beside the Form B that it corrects, which stays as it was. */
export interface FormBCorrection {
  readonly used: { readonly tier: BasisPoints; readonly boxes: CorrectedBoxes };
  readonly right: { readonly tier: BasisPoints; readonly boxes: CorrectedBoxes };
  /** Right less used, box by box. Above nothing: still to be paid. */
  readonly difference: CorrectedBoxes;
}

/** How the difference of a correction was brought in order. */
export const settlementWays = ['nextPayment', 'paidApart', 'refunded', 'notCollected'] as const;
export type SettlementWay = (typeof settlementWays)[number];

const boxNames = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] as const;

/**
 * What the same Form B comes to with what is right. Shares of optional lines are worked out anew, fixed sums stay.
 *
 * @throws RangeError for a line that is not on the form
 */
export function correctFormB(figures: FormBFigures, right: RightFigures): FormBCorrection {
  const used = { tier: figures.tier, boxes: boxesOf(figures) };
  const after = { tier: right.tier, boxes: boxesOf(figuresAfter(figures, [right])) };
  return { used, right: after, difference: mapBoxes((box) => difference(after.boxes[box], used.boxes[box])) };
}

/**
 * The figures of a Form B as its corrections left them.
 *
 * @param corrections  oldest first
 * @throws RangeError for a line that is not on the form
 */
export function figuresAfter(figures: FormBFigures, corrections: readonly RightFigures[]): FormBFigures {
  const lines = new Map(figures.lines.map((line) => [line.formId, line]));
  for (const line of corrections.flatMap((correction) => correction.lines)) {
    if (!lines.has(line.formId)) throw new RangeError('a line that is not on the form');
    lines.set(line.formId, line);
  }
  return { ...figures, tier: corrections.at(-1)?.tier ?? figures.tier, lines: [...lines.values()] };
}

/** Whether a correction changes anything at all. */
export function changesNothing({ used, right, difference: off }: FormBCorrection): boolean {
  return used.tier === right.tier && boxNames.every((box) => off[box] === 0);
}

/** The ways that fit a difference of box i: what is too small is neither collected nor paid back. */
export function settlementsFor(off: Pence, { tolerance }: PensionRates): readonly SettlementWay[] {
  if (Math.abs(off) < tolerance.value) return ['notCollected', 'nextPayment'];
  return off > 0 ? ['nextPayment', 'paidApart'] : ['nextPayment', 'refunded'];
}

/** What the statement of a month should hold: its Form B, and corrections that were paid or refunded apart from any other month. */
export function expectedOnStatement(
  { g, h }: Pick<FormBTotals, 'g' | 'h'>,
  corrections: readonly { readonly difference: CorrectedBoxes; readonly settledBy: SettlementWay | null }[],
): { readonly employee: Pence; readonly employer: Pence } {
  const apart = corrections.filter(({ settledBy }) => settledBy === 'paidApart' || settledBy === 'refunded');
  return {
    employee: sumOf([g, ...apart.map(({ difference: off }) => off.g)]),
    employer: sumOf([h, ...apart.map(({ difference: off }) => off.h)]),
  };
}

/** The sum of several differences. */
export function sumOfBoxes(boxes: readonly CorrectedBoxes[]): CorrectedBoxes {
  return mapBoxes((box) => sumOf(boxes.map((each) => each[box])));
}

function boxesOf({ lines, tier, optional }: FormBFigures): CorrectedBoxes {
  const { j: _j, ...boxes } = formBTotals(lines, { tier, optional, cumulativeBefore: null });
  return boxes;
}

function mapBoxes(amountOf: (box: keyof CorrectedBoxes) => Pence): CorrectedBoxes {
  const [a, b, c, d, e, f] = [amountOf('a'), amountOf('b'), amountOf('c'), amountOf('d'), amountOf('e'), amountOf('f')];
  return { a, b, c, d, e, f, g: amountOf('g'), h: amountOf('h'), i: amountOf('i') };
}
