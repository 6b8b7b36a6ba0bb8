import { Box, Paper, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import type { InvoiceBrief } from '../../../shared/contract/invoices.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { stepOf, useWalkKeys } from '../../app/use-line-walk.ts';
import classes from '../../ui/list.module.css';
import { StatusChip } from '../../ui/status-chip.tsx';
import { dayWords } from '../../ui/time-words.ts';
import own from './invoice-table.module.css';
import { chipOf, invoiceName, overdueWords } from './invoice-words.ts';
import { useInvoiceRows, type InvoiceFilter } from './use-invoice-rows.ts';
import { useVisibleRows } from './use-visible-rows.ts';

export interface InvoiceTableProps {
  readonly filter: InvoiceFilter;
  readonly total: number;
  readonly today: LocalDate;
  /** Whether more than one identity issues, so that each line says which. */
  readonly showsIdentity: boolean;
}

/** As in the style sheet. */
const rowHeightPx = 57;

/** All invoices in one scroll: of thousands of lines only those in sight are drawn. J and K walk through them. */
export function InvoiceTable({ filter, total, today, showsIdentity }: InvoiceTableProps): ReactNode {
  const body = useRef<HTMLTableSectionElement>(null);
  const seen = useVisibleRows(body, scroller, total, rowHeightPx);
  const { rows } = useInvoiceRows(filter, seen);
  const walk = useWalk(body, total);
  const shown = Array.from({ length: Math.max(0, seen.to - seen.from) }, (_, index) => seen.from + index);
  return (
    <Paper withBorder className={classes['list'] ?? ''}>
      <Table className={`${classes['table']} ${own['table']}`} aria-rowcount={total + 1}>
        <Table.Thead>
          <Table.Tr aria-rowindex={1}>
            <Table.Th className={own['numberColumn']}>Number</Table.Th>
            <Table.Th className={classes['roomy']}>Organisation</Table.Th>
            <Table.Th className={own['stateColumn']}>State</Table.Th>
            <Table.Th className={own['dayColumn']}>Issued</Table.Th>
            <Table.Th className={own['dayColumn']}>Due</Table.Th>
            <Table.Th className={own['money']}>Total</Table.Th>
            <Table.Th className={own['money']}>To pay</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody ref={body} onKeyDown={walk.handleKey} onFocus={walk.handleFocus}>
          <Gap rows={seen.from} />
          {shown.map((index) => {
            const invoice = rows.get(index);
            return (
              <Table.Tr key={index} aria-rowindex={index + 2} data-index={index} className={`${classes['row']} ${own['row']}`}>
                {invoice ? <Cells invoice={invoice} today={today} showsIdentity={showsIdentity} /> : <Table.Td colSpan={7} />}
              </Table.Tr>
            );
          })}
          <Gap rows={total - seen.to} />
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

interface CellsProps {
  readonly invoice: InvoiceBrief;
  readonly today: LocalDate;
  readonly showsIdentity: boolean;
}

function Cells({ invoice, today, showsIdentity }: CellsProps): ReactNode {
  const { id, number, organisation, identity, issuedOn, dueOn, total, balance, daysOverdue, kind, state } = invoice;
  const isOpen = kind === 'invoice' && state !== 'draft' && state !== 'void';
  return (
    <>
      <Table.Td>
        <Link
          to="/invoices/$invoiceId"
          params={{ invoiceId: id }}
          className={`${classes['name']} ${own['open']}`}
          aria-label={`${invoiceName(invoice)}, ${organisation.name}`}
        >
          {number ?? 'Draft'}
        </Link>
        <span className={`${classes['narrow']} ${classes['under']} ${own['whoUnder']}`}>{organisation.name}</span>
      </Table.Td>
      <Table.Td className={classes['roomy']}>
        {organisation.name}
        {showsIdentity && <span className={classes['under']}>{identity.name}</span>}
      </Table.Td>
      <Table.Td>
        <StatusChip {...chipOf(invoice)} />
        <CameBack invoice={invoice} />
      </Table.Td>
      <Table.Td>{issuedOn === null ? '' : dayWords(issuedOn, today)}</Table.Td>
      <Table.Td>
        {dueOn === null || kind === 'creditNote' ? '' : dayWords(dueOn, today)}
        {daysOverdue > 0 && <span className={own['late']}>{overdueWords(daysOverdue)}</span>}
      </Table.Td>
      <Table.Td className={own['money']}>{total === null ? '–' : formatMoney(total)}</Table.Td>
      <Table.Td className={own['money']} data-owed={isOpen && balance > 0}>
        {isOpen ? formatMoney(balance) : ''}
      </Table.Td>
    </>
  );
}

/** Where lateness hides that the invoice has not even arrived. */
function CameBack({ invoice: { returnedOn, state } }: Pick<CellsProps, 'invoice'>): ReactNode {
  return returnedOn !== null && state === 'overdue' && <span className={own['late']}>mail came back</span>;
}

/** Stands for rows that are not drawn. */
function Gap({ rows }: { readonly rows: number }): ReactNode {
  if (rows <= 0) return null;
  return (
    <Table.Tr aria-hidden>
      <Box component="td" colSpan={7} className={own['gap']} __vars={{ '--gap': `${rows * rowHeightPx}px` }} />
    </Table.Tr>
  );
}

function scroller(): HTMLElement | null {
  return document.querySelector<HTMLElement>('#main');
}

/** Moves the focus from line to line, also to those that are not drawn yet. */
function useWalk(body: RefObject<HTMLTableSectionElement | null>, total: number) {
  const place = useRef(-1);
  const wanted = useRef<number | null>(null);
  const [, look] = useState({});
  // After every drawing: a line that was out of sight is there only once its scroll was drawn.
  useEffect(() => {
    if (wanted.current === null || !body.current) return;
    const row = body.current.querySelector(`[data-index="${wanted.current}"]`);
    const link = row?.querySelector<HTMLElement>('a');
    if (row && link) {
      wanted.current = null;
      link.focus({ preventScroll: true });
      row.scrollIntoView({ block: 'nearest' });
      return;
    }
    if (row) return; // its invoice is on the way
    const main = scroller();
    main?.scrollBy({ top: body.current.getBoundingClientRect().top + wanted.current * rowHeightPx - main.clientHeight / 2 });
  });
  const go = (step: number): void => {
    const index = Math.min(total - 1, Math.max(0, place.current + step));
    place.current = index;
    wanted.current = index;
    look({});
  };
  useWalkKeys('invoice', go);
  return {
    handleKey: (event: KeyboardEvent): void => {
      const step = stepOf(event.key, total);
      if (step === null) return;
      event.preventDefault();
      go(step);
    },
    handleFocus: (event: FocusEvent<HTMLElement>): void => {
      const row = event.target.closest<HTMLElement>('[data-index]');
      if (row) place.current = Number(row.dataset['index']);
    },
  };
}
