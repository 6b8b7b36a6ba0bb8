import { Checkbox, Group, Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paymentMethods } from '../../../shared/contract/payments.ts';
import { addressDay } from '../../app/address-day.ts';
import { useApi } from '../../app/api.ts';
import list from '../../ui/list.module.css';
import { OpenDayField } from '../../ui/open-day-field.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useTypedSearch } from '../../ui/use-typed-search.ts';
import { ExportButton } from '../exports/export-button.tsx';
import { OrganisationFilter } from '../organisations/organisation-filter.tsx';
import { IdentityFilter } from '../practice/identity-filter.tsx';
import classes from './all-payments-screen.module.css';
import { paymentColumns } from './payment-columns.ts';
import { PaymentDrawer } from './payment-drawer.tsx';
import { PaymentPages, type PaymentFilter } from './payment-pages.tsx';
import { PaymentTabs } from './payment-tabs.tsx';
import { methodWords } from './payment-words.ts';

const methods = paymentMethods.map((value) => ({ value, label: methodWords[value] }));

/** Every payment that is recorded, by hand or from the bank; the one that the address names is open beside the list. */
export function AllPaymentsScreen(): ReactNode {
  const api = useApi();
  const navigate = useNavigate();
  const { typed, search, type } = useTypedSearch();
  const { payment, ...address } = useSearch({ from: '/payments/all' });
  const set = (part: Readonly<Record<string, string | null>>): void => {
    const next = Object.entries({ ...address, ...part }).filter(([, value]) => typeof value === 'string');
    void navigate({ to: '/payments/all', search: Object.fromEntries(next), replace: true });
  };
  const filter: PaymentFilter = {
    organisationId: address.organisation ?? null,
    identityId: address.identity ?? null,
    from: addressDay(address.from),
    to: addressDay(address.to),
    method: paymentMethods.find((one) => one === address.method) ?? null,
    onAccount: address.rest !== undefined,
    search,
  };
  return (
    <>
      <PageHeader title="Payments" lead="Everything that came in and went back, and what it was for.">
        <ExportButton
          what="payments"
          columns={paymentColumns}
          fetchPage={async (range) => {
            const { payments, total } = await api.payments.list.call({ ...filter, ...range });
            return { rows: payments, total };
          }}
        />
      </PageHeader>
      <PaymentTabs />
      <Filters filter={filter} typed={typed} onType={type} onFilter={set} />
      <PaymentPages filter={filter} onOpen={(id) => set({ payment: id })} />
      {payment !== undefined && <PaymentDrawer key={payment} paymentId={payment} onClose={() => set({ payment: null })} />}
    </>
  );
}

interface FiltersProps {
  readonly filter: PaymentFilter;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** By the names of the address; null takes one away. */
  readonly onFilter: (part: Readonly<Record<string, string | null>>) => void;
}

function Filters({ filter, typed, onType, onFilter }: FiltersProps): ReactNode {
  return (
    <Group className={list['filters'] ?? ''}>
      <SearchField label="Search payments" value={typed} onChange={onType} />
      <OrganisationFilter value={filter.organisationId} onChange={(organisation) => onFilter({ organisation })} />
      <IdentityFilter value={filter.identityId} onChange={(identity) => onFilter({ identity })} />
      <Select
        aria-label="How it was paid"
        placeholder="Any way"
        clearable
        clearButtonProps={{ 'aria-label': 'Any way' }}
        className={list['choice'] ?? ''}
        data={methods}
        value={filter.method}
        onChange={(method) => onFilter({ method })}
      />
      <div className={classes['days']}>
        <OpenDayField label="From" isLabelHidden placeholder="From" value={filter.from} onChange={(from) => onFilter({ from })} />
        <OpenDayField label="To" isLabelHidden placeholder="To" value={filter.to} onChange={(to) => onFilter({ to })} />
      </div>
      <Checkbox
        label="On account"
        checked={filter.onAccount}
        onChange={(event) => onFilter({ rest: event.currentTarget.checked ? 'yes' : null })}
      />
    </Group>
  );
}
