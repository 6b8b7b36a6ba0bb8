import { Paper, Table, UnstyledButton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { BookingBrief } from '../../../shared/contract/bookings.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { useBankHolidays } from '../../app/bank-holidays.ts';
import { useLineWalk } from '../../app/use-line-walk.ts';
import { useNow } from '../../app/now.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ListFoot } from '../../ui/list-foot.tsx';
import classes from '../../ui/list.module.css';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { EmptyDayPicture } from '../../ui/pictures.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { dayWordsAt, timeSpanWords } from '../../ui/time-words.ts';
import { usePage } from '../../ui/use-page.ts';
import { bookingCountWords, invoicedWords, isPaidByOthers, payCheckWords, stateWords } from './booking-words.ts';
import { holidayOf } from './holiday-words.ts';
import own from './booking-pages.module.css';

export interface BookingFilterValues {
  readonly when: 'upcoming' | 'past' | 'all';
  readonly state: BookingBrief['state'] | null;
  readonly organisationId: string | null;
  readonly payCheck: BookingBrief['payCheck'] | null;
  readonly search: string;
}

export interface BookingPagesProps {
  readonly filter: BookingFilterValues;
  /** The button of the empty list. */
  readonly empty: ReactNode;
  readonly onOpen: (id: string) => void;
}

/** The bookings that match, page by page. */
export function BookingPages({ filter, empty, onOpen }: BookingPagesProps): ReactNode {
  const api = useApi();
  const now = useNow(60_000);
  const page = usePage(JSON.stringify(filter));
  const input = { ...filter, ...page.range };
  const list = useQuery(api.bookings.list.queryOptions({ input, placeholderData: keepPreviousData }));
  if (list.isPending) return <LoadingRows rows={8} />;
  if (list.isError) return <FailureNotice size="screen" error={list.error} onRetry={() => void list.refetch()} />;

  const { bookings, total } = list.data;
  const isFiltered = filter.search !== '' || filter.state !== null || filter.payCheck !== null || filter.organisationId !== null;
  if (total === 0 && isFiltered) return <p className={classes['none']}>No booking matches.</p>;
  if (total === 0) return <EmptyState picture={EmptyDayPicture} sentence={emptySentences[filter.when]} action={empty} />;
  return (
    <>
      <Paper withBorder className={classes['list'] ?? ''}>
        <BookingTable bookings={bookings} now={now} onOpen={onOpen} />
      </Paper>
      <ListFoot words={bookingCountWords(total)} total={total} page={page} />
    </>
  );
}

const emptySentences = {
  upcoming: 'Nothing is booked from now on. Enter an offer or an agreed booking, and it stands in your calendar too.',
  past: 'What you have worked will stand here, ready to be checked and charged.',
  all: 'Enter an offer or an agreed booking, and it stands in your calendar too.',
} as const;

interface BookingTableProps {
  readonly bookings: readonly BookingBrief[];
  readonly now: Instant;
  readonly onOpen: (id: string) => void;
}

/** One line each; the whole line opens it, the organisation is the button for keyboard and screen reader. */
function BookingTable({ bookings, now, onOpen }: BookingTableProps): ReactNode {
  const bankHolidayOn = useBankHolidays();
  const walk = useLineWalk<HTMLTableSectionElement>('booking');
  return (
    <Table className={classes['table']}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Day</Table.Th>
          <Table.Th>Organisation</Table.Th>
          <Table.Th className={classes['roomy']}>State</Table.Th>
          <Table.Th className={classes['number']}>Fee</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody {...walk}>
        {bookings.map((booking) => {
          const { id, organisation, title, state, startsAt, endsAt, zone, fee } = booking;
          const holiday = holidayOf(bankHolidayOn, booking);
          return (
            <Table.Tr key={id} className={classes['row']} data-struck={state === 'cancelled'}>
              <Table.Td className={own['when']}>
                <span className={own['day']}>{dayWordsAt(startsAt, zone, now)}</span>
                <span className={classes['under']}>{timeSpanWords(startsAt, endsAt, zone)}</span>
              </Table.Td>
              <Table.Td>
                <UnstyledButton
                  className={classes['name']}
                  aria-label={`${organisation.name}, ${dayWordsAt(startsAt, zone, now)}, ${timeSpanWords(startsAt, endsAt, zone)}`}
                  onClick={() => onOpen(id)}
                >
                  {organisation.name}
                </UnstyledButton>
                {title !== '' && <span className={classes['under']}>{title}</span>}
                {holiday !== null && <span className={own['holiday']}>{holiday}</span>}
                <span className={classes['narrow']}>
                  <Chips booking={booking} />
                </span>
              </Table.Td>
              <Table.Td className={classes['roomy']}>
                <Chips booking={booking} />
              </Table.Td>
              <Table.Td className={classes['number']}>{formatMoney(fee.total)}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

/** Where it stands, what became of it on paper, and how it was paid. */
function Chips({ booking: { state, invoice, arrangement, payCheck } }: { readonly booking: BookingBrief }): ReactNode {
  return (
    <span className={own['chips']}>
      <StatusChip {...stateWords[state]} />
      {invoice && <StatusChip {...invoicedWords[invoice.state]} />}
      {isPaidByOthers(arrangement) && state === 'delivered' && <PayChip check={payCheck} />}
    </span>
  );
}

function PayChip({ check }: { readonly check: BookingBrief['payCheck'] }): ReactNode {
  return <StatusChip word={payCheckWords[check]} {...payLook[check]} />;
}

const payLook = {
  notChecked: { shape: 'ring', tone: 'muted' },
  paidCorrectly: { shape: 'tick', tone: 'muted' },
  paidShort: { shape: 'bang', tone: 'danger' },
  notPaid: { shape: 'bang', tone: 'danger' },
} as const;
