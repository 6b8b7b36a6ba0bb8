import { columnName } from '../../../shared/domain/statements/bank-layouts.ts';
import type { ColumnMapping } from '../../../shared/domain/statements/column-mapping.ts';
import { columnMappingSchema, type MappingValues } from '../../../shared/contract/bank.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { findMapping, saveMapping } from './store.ts';

type Preview = readonly (readonly string[])[];

/** What the user said about the columns, with their names as the file has them. */
export function withHeader(mapping: MappingValues, preview: Preview): ColumnMapping {
  return { ...mapping, header: mapping.headerRow === 0 ? [] : (preview[mapping.headerRow - 1] ?? []) };
}

/** The mapping under which a table with these first rows was read before; null when it was not. */
export function rememberedMapping(db: ReadDb, preview: Preview): ColumnMapping | null {
  const keys = preview.map((cells, index) => ({ key: headerKey(cells), headerRow: index + 1 }));
  const found = findMapping(db, [...keys.map(({ key }) => key), bareKey(preview)]);
  if (!found) return null;
  const mapping = columnMappingSchema.safeParse(JSON.parse(found.mapping));
  if (!mapping.success) return null;
  const headerRow = keys.find(({ key }) => key === found.columnsKey)?.headerRow ?? 0;
  return withHeader({ ...mapping.data, headerRow }, preview);
}

/** Keeps a mapping for the next file with the same columns. */
export function rememberMapping(db: WriteDb, { header, ...mapping }: ColumnMapping, preview: Preview, now: Instant): void {
  saveMapping(db, {
    columnsKey: mapping.headerRow === 0 ? bareKey(preview) : headerKey(header),
    mapping: JSON.stringify(mapping),
    usedAt: now,
  });
}

function headerKey(cells: readonly string[]): string {
  return `named ${JSON.stringify(cells.map(columnName))}`;
}

/** A table without names is told by its width alone; what was read is shown before it is kept. */
function bareKey(preview: Preview): string {
  return `bare ${preview[0]?.length ?? 0}`;
}
