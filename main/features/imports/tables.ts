import type { ImportPlanValues } from '../../../shared/contract/imports.ts';
import type { ImportKind } from '../../../shared/domain/imports/import-fields.ts';
import { guessPlan, type ImportPlan } from '../../../shared/domain/imports/import-plan.ts';
import type { ImportTable } from '../../../shared/domain/imports/import-table.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ImportDeps } from './deps.ts';

/** A table that was read; in memory alone, until another takes its place or it is imported. */
export interface HeldTable {
  readonly id: string;
  readonly kind: ImportKind;
  readonly table: ImportTable;
  /** What its headings say; null for a table that is refused. */
  readonly guess: ImportPlan | null;
}

/** Reads tables as jobs, and holds the last one. */
export interface Tables {
  /** @throws AppError UPLOAD_GONE */
  read(uploadId: string, kind: ImportKind): string;
  /** @throws AppError IMPORT_GONE */
  requireHeld(importId: string): HeldTable;
  drop(): void;
}

export function createTables({
  newId,
  log,
  startJob,
  takeUpload,
  reader,
}: Pick<ImportDeps, 'newId' | 'log' | 'startJob' | 'takeUpload' | 'reader'>): Tables {
  let held: HeldTable | null = null;

  function read(uploadId: string, kind: ImportKind): string {
    const bytes = takeUpload(uploadId);
    return startJob({
      name: 'import.read',
      run: async (progress, signal) => {
        progress('read', 0, null);
        try {
          const table = await reader.read(bytes, signal);
          const guess = table.outcome === 'read' ? guessPlan(kind, table.rows) : null;
          held = { id: newId(), kind, table, guess };
          log.info('import.read', { kind, outcome: table.outcome, rows: table.outcome === 'read' ? table.rows.length : 0 });
          return held.id;
        } finally {
          bytes.fill(0);
        }
      },
    });
  }

  function requireHeld(importId: string): HeldTable {
    if (held?.id !== importId) throw new AppError('IMPORT_GONE');
    return held;
  }

  return { read, requireHeld, drop: () => (held = null) };
}

/** The rows of a table that was read. @throws AppError IMPORT_GONE for one that is refused */
export function requireTable({ table }: HeldTable): Extract<ImportTable, { outcome: 'read' }> {
  if (table.outcome !== 'read') throw new AppError('IMPORT_GONE');
  return table;
}

/** The user's plan, else the guess. */
export function planOf({ guess }: HeldTable, plan: ImportPlanValues | null): ImportPlan {
  return plan ?? guess ?? { columns: [], headingRow: 0, dateOrder: 'dayFirst' };
}
