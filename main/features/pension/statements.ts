import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import { statementLimits, type StatementReading } from '../../../shared/contract/pension-statements.ts';
import type { Pence } from '../../../shared/domain/money.ts';
import type { PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import { suggestColumns } from '../../../shared/domain/pension/statement-table.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store } from '../../db/store.ts';
import { createUndoList, type RowImages } from '../../db/undo-list.ts';
import type { TableReader } from '../../ports/table-reader.ts';
import { findMonth, requireMonth, updateMonth, type MonthRow } from './months-store.ts';

export interface StatementDeps {
  readonly store: Store;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly newId: () => string;
  readonly rates: PensionRates;
  /** Reads hostile tables where they can do no harm. */
  readonly reader: TableReader;
  /** @throws AppError UPLOAD_GONE */
  readonly takeUpload: (uploadId: string) => Uint8Array;
}

export type StatementSource = { readonly from: 'file'; readonly uploadId: string } | { readonly from: 'text'; readonly text: string };

export interface StatementMonth {
  readonly monthId: string;
  readonly employee: Pence;
  readonly employer: Pence;
}

/** The scheme's own statements, read apart and kept by month. Rules in docs/rules/pension.md §6. */
export interface PensionStatements {
  /** @throws AppError UPLOAD_GONE, IMPORT_CRASHED */
  read(source: StatementSource, signal: AbortSignal): Promise<StatementReading>;
  /** @throws AppError NOT_FOUND, PENSION_NOT_SUBMITTED; then nothing is kept */
  keep(months: readonly StatementMonth[]): { readonly undoId: string };
  /** @throws AppError NOTHING_TO_UNDO */
  undo(undoId: string): void;
}

type StatedImage = Pick<MonthRow, 'statedEmployee' | 'statedEmployer'>;

/** What a statement said of a month, and nothing else of it. */
const statedImages: RowImages<StatedImage> = {
  take: (db, id) => {
    const month = findMonth(db, id);
    return month && { statedEmployee: month.statedEmployee, statedEmployer: month.statedEmployer };
  },
  put: (db, id, image) => {
    if (image) updateMonth(db, { ...requireMonth(db, id), ...image });
  },
  canPut: () => true,
  refusal: (id) => new AppError('NOTHING_TO_UNDO', { monthId: id }),
};

export function createPensionStatements({ store, announce, newId, rates, reader, takeUpload }: StatementDeps): PensionStatements {
  const undoList = createUndoList(newId, statedImages);

  async function read(source: StatementSource, signal: AbortSignal): Promise<StatementReading> {
    const bytes = source.from === 'file' ? takeUpload(source.uploadId) : new TextEncoder().encode(source.text);
    const table = await reader.read(bytes, signal);
    if (table.outcome === 'refused') return table;
    if (table.rows.length > statementLimits.rows)
      return { outcome: 'refused', words: 'The statement has more than 1,000 rows. Take it in parts.' };
    const rows = table.rows.map(({ cells }) =>
      cells.slice(0, statementLimits.columns).map((cell) => cell.slice(0, statementLimits.cell).toWellFormed()),
    );
    if (rows.length < 2) return { outcome: 'refused', words: 'The statement needs a line of headings and at least one line below it.' };
    return { outcome: 'read', rows, columns: suggestColumns(rows[0] ?? []), tolerance: rates.tolerance.value };
  }

  function keep(months: readonly StatementMonth[]): { readonly undoId: string } {
    const ids = [...new Set(months.map(({ monthId }) => monthId))];
    const file = store.write((db) =>
      undoList.record(db, ids, () => {
        for (const { monthId, employee, employer } of months) {
          const month = requireMonth(db, monthId);
          if (month.submittedOn === null) throw new AppError('PENSION_NOT_SUBMITTED', { monthId });
          updateMonth(db, { ...month, statedEmployee: employee, statedEmployer: employer });
        }
      }),
    );
    const undoId = file();
    announce(['pension']);
    return { undoId };
  }

  function undo(undoId: string): void {
    store.write((db) => undoList.undo(db, undoId))();
    announce(['pension']);
  }

  return { read, keep, undo };
}
