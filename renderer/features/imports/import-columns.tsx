import { SegmentedControl, Select, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportPlanValues } from '../../../shared/contract/imports.ts';
import { importFields, repeatableFields, type ImportField } from '../../../shared/domain/imports/import-fields.ts';
import { fieldWords, type ReadImport } from './import-words.ts';
import classes from './imports.module.css';

export interface ImportColumnsProps {
  readonly view: ReadImport;
  readonly onPlan: (plan: ImportPlanValues) => void;
}

const LEFT_OUT = 'none';

/** What each column of the table holds: its heading, an example, and the choice. */
export function ImportColumns({ view, onPlan }: ImportColumnsProps): ReactNode {
  const { plan, headings, firstRows, kind } = view;
  const choices = [
    { value: LEFT_OUT, label: 'Left out' },
    ...importFields[kind].map((field) => ({ value: field, label: fieldWords[field] })),
  ];
  const choose = (place: number, chosen: string | null): void => {
    const field = importFields[kind].find((one) => one === chosen) ?? null;
    onPlan({ ...plan, columns: headings.map((_, index) => (index === place ? field : freed(plan.columns[index] ?? null, field))) });
  };
  return (
    <>
      <div className={classes['choices']}>
        <Select
          label="Row with the names of the columns"
          allowDeselect={false}
          data={[
            { value: '0', label: 'None' },
            ...firstRows.map(({ row, text }) => ({ value: String(row), label: `Row ${row}: ${text}` })),
          ]}
          value={String(plan.headingRow)}
          onChange={(chosen) => onPlan({ ...plan, headingRow: Number(chosen ?? 0) })}
        />
        {kind === 'invoices' && (
          <div>
            <p className={classes['label']} aria-hidden>
              Days are written
            </p>
            <SegmentedControl
              aria-label="How days are written"
              data={[
                { value: 'dayFirst', label: 'Day first' },
                { value: 'monthFirst', label: 'Month first' },
              ]}
              value={plan.dateOrder}
              onChange={(order) => onPlan({ ...plan, dateOrder: order === 'monthFirst' ? 'monthFirst' : 'dayFirst' })}
            />
          </div>
        )}
      </div>
      <Table aria-label="Columns" className={classes['columns'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>In the file</Table.Th>
            <Table.Th>Example</Table.Th>
            <Table.Th>What it is</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {headings.map(({ name, example }, place) => {
            const title = name === '' ? `Column ${place + 1}` : name;
            return (
              // oxlint-disable-next-line react/no-array-index-key -- a column of a file is its place
              <Table.Tr key={place}>
                <Table.Td>{title}</Table.Td>
                <Table.Td className={classes['example']}>{example === '' ? '—' : example}</Table.Td>
                <Table.Td>
                  <Select
                    aria-label={`What “${title}” is`}
                    size="xs"
                    allowDeselect={false}
                    data={choices}
                    value={plan.columns[place] ?? LEFT_OUT}
                    onChange={(chosen) => choose(place, chosen)}
                  />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </>
  );
}

/** A field stands in one column, but for those that may be several. */
function freed(before: ImportField | null, chosen: ImportField | null): ImportField | null {
  return before !== null && before === chosen && !repeatableFields.has(before) ? null : before;
}
