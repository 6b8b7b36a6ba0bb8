import { monthDocumentSchema, type MadeMonth, type MonthDocument } from '../../../shared/contract/pension.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import type { PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import { expectedOnStatement } from '../../../shared/domain/pension/form-b-correction.ts';
import { reconcile } from '../../../shared/domain/pension/reconciliation.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb } from '../../db/store.ts';
import { correctionView } from './correction-view.ts';
import { correctionsOf } from './corrections-store.ts';
import { creditedFormIds } from './form-credits.ts';
import { formsOfMonth } from './forms-store.ts';
import { findMonth, type MonthRow } from './months-store.ts';

/** Everything about a Form B that was made, with what was found wrong on it since. */
export function monthView(db: ReadDb, row: MonthRow, rates: PensionRates): MadeMonth {
  const { id, identityId, month, area, schemeYear, tableId, part, reference, tier, dueOn, madeAt } = row;
  const document = monthDocumentOf(row);
  const corrections = correctionsOf(db, [id]).map((correction) => correctionView(correction, rates));
  const settled = corrections.map(({ difference, settlement }) => ({ difference, settledBy: settlement?.by ?? null }));
  const expected = expectedOnStatement(document.totals, settled);
  return {
    id,
    identityId,
    month,
    area,
    schemeYear,
    tableId: tableId === '' ? null : tableId,
    part,
    reference,
    tier,
    dueOn,
    ...document,
    madeAt,
    creditedIds: creditedFormIds(db, row, rates),
    unapproved: formsOfMonth(db, id).filter(({ approvedOn }) => approvedOn === null).length,
    submission:
      row.submittedOn === null || row.submittedBy === null
        ? null
        : { on: row.submittedOn, by: row.submittedBy, reference: row.submissionReference },
    payment: row.paidOn === null || row.paidAmount === null ? null : { on: row.paidOn, amount: row.paidAmount },
    stated: statedOf(row, expected, rates),
    corrections,
  };
}

function statedOf(
  { statedEmployee, statedEmployer }: MonthRow,
  { employee, employer }: ReturnType<typeof expectedOnStatement>,
  rates: PensionRates,
): MadeMonth['stated'] {
  if (statedEmployee === null || statedEmployer === null) return null;
  const stated = sumOf([statedEmployee, statedEmployer]);
  const { verdict, difference } = reconcile(sumOf([employee, employer]), stated, rates.tolerance.value);
  return verdict === 'missing' || difference === null ? null : { employee: statedEmployee, employer: statedEmployer, difference, verdict };
}

/** What is not certain of the reference that a Form B stamped on its Form As; nothing before. @throws AppError DATABASE_DAMAGED */
export function stampDoubts(db: ReadDb, monthId: string | null): MonthDocument['doubts'] {
  const month = monthId === null ? null : findMonth(db, monthId);
  return month === null ? [] : stampedDoubts(monthDocumentOf(month));
}

/** The same of a Form B that was read. */
export function stampedDoubts({ doubts }: Pick<MonthDocument, 'doubts'>): MonthDocument['doubts'] {
  return doubts.filter(({ figure }) => figure === 'reference');
}

/** @throws AppError DATABASE_DAMAGED */
export function monthDocumentOf({ id, document }: MonthRow): MonthDocument {
  const { success, data } = monthDocumentSchema.safeParse(JSON.parse(document)); // the table holds JSON alone
  if (!success) throw new AppError('DATABASE_DAMAGED', { reason: 'pensionMonth', monthId: id });
  return data;
}
