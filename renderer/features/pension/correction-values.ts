import type { MadeMonth } from '../../../shared/contract/pension.ts';
import { basisPoints, pence, type BasisPoints } from '../../../shared/domain/money.ts';
import {
  correctFormB,
  figuresAfter,
  type FormBCorrection,
  type FormBFigures,
  type FormBLine,
} from '../../../shared/domain/pension/form-b-correction.ts';
import { amountText, moneyProblem, typedPence } from '../../ui/money-words.ts';
import { rateProblem, typedRate } from '../organisations/rate-amount.ts';

/** What stands in the fields of a correction, as typed. */
export interface CorrectionValues {
  readonly foundOn: string;
  readonly reason: string;
  /** Per cent. */
  readonly tier: string;
  /** Boxes 2 and 3 by Form A. */
  readonly lines: Readonly<Record<string, { readonly pensionable: string; readonly employer: string }>>;
}

/** The figures of a Form B as its corrections left them. */
export function presentFigures({ tier, rows, optional, corrections }: MadeMonth): FormBFigures {
  const lines = rows.map(({ formId, pensionable, employer }) => ({ formId, pensionable, employer }));
  const rights = corrections.map((correction) => ({
    tier: correction.right.tier,
    lines: correction.lines.map(({ formId, right }) => ({ formId, ...right })),
  }));
  return figuresAfter({ tier, lines, optional }, rights);
}

/** @param dueTier  what the year comes to; null while that is not known */
export function correctionValues(month: MadeMonth, today: string, dueTier: BasisPoints | null): CorrectionValues {
  const { tier, lines } = presentFigures(month);
  return {
    foundOn: today,
    reason: '',
    tier: String((dueTier ?? tier) / 100),
    lines: Object.fromEntries(
      lines.map(({ formId, pensionable, employer }) => [formId, { pensionable: amountText(pensionable), employer: amountText(employer) }]),
    ),
  };
}

/** One text per field that is not right yet, lines by the id of their form; empty when it can be recorded. */
export function correctionErrors({ reason, tier, lines }: CorrectionValues): Readonly<Record<string, string>> {
  const rate = rateProblem('percent', tier);
  const wrong = Object.entries(lines).flatMap(([formId, { pensionable, employer }]) => {
    const problem = moneyProblem(pensionable) ?? moneyProblem(employer);
    return problem === null ? [] : [[formId, problem] as const];
  });
  return {
    ...(reason.trim() === '' ? { reason: 'Say what was wrong' } : {}),
    ...(rate === null ? {} : { tier: rate }),
    ...Object.fromEntries(wrong),
  };
}

/** What the contract is given: of the lines, those that differ from what was used. */
export function toCorrectionInput(month: MadeMonth, { foundOn, reason, tier, lines }: CorrectionValues) {
  const changed = presentFigures(month).lines.flatMap(({ formId, ...used }) => {
    const typed = lines[formId];
    if (!typed) return [];
    const right = { pensionable: typedPence(typed.pensionable), employer: typedPence(typed.employer) };
    return right.pensionable === used.pensionable && right.employer === used.employer ? [] : [{ formId, ...right }];
  });
  return { monthId: month.id, foundOn, reason, tier: typedRate('percent', tier).share ?? Number.NaN, lines: changed };
}

/** What it comes to; null while something that is typed is no figure. */
export function correctionPreview(month: MadeMonth, values: CorrectionValues): FormBCorrection | null {
  const { reason: _reason, ...problems } = correctionErrors(values);
  if (Object.keys(problems).length > 0) return null;
  const { tier, lines } = toCorrectionInput(month, values);
  const right: readonly FormBLine[] = lines.map(({ formId, pensionable, employer }) => ({
    formId,
    pensionable: pence(pensionable),
    employer: pence(employer),
  }));
  return correctFormB(presentFigures(month), { tier: basisPoints(tier), lines: right });
}
