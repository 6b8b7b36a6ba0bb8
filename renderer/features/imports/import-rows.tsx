import { SegmentedControl, Table, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { importVerdicts, type ImportRow, type ImportVerdict } from '../../../shared/contract/imports.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { DateText } from '../../ui/date-text.tsx';
import { ListFoot } from '../../ui/list-foot.tsx';
import type { Page } from '../../ui/use-page.ts';
import { kindWords as organisationKindWords } from '../organisations/organisation-words.ts';
import { countWords, verdictWords, type ReadImport } from './import-words.ts';
import classes from './imports.module.css';

export interface ImportRowsProps {
  readonly view: ReadImport;
  readonly verdict: ImportVerdict;
  readonly onVerdict: (verdict: ImportVerdict) => void;
  readonly page: Page;
}

/** The rows of the file by what becomes of them, each with the reason where it is left out. */
export function ImportRows({ view, verdict, onVerdict, page }: ImportRowsProps): ReactNode {
  const today = dayOf(useNow(60_000), useZone());
  const { kind, rows, counts } = view;
  const total = counts[verdict];
  return (
    <>
      <SegmentedControl
        aria-label="Which rows are shown"
        className={classes['verdicts'] ?? ''}
        data={importVerdicts.map((value) => ({ value, label: `${verdictWords[value]} (${counts[value].toLocaleString('en-GB')})` }))}
        value={verdict}
        onChange={(chosen) => onVerdict(importVerdicts.find((one) => one === chosen) ?? 'new')}
      />
      {total === 0 ? (
        <p className={classes['fact']}>{noneWords[verdict]}</p>
      ) : (
        <>
          <Table.ScrollContainer minWidth={640}>
            <Table aria-label={`Rows: ${verdictWords[verdict]}`} className={classes['rows'] ?? ''}>
              <Table.Thead>
                <Table.Tr>
                  {[...HEADS[kind], ''].map((head) => (
                    <Table.Th key={head}>{head === '' ? <VisuallyHidden>Remarks</VisuallyHidden> : head}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr key={row.row}>
                    <Table.Td className={classes['number']}>{row.row}</Table.Td>
                    {row.organisation && <OrganisationCells organisation={row.organisation} />}
                    {row.invoice && <InvoiceCells invoice={row.invoice} today={today} />}
                    <Table.Td className={classes['words']}>{row.words.join(' ')}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          <ListFoot words={countWords(kind, total)} total={total} page={page} />
        </>
      )}
    </>
  );
}

const HEADS = {
  organisations: ['Row', 'Name', 'Type', 'E-mail for invoices'],
  invoices: ['Row', 'Number', 'Organisation', 'Issued', 'Due', 'Total', 'Paid'],
} as const;

const noneWords = {
  new: 'Nothing in this table is new.',
  known: 'No row is here already.',
  wrong: 'Every row can be read.',
} as const satisfies Record<ImportVerdict, string>;

function OrganisationCells({
  organisation: { name, kind, email },
}: {
  readonly organisation: NonNullable<ImportRow['organisation']>;
}): ReactNode {
  return (
    <>
      <Table.Td>{name || '—'}</Table.Td>
      <Table.Td>{organisationKindWords[kind]}</Table.Td>
      <Table.Td>{email || '—'}</Table.Td>
    </>
  );
}

interface InvoiceCellsProps {
  readonly invoice: NonNullable<ImportRow['invoice']>;
  readonly today: LocalDate;
}

function InvoiceCells({ invoice, today }: InvoiceCellsProps): ReactNode {
  const { number, organisation, isNewOrganisation, issuedOn, dueOn, total, paid } = invoice;
  return (
    <>
      <Table.Td>{number || '—'}</Table.Td>
      <Table.Td>
        {organisation || '—'}
        {isNewOrganisation && <span className={classes['example']}> · new</span>}
      </Table.Td>
      <Table.Td>{issuedOn === null ? '—' : <DateText day={issuedOn} today={today} />}</Table.Td>
      <Table.Td>{dueOn === null ? '—' : <DateText day={dueOn} today={today} />}</Table.Td>
      <Table.Td className={classes['amount']}>{total === null ? '—' : formatMoney(total)}</Table.Td>
      <Table.Td className={classes['amount']}>{paid === 0 ? '—' : formatMoney(paid)}</Table.Td>
    </>
  );
}
