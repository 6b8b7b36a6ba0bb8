import { monthDocumentSchema, type MadeMonth, type MonthDocument } from '../../../shared/contract/pension.ts';
import { difference, pence, sumOf, type Pence } from '../../../shared/domain/money.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb } from '../../db/store.ts';
import { formsOfMonth } from './forms-store.ts';
import type { MonthRow } from './months-store.ts';

/** Everything about a Form B that was made. @param tolerance  differences below it are neither collected nor paid back */
export function monthView(db: ReadDb, row: MonthRow, tolerance: Pence): MadeMonth {
  const { id, identityId, month, area, schemeYear, tableId, part, reference, tier, dueOn, madeAt } = row;
  const document = monthDocumentOf(row);
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
    unapproved: formsOfMonth(db, id).filter(({ approvedOn }) => approvedOn === null).length,
    submission:
      row.submittedOn === null || row.submittedBy === null
        ? null
        : { on: row.submittedOn, by: row.submittedBy, reference: row.submissionReference },
    payment: row.paidOn === null || row.paidAmount === null ? null : { on: row.paidOn, amount: row.paidAmount },
    stated: statedOf(row, document, tolerance),
  };
}

function statedOf({ statedEmployee, statedEmployer }: MonthRow, { totals }: MonthDocument, tolerance: Pence): MadeMonth['stated'] {
  if (statedEmployee === null || statedEmployer === null) return null;
  const off = difference(sumOf([statedEmployee, statedEmployer]), totals.i);
  return { employee: statedEmployee, employer: statedEmployer, difference: off, verdict: verdictOf(off, tolerance) };
}

function verdictOf(off: Pence, tolerance: Pence): NonNullable<MadeMonth['stated']>['verdict'] {
  if (off === pence(0)) return 'agrees';
  if (Math.abs(off) < tolerance) return 'withinTolerance';
  return off < 0 ? 'short' : 'over';
}

/** @throws AppError DATABASE_DAMAGED */
export function monthDocumentOf({ id, document }: MonthRow): MonthDocument {
  const { success, data } = monthDocumentSchema.safeParse(JSON.parse(document)); // the table holds JSON alone
  if (!success) throw new AppError('DATABASE_DAMAGED', { reason: 'pensionMonth', monthId: id });
  return data;
}
