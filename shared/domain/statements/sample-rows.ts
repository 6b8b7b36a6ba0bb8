import type { DraftLine, UnreadableRow } from './bank-line.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { readTableRow } from './table-row.ts';

export interface SampleRows {
  readonly lines: readonly DraftLine[];
  readonly unreadable: readonly UnreadableRow[];
}

/**
 * What the first rows of a table say under a mapping, while the user still chooses.
 *
 * @param preview  the first rows of the file, in order
 */
export function readSampleRows(
  preview: readonly (readonly string[])[],
  { headerRow, dateOrder, columns }: Omit<ColumnMapping, 'header' | 'delimiter'>,
): SampleRows {
  const plan = { columns, dateOrder, openRow: null, width: headerRow === 0 ? 0 : (preview[headerRow - 1]?.length ?? 0) };
  const lines: DraftLine[] = [];
  const unreadable: UnreadableRow[] = [];
  for (const [index, cells] of preview.entries()) {
    const row = index + 1;
    const reading = row <= headerRow ? null : readTableRow({ row, cells, isBroken: false }, 0, plan);
    if (reading === null) continue;
    if (reading.line === null) unreadable.push({ row, words: reading.words });
    else lines.push(reading.line);
  }
  return { lines, unreadable };
}
