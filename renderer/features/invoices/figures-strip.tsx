import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { monthOf } from '../../../shared/domain/invoices/invoice-batch.ts';
import { difference, formatMoney } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { monthWords } from '../../ui/time-words.ts';
import classes from './figures-strip.module.css';
import type { InvoiceFilter } from './use-invoice-rows.ts';

export interface FiguresStripProps {
  readonly today: LocalDate;
  readonly view: InvoiceFilter['view'];
  readonly onView: (view: InvoiceFilter['view']) => void;
}

const everything = { organisationId: null, identityId: null, from: null, to: null, search: '', offset: 0, limit: 1 };

/** The four figures that matter; each but the last shows what it is made of. */
export function FiguresStrip({ today, view, onView }: FiguresStripProps): ReactNode {
  const api = useApi();
  const drafts = useQuery(api.invoices.list.queryOptions({ input: { ...everything, view: 'drafts' } }));
  const owing = useQuery(api.invoices.list.queryOptions({ input: { ...everything, view: 'owing' } }));
  const month = monthOf(today);
  const paid = useQuery(api.payments.list.queryOptions({ input: { ...everything, onAccount: false, from: month.from, to: month.to } }));
  const sums = owing.data?.sums;
  const figures = [
    { shows: 'drafts', word: 'Drafts', figure: drafts.data?.total.toLocaleString('en-GB') },
    { shows: 'owing', word: 'Waiting', figure: sums && formatMoney(difference(sums.balance, sums.overdue)) },
    { shows: 'overdue', word: 'Overdue', figure: sums && formatMoney(sums.overdue) },
  ] as const;
  return (
    <div className={classes['root']}>
      {figures.map(({ shows, word, figure }) => (
        <UnstyledButton
          key={shows}
          className={classes['figure']}
          data-late={shows === 'overdue' && (sums?.overdue ?? 0) > 0}
          aria-pressed={view === shows}
          onClick={() => onView(view === shows ? 'all' : shows)}
        >
          <span className={classes['word']}>{word}</span>
          <span className={classes['amount']}>{figure ?? '–'}</span>
        </UnstyledButton>
      ))}
      <div className={classes['figure']}>
        <span className={classes['word']}>Paid in {monthWords(today)}</span>
        <span className={classes['amount']}>{paid.data ? formatMoney(paid.data.sums.amount) : '–'}</span>
      </div>
    </div>
  );
}
