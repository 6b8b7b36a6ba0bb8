import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { StatementReading } from '../../../shared/contract/pension-statements.ts';
import type { MadeMonth } from '../../../shared/contract/pension.ts';
import { expectedOnStatement } from '../../../shared/domain/pension/form-b-correction.ts';
import {
  areColumnsEnough,
  compareStatement,
  readStatementRows,
  type ComparedStatement,
  type StatementColumns,
} from '../../../shared/domain/pension/statement-table.ts';
import { useApi, useConnection } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';

/** One statement: as it was read, by which columns, and what it comes to. Nothing is kept before the user says so. */
export function useStatement(months: readonly MadeMonth[], onKept: () => void) {
  const api = useApi();
  const connection = useConnection();
  const [reading, setReading] = useState<StatementReading | null>(null);
  const [columns, setColumns] = useState<StatementColumns>([]);
  const undo = useMutation({
    mutationFn: (undoId: string) => api.pensionStatements.undo.call({ undoId }),
    onSuccess: () => notifyDone('Taken back.'),
    onError: notifyFailure,
  });
  const read = useMutation({
    mutationFn: async (source: File | string) =>
      typeof source === 'string'
        ? api.pensionStatements.read.call({ from: 'text', text: source })
        : api.pensionStatements.read.call({ from: 'file', uploadId: await connection.upload(source) }),
    onSuccess: (found) => {
      setReading(found);
      if (found.outcome === 'read') setColumns(found.columns);
    },
  });
  const keep = useMutation({
    mutationFn: (compared: ComparedStatement) => api.pensionStatements.keep.call({ months: keptOf(compared) }),
    onSuccess: ({ undoId }) => {
      notifyDone('What the statement says is kept with its months.', { undo: () => undo.mutate(undoId) });
      onKept();
    },
  });
  const table = reading?.outcome === 'read' ? reading : null;
  const rows = table !== null && areColumnsEnough(columns) ? readStatementRows(table.rows, columns) : null;
  const compared = rows === null || table === null ? null : compareStatement(rows.lines, months.map(statedMonthOf), table.tolerance);
  return {
    read,
    keep,
    table,
    refusal: reading?.outcome === 'refused' ? reading.words : null,
    columns,
    setColumns,
    unreadable: rows?.unreadable ?? [],
    compared,
    canKeep: compared !== null && keptOf(compared).length > 0,
    forget: () => setReading(null),
  };
}

function statedMonthOf({ id, month, part, reference, totals, corrections }: MadeMonth) {
  const settled = corrections.map(({ difference, settlement }) => ({ difference, settledBy: settlement?.by ?? null }));
  return { id, month, part, reference, ...expectedOnStatement(totals, settled) };
}

/** The months that the statement has; missing ones keep what they had. */
function keptOf({ months }: ComparedStatement) {
  return months.flatMap(({ parts }) => parts.flatMap(({ id, stated }) => (stated === null ? [] : [{ monthId: id, ...stated }])));
}
