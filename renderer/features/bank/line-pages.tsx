import { Button, Paper, Table, UnstyledButton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { BankLineView, LineState } from '../../../shared/contract/bank.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { useLineWalk } from '../../app/use-line-walk.ts';
import { DateText } from '../../ui/date-text.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ListFoot } from '../../ui/list-foot.tsx';
import classes from '../../ui/list.module.css';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { usePage } from '../../ui/use-page.ts';
import { paymentCountWords } from '../payments/payment-words.ts';
import { confidenceWords, paymentWords, suggestionWords } from './bank-words.ts';
import lines from './line-pages.module.css';
import { useBankWrites, type ConfirmedMatch } from './use-bank-writes.ts';

export interface LineFilterValues {
  readonly state: LineState;
  readonly accountId: string | null;
  readonly search: string;
}

export interface LinePagesProps {
  readonly filter: LineFilterValues;
  /** More than one account: each line then names its own. */
  readonly namesAccounts: boolean;
  /** Stands in the place of an empty list. */
  readonly empty: ReactNode;
  readonly onOpen: (key: string) => void;
}

/** Money that came in, newest first: to match, matched, or set aside. */
export function LinePages({ filter, namesAccounts, empty, onOpen }: LinePagesProps): ReactNode {
  const api = useApi();
  const today = dayOf(useNow(60_000), useZone());
  const page = usePage(`${filter.state} ${filter.accountId} ${filter.search}`);
  const list = useQuery(api.bank.lines.queryOptions({ input: { ...filter, ...page.range }, placeholderData: keepPreviousData }));
  const { confirm, bringBack } = useBankWrites();
  const walk = useLineWalk<HTMLTableSectionElement>('line');
  if (list.isPending) return <LoadingRows rows={8} />;
  if (list.isError) return <FailureNotice size="screen" error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data.total === 0) return filter.search === '' ? empty : <p className={classes['none']}>Nothing matches “{filter.search}”.</p>;
  return (
    <>
      <Paper withBorder className={classes['list'] ?? ''}>
        <Table className={classes['table']}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Day</Table.Th>
              <Table.Th>Who and what for</Table.Th>
              <Table.Th className={`${classes['wide']} ${lines['outcome']}`}>{filter.state === 'open' ? 'May have paid' : 'Paid'}</Table.Th>
              <Table.Th className={classes['number']}>Amount</Table.Th>
              <Table.Th>
                <span className={lines['unseen']}>What to do</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody {...walk}>
            {list.data.lines.map((line) => (
              <LineRow
                key={line.key}
                line={line}
                today={today}
                namesAccount={namesAccounts}
                onOpen={onOpen}
                onConfirm={(match) => confirm.mutate([match])}
                onBringBack={() => bringBack.mutate([line.key])}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
      <ListFoot words={`${paymentCountWords(list.data.total)} in`} total={list.data.total} page={page} />
    </>
  );
}

interface LineRowProps {
  readonly line: BankLineView;
  readonly today: LocalDate;
  readonly namesAccount: boolean;
  readonly onOpen: (key: string) => void;
  readonly onConfirm: (match: ConfirmedMatch) => void;
  readonly onBringBack: () => void;
}

/** One line; one that waits opens as a whole, and its best suggestion is confirmed beside it. */
function LineRow({ line, today, namesAccount, onOpen, onConfirm, onBringBack }: LineRowProps): ReactNode {
  const { key, state, bookedOn, amount, text, reference, account } = line;
  const words = text === '' ? 'Set aside' : text;
  return (
    <Table.Tr className={classes['row']}>
      <Table.Td className={lines['day']}>
        <DateText day={bookedOn} today={today} />
      </Table.Td>
      <Table.Td>
        {state === 'open' ? (
          <UnstyledButton className={classes['name']} onClick={() => onOpen(key)}>
            {words || 'No text'}
          </UnstyledButton>
        ) : (
          words
        )}
        {reference !== null && <span className={classes['under']}>{reference}</span>}
        {namesAccount && <span className={classes['under']}>{account.name}</span>}
      </Table.Td>
      <Table.Td className={classes['wide']}>
        <Outcome line={line} />
      </Table.Td>
      <Table.Td className={classes['number']}>{formatMoney(amount)}</Table.Td>
      <Table.Td className={lines['action']}>
        {line.suggestion !== null && (
          <Button
            size="compact-sm"
            variant={line.suggestion.confidence === 'high' ? 'filled' : 'default'}
            aria-label={`Confirm ${words}, ${formatMoney(amount)}`}
            onClick={() => line.suggestion && onConfirm(matchOf(line.key, line.suggestion))}
          >
            Confirm
          </Button>
        )}
        {state === 'setAside' && (
          <Button size="compact-sm" variant="default" aria-label={`Bring back ${bookedOn}, ${formatMoney(amount)}`} onClick={onBringBack}>
            Bring back
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function Outcome({ line: { suggestion, payment, state } }: { readonly line: BankLineView }): ReactNode {
  if (payment !== null) return paymentWords(payment);
  if (suggestion === null) return state === 'open' ? <span className={lines['none']}>No invoice fits</span> : '—';
  return (
    <>
      {suggestionWords(suggestion)}
      <span className={lines['chip']}>
        <StatusChip {...confidenceWords[suggestion.confidence]} />
        {suggestion.reasons[0]}
      </span>
    </>
  );
}

/** A suggestion as it is confirmed. */
export function matchOf(key: string, { identityId, organisation, allocations }: NonNullable<BankLineView['suggestion']>): ConfirmedMatch {
  return {
    key,
    identityId,
    organisationId: organisation.id,
    allocations: allocations.map(({ invoiceId, amount }) => ({ invoiceId, amount })),
  };
}
