import { correctionDocumentSchema, type Correction, type CorrectionDocument } from '../../../shared/contract/pension-corrections.ts';
import type { MonthDocument } from '../../../shared/contract/pension.ts';
import { figuresAfter, settlementsFor, type FormBFigures } from '../../../shared/domain/pension/form-b-correction.ts';
import type { PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CorrectionRow } from './corrections-store.ts';
import type { MonthRow } from './months-store.ts';

/** Everything about one correction. */
export function correctionView(row: CorrectionRow, rates: PensionRates): Correction {
  const { id, monthId, foundOn, reason, madeAt, settledOn, settledBy, settledNote } = row;
  const document = correctionDocumentOf(row);
  return {
    id,
    monthId,
    foundOn,
    reason,
    ...document,
    madeAt,
    settlement: settledOn === null || settledBy === null ? null : { on: settledOn, by: settledBy, note: settledNote },
    ways: settlementsFor(document.difference.i, rates),
  };
}

/** @throws AppError DATABASE_DAMAGED */
export function correctionDocumentOf({ id, document }: CorrectionRow): CorrectionDocument {
  const { success, data } = correctionDocumentSchema.safeParse(JSON.parse(document)); // the table holds JSON alone
  if (!success) throw new AppError('DATABASE_DAMAGED', { reason: 'pensionCorrection', correctionId: id });
  return data;
}

/** The figures of a Form B as its corrections left them. @param corrections  its own, oldest first */
export function figuresOfMonth(
  { tier }: Pick<MonthRow, 'tier'>,
  { rows, optional }: Pick<MonthDocument, 'rows' | 'optional'>,
  corrections: readonly CorrectionRow[],
): FormBFigures {
  const lines = rows.map(({ formId, pensionable, employer }) => ({ formId, pensionable, employer }));
  const rights = corrections.map(correctionDocumentOf).map(({ right, lines: righted }) => ({
    tier: right.tier,
    lines: righted.map(({ formId, right: amounts }) => ({ formId, ...amounts })),
  }));
  return figuresAfter({ tier, lines, optional }, rights);
}
