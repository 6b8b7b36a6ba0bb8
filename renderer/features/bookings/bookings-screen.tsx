import { Button, Group, SegmentedControl, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { bookingTimes, payChecks } from '../../../shared/contract/bookings.ts';
import { bookingStates } from '../../../shared/domain/bookings/life-cycle.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useCommand } from '../../app/commands.ts';
import { useNow } from '../../app/now.ts';
import classes from '../../ui/list.module.css';
import { PageHeader } from '../../ui/page-header.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useTypedSearch } from '../../ui/use-typed-search.ts';
import { OrganisationFilter } from '../organisations/organisation-filter.tsx';
import { ExportButton } from '../exports/export-button.tsx';
import { bookingColumns } from './booking-columns.ts';
import { BookingEditor } from './booking-editor.tsx';
import { BookingPages, type BookingFilterValues } from './booking-pages.tsx';
import { payCheckWords, stateWords, workplaceZone } from './booking-words.ts';

const times = [
  { value: 'upcoming', label: 'Upcoming' },
  { value: 'past', label: 'Past' },
  { value: 'all', label: 'All' },
];
const standings = [
  { group: 'State', items: bookingStates.map((value) => ({ value, label: stateWords[value].word })) },
  { group: 'Paid by others', items: payChecks.map((value) => ({ value, label: payCheckWords[value] })) },
];

type Filter = Omit<BookingFilterValues, 'search'>;

/** Agreed and offered work; the booking that the address names is open beside the list. */
export function BookingsScreen(): ReactNode {
  const api = useApi();
  const navigate = useNavigate();
  const now = useNow(60_000);
  const { booking: edited } = useSearch({ strict: false });
  const { typed, search, type } = useTypedSearch();
  const [filter, setFilter] = useState<Filter>({ when: 'upcoming', state: null, payCheck: null, organisationId: null });
  const fetchPage = async (range: { readonly offset: number; readonly limit: number }) => {
    const { bookings, total } = await api.bookings.list.call({ ...filter, search, ...range });
    return { rows: bookings, total };
  };
  const open = (id: string): void => void navigate({ to: '/bookings', search: { booking: id }, replace: true });
  const close = (): void => void navigate({ to: '/bookings', search: {}, replace: true });
  const openNew = (): void => open('new');
  useCommand({ id: 'new-booking', label: 'New booking', group: 'Do', keys: 'n', run: openNew });

  const button = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={openNew}>
      New booking
    </Button>
  );
  return (
    <>
      <PageHeader title="Bookings" lead="Work for organisations: offered, confirmed, delivered.">
        <ExportButton what="bookings" columns={bookingColumns} fetchPage={fetchPage} />
        {button}
      </PageHeader>
      <Group className={classes['filters'] ?? ''}>
        <SegmentedControl
          aria-label="When"
          data={times}
          value={filter.when}
          onChange={(chosen) => setFilter({ ...filter, when: bookingTimes.find((time) => time === chosen) ?? 'all' })}
        />
        <SearchField label="Search bookings" value={typed} onChange={type} />
        <Select
          aria-label="State or pay"
          placeholder="Any state"
          clearable
          clearButtonProps={{ 'aria-label': 'Any state' }}
          className={classes['choice']}
          data={standings}
          maxDropdownHeight={340}
          value={filter.state ?? filter.payCheck}
          onChange={(chosen) => setFilter(withStanding(filter, chosen))}
        />
        <OrganisationFilter value={filter.organisationId} onChange={(organisationId) => setFilter({ ...filter, organisationId })} />
      </Group>
      <BookingPages filter={{ ...filter, search }} empty={button} onOpen={open} />
      {edited !== undefined && (
        <BookingEditor key={edited} bookingId={edited === 'new' ? null : edited} day={dayOf(now, workplaceZone)} onClose={close} />
      )}
    </>
  );
}

/** One choice of both: work whose pay is looked for is over, so what is to come gives way to all. */
function withStanding(filter: Filter, chosen: string | null): Filter {
  const state = bookingStates.find((one) => one === chosen) ?? null;
  const payCheck = payChecks.find((one) => one === chosen) ?? null;
  return { ...filter, state, payCheck, when: payCheck !== null && filter.when === 'upcoming' ? 'all' : filter.when };
}
