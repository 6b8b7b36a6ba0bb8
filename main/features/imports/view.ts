import type { ImportVerdict, ImportView } from '../../../shared/contract/imports.ts';
import { plainCell } from '../../../shared/domain/imports/plain-cell.ts';
import { rowsUnder, type ImportPlan } from '../../../shared/domain/imports/import-plan.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import { missingFields, type JudgedRow } from './judging.ts';
import { requireTable, type HeldTable } from './tables.ts';

/** What the window shows of a table. */
export function importView(
  held: HeldTable,
  plan: ImportPlan,
  judged: readonly JudgedRow[],
  { verdict, offset, limit }: { readonly verdict: ImportVerdict; readonly offset: number; readonly limit: number },
): ImportView {
  const { rows } = requireTable(held);
  const count = (wanted: ImportVerdict): number => judged.filter(({ shown }) => shown.verdict === wanted).length;
  const made = judged.flatMap(({ invoice }) => invoice ?? []);
  return {
    outcome: 'read',
    kind: held.kind,
    plan,
    headings: headingsOf(held, plan),
    firstRows: rows.slice(0, firstRows).map(({ row, cells }) => ({ row, text: shortened(cells.map(plainCell).join(' · '), 120) })),
    missing: missingFields(held.kind, plan),
    counts: {
      new: count('new'),
      known: count('known'),
      wrong: count('wrong'),
      newOrganisations: judged.filter(({ shown }) => shown.invoice?.isNewOrganisation === true).length,
      total: sumOf(made.map(({ total }) => total)),
      paid: sumOf(made.map(({ paid }) => paid)),
    },
    rows: judged
      .filter(({ shown }) => shown.verdict === verdict)
      .slice(offset, offset + limit)
      .map(({ shown }) => shown),
  };
}

const firstRows = 10;

function headingsOf(held: HeldTable, plan: ImportPlan): Extract<ImportView, { outcome: 'read' }>['headings'] {
  const { rows } = requireTable(held);
  const headings = rows.find(({ row }) => row === plan.headingRow)?.cells ?? [];
  const below = rowsUnder(plan, rows).slice(0, 50);
  const width = Math.max(0, ...rows.slice(0, 200).map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, place) => ({
    name: shortened(plainCell(headings[place] ?? ''), 60),
    example: shortened(below.map(({ cells }) => plainCell(cells[place] ?? '')).find((text) => text !== '') ?? '', 40),
  }));
}

function shortened(text: string, most: number): string {
  const line = text.replaceAll('\n', ', ');
  return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line;
}
