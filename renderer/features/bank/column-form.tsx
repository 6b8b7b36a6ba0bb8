import { Button, Group, MultiSelect, Paper, SegmentedControl, Select, Table } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { MappingValues } from '../../../shared/contract/bank.ts';
import { readSampleRows } from '../../../shared/domain/statements/sample-rows.ts';
import { columnChoices, withAmountKind } from './column-choices.ts';
import { MovementTable } from './movement-table.tsx';
import classes from './reading-panel.module.css';

export interface ColumnFormProps {
  /** The first rows of the file. */
  readonly preview: readonly (readonly string[])[];
  readonly initial: MappingValues;
  readonly busy: boolean;
  readonly onSubmit: (mapping: MappingValues) => void;
  readonly onCancel: () => void;
}

/** Which column is what, for a table of no known bank; below it the first rows as they would be read. */
export function ColumnForm({ preview, initial, busy, onSubmit, onCancel }: ColumnFormProps): ReactNode {
  const [mapping, setMapping] = useState(initial);
  const { columns } = mapping;
  const choices = columnChoices(preview, mapping.headerRow);
  const setColumns = (change: Partial<MappingValues['columns']>): void => setMapping({ ...mapping, columns: { ...columns, ...change } });
  const sample = readSampleRows(preview, mapping);
  const column = (label: string, value: number, onColumn: (chosen: number) => void): ReactNode => (
    <Select
      label={label}
      allowDeselect={false}
      data={choices}
      value={String(value)}
      onChange={(chosen) => chosen !== null && onColumn(Number(chosen))}
    />
  );
  const { amount } = columns;
  return (
    <Paper withBorder component="section" aria-label="Columns of the table" className={classes['root'] ?? ''}>
      <h2 className={classes['title']}>Which column is what?</h2>
      <p className={classes['fact']}>
        This table is of no bank that is known by its columns. What you choose is remembered for the next file with the same columns.
      </p>
      <RawTable preview={preview} />
      <Group align="flex-end">
        <Select
          label="Row with the names of the columns"
          allowDeselect={false}
          data={[{ value: '0', label: 'None' }, ...preview.map((_, index) => ({ value: String(index + 1), label: `Row ${index + 1}` }))]}
          value={String(mapping.headerRow)}
          onChange={(chosen) => setMapping({ ...mapping, headerRow: Number(chosen ?? 0) })}
        />
        {column('Day', columns.date, (date) => setColumns({ date }))}
        <SegmentedControl
          aria-label="How days are written"
          data={[
            { value: 'dayFirst', label: 'Day first' },
            { value: 'monthFirst', label: 'Month first' },
          ]}
          value={mapping.dateOrder}
          onChange={(order) => setMapping({ ...mapping, dateOrder: order === 'monthFirst' ? 'monthFirst' : 'dayFirst' })}
        />
      </Group>
      <Group align="flex-end">
        <SegmentedControl
          aria-label="How amounts are written"
          data={[
            { value: 'signed', label: 'One column' },
            { value: 'inAndOut', label: 'In and out apart' },
          ]}
          value={amount.kind}
          onChange={(kind) => setColumns({ amount: withAmountKind(amount, kind) })}
        />
        {amount.kind === 'signed' ? (
          column('Amount', amount.column, (chosen) => setColumns({ amount: { kind: 'signed', column: chosen } }))
        ) : (
          <>
            {column('Money in', amount.moneyIn, (moneyIn) => setColumns({ amount: { ...amount, moneyIn } }))}
            {column('Money out', amount.moneyOut, (moneyOut) => setColumns({ amount: { ...amount, moneyOut } }))}
          </>
        )}
      </Group>
      <Group align="flex-end">
        <MultiSelect
          label="Who and what for"
          data={choices}
          value={columns.text.map(String)}
          onChange={(chosen) => setColumns({ text: chosen.map(Number) })}
        />
        <Select
          label="Reference"
          clearable
          placeholder="None"
          clearButtonProps={{ 'aria-label': 'No reference' }}
          data={choices}
          value={columns.reference === null ? null : String(columns.reference)}
          onChange={(chosen) => setColumns({ reference: chosen === null ? null : Number(chosen) })}
        />
      </Group>
      <h3 className={classes['title']}>Read so, the first rows are</h3>
      <MovementTable label="The first rows as they would be read" movements={sample.lines} />
      {sample.unreadable.map(({ row, words }) => (
        <p key={row} className={classes['fact']}>
          Row {row}: {words}
        </p>
      ))}
      <Group className={classes['foot'] ?? ''}>
        <Button loading={busy} disabled={sample.lines.length === 0} onClick={() => onSubmit(mapping)}>
          Read the file so
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </Paper>
  );
}

/** The first rows as the file has them. */
function RawTable({ preview }: Pick<ColumnFormProps, 'preview'>): ReactNode {
  return (
    <Table.ScrollContainer minWidth={500}>
      <Table withColumnBorders aria-label="The first rows of the file">
        <Table.Tbody>
          {preview.slice(0, 6).map((cells, row) => (
            // oxlint-disable-next-line react/no-array-index-key -- a row of a file is its place
            <Table.Tr key={row} hidden={cells.every((cell) => cell === '')}>
              <Table.Th scope="row">{row + 1}</Table.Th>
              {cells.map((cell, place) => (
                // oxlint-disable-next-line react/no-array-index-key -- a cell of a row is its place
                <Table.Td key={place}>{cell}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
