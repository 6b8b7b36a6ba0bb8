import { Button, FileButton, Group, Select, Table, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { MadeMonth } from '../../../shared/contract/pension.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { statementFields, type ComparedStatement, type StatementColumns } from '../../../shared/domain/pension/statement-table.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import list from '../../ui/list.module.css';
import { StatusChip } from '../../ui/status-chip.tsx';
import { WarningLines } from '../../ui/warning-lines.tsx';
import { fieldWords, monthName, verdictChips } from './form-words.ts';
import { useStatement } from './use-statement.ts';

export interface StatementFormProps {
  /** Form Bs of one identity and area that were submitted. */
  readonly months: readonly MadeMonth[];
  readonly onClose: () => void;
}

/** Compares the scheme's own statement with the Form Bs, month by month, before anything is kept. */
export function StatementForm({ months, onClose }: StatementFormProps): ReactNode {
  const { read, keep, table, refusal, columns, setColumns, compared, unreadable, canKeep, forget } = useStatement(months, onClose);
  const [text, setText] = useState('');
  return (
    <FormDrawer
      opened
      size="wide"
      title="A statement of the scheme"
      lead="Paste its table with the headings, or choose it as CSV. Differences below £1.00 are neither collected nor paid back."
      submitLabel={table === null ? 'Read it' : 'Keep it with the months'}
      busy={read.isPending || keep.isPending}
      blocked={table !== null && !canKeep}
      error={keep.error ?? read.error}
      onSubmit={(event) => {
        event.preventDefault();
        if (compared !== null && canKeep) keep.mutate(compared);
        else if (table === null && text.trim() !== '') read.mutate(text);
      }}
      onClose={onClose}
    >
      {table === null ? (
        <TableSource text={text} refusal={refusal} onText={setText} onFile={(file) => read.mutate(file)} />
      ) : (
        <>
          <ColumnChoices headings={table.rows[0] ?? []} columns={columns} onChange={setColumns} />
          {compared === null ? (
            <p>Choose the columns of both contributions, and of the month or the reference.</p>
          ) : (
            <Compared compared={compared} unreadable={unreadable} canKeep={canKeep} />
          )}
          <Button variant="subtle" onClick={forget}>
            Take another table
          </Button>
        </>
      )}
    </FormDrawer>
  );
}

interface TableSourceProps {
  readonly text: string;
  readonly refusal: string | null;
  readonly onText: (text: string) => void;
  readonly onFile: (file: File) => void;
}

function TableSource({ text, refusal, onText, onFile }: TableSourceProps): ReactNode {
  return (
    <>
      <Textarea
        label="The table, pasted"
        autosize
        minRows={6}
        maxRows={14}
        maxLength={200_000}
        value={text}
        error={refusal}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <FileButton accept=".csv,.txt,.tsv,text/csv,text/plain" onChange={(file) => file && onFile(file)}>
        {(props) => (
          <Button {...props} variant="default">
            Choose a CSV file
          </Button>
        )}
      </FileButton>
    </>
  );
}

interface ColumnChoicesProps {
  readonly headings: readonly string[];
  readonly columns: StatementColumns;
  readonly onChange: (columns: StatementColumns) => void;
}

/** Which column holds what; a column is asked for by what it holds, so that none is left out. */
function ColumnChoices({ headings, columns, onChange }: ColumnChoicesProps): ReactNode {
  const data = headings.map((heading, index) => ({ value: String(index), label: heading.trim() === '' ? `Column ${index + 1}` : heading }));
  return (
    <Group grow align="flex-start" preventGrowOverflow={false}>
      {statementFields.map((field) => (
        <Select
          key={field}
          label={fieldWords[field]}
          placeholder="None"
          clearable
          data={data}
          value={columns.includes(field) ? String(columns.indexOf(field)) : null}
          onChange={(chosen) =>
            onChange(
              headings.map((_heading, index) => {
                if (String(index) === chosen) return field;
                const known = columns[index] ?? null;
                return known === field ? null : known;
              }),
            )
          }
        />
      ))}
    </Group>
  );
}

interface ComparedProps {
  readonly compared: ComparedStatement;
  readonly unreadable: readonly number[];
  readonly canKeep: boolean;
}

function Compared({ compared, unreadable, canKeep }: ComparedProps): ReactNode {
  const { months, strangers } = compared;
  const lines = [
    ...(canKeep
      ? []
      : [
          'None of its rows is of a Form B that was submitted here, so there is nothing to keep. Check the columns, or take another table.',
        ]),
    ...(unreadable.length === 0 ? [] : [`Rows that could not be read, and are left out: ${unreadable.join(', ')}.`]),
    ...(strangers.length === 0 ? [] : [`Rows of no Form B that was submitted here: ${strangers.map(({ row }) => row).join(', ')}.`]),
  ];
  return (
    <>
      <WarningLines lines={lines} />
      <Table className={list['table']} aria-label="The statement by month">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Form B</Table.Th>
            <Table.Th>Statement</Table.Th>
            <Table.Th className={list['number']}>Difference</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {months.map(({ month, verdict, difference }) => (
            <Table.Tr key={month}>
              <Table.Td>{monthName(month)}</Table.Td>
              <Table.Td>
                <StatusChip {...verdictChips[verdict]} />
              </Table.Td>
              <Table.Td className={list['number']}>{difference === null ? '' : formatMoney(difference)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
