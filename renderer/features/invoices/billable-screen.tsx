import { Button, Group } from '@mantine/core';
import { MonthPickerInput } from '@mantine/dates';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { BillableGroup } from '../../../shared/contract/billable.ts';
import { monthOf } from '../../../shared/domain/invoices/invoice-batch.ts';
import { formatMoney, sumOf } from '../../../shared/domain/money.ts';
import { localDate } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import classes from '../../ui/list.module.css';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { monthWords } from '../../ui/time-words.ts';
import { BatchOfMonth } from './batch-of-month.tsx';
import { BillableGroupCard } from './billable-group.tsx';
import own from './billable-screen.module.css';
import { EmptyInvoicePicture } from './empty-invoice-picture.tsx';
import { InvoiceTabs } from './invoice-tabs.tsx';

/** Delivered and late-cancelled work that stands on no invoice yet, by organisation. */
export function BillableScreen(): ReactNode {
  const api = useApi();
  const today = dayOf(useNow(60_000), useZone());
  const [month, setMonth] = useState<string | null>(null);
  const period = month === null ? { from: null, to: null } : monthOf(localDate(month));
  const groups = useQuery(api.invoices.billable.queryOptions({ input: { organisationId: null, ...period } }));
  // Offered is the month last worked in: that is what is billed at the turn of a month.
  const lastWorked = groups.data?.flatMap(({ bookings }) => bookings.map(({ workedOn }) => workedOn)).sort().at(-1); // prettier-ignore
  const batched = monthOf(month === null ? (lastWorked ?? today) : localDate(month));
  return (
    <>
      <PageHeader title="To invoice" lead="Work you have delivered, and work that was called off too late, without an invoice so far." />
      <InvoiceTabs />
      <Group className={classes['filters'] ?? ''} justify="space-between">
        <MonthPickerInput
          aria-label={`Month of work: ${month === null ? 'All months' : monthWords(localDate(month))}`}
          placeholder="All months"
          clearable
          clearButtonProps={{ 'aria-label': 'All months' }}
          valueFormat="MMMM YYYY"
          className={own['month']}
          value={month}
          onChange={setMonth}
        />
        <BatchOfMonth
          key={month ?? 'all'}
          period={batched}
          label={`Drafts for ${monthWords(batched.from)}`}
          hasWork={groups.data !== undefined && groups.data.length > 0}
        />
      </Group>
      {groups.isPending && <LoadingRows rows={6} />}
      {groups.isError && <FailureNotice size="screen" error={groups.error} onRetry={() => void groups.refetch()} />}
      {groups.data && <BillableGroups groups={groups.data} month={month} />}
    </>
  );
}

interface BillableGroupsProps {
  readonly groups: readonly BillableGroup[];
  /** Null for all months. */
  readonly month: string | null;
}

function BillableGroups({ groups, month }: BillableGroupsProps): ReactNode {
  const api = useApi();
  const navigate = useNavigate();
  const now = useNow(60_000);
  const draft = useMutation({
    mutationFn: (input: { identityId: string; organisationId: string; bookingIds: string[] }) => api.invoices.draftFromBookings.call(input),
    onSuccess: ({ invoice }) => void navigate({ to: '/invoices/$invoiceId', params: { invoiceId: invoice.id } }),
    onError: notifyFailure,
  });
  if (groups.length === 0) {
    return (
      <EmptyState
        picture={EmptyInvoicePicture}
        sentence={
          month === null
            ? 'All delivered work stands on an invoice. Mark bookings as delivered, and they appear here.'
            : `Nothing of ${monthWords(localDate(month))} is waiting for an invoice.`
        }
        action={
          <Button variant="default" onClick={() => void navigate({ to: '/bookings' })}>
            Open bookings
          </Button>
        }
      />
    );
  }
  return (
    <>
      {groups.map((group) => (
        <BillableGroupCard
          key={`${group.organisation.id} ${group.identity?.id}`}
          group={group}
          now={now}
          busy={draft.isPending}
          onDraft={(identityId, bookingIds) =>
            draft.mutate({ identityId, organisationId: group.organisation.id, bookingIds: [...bookingIds] })
          }
        />
      ))}
      <p className={own['sum']}>Together {formatMoney(sumOf(groups.map(({ total }) => total)))}</p>
    </>
  );
}
