import { Group, SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ageBands, type AgeBand } from '../../../shared/domain/invoices/ageing.ts';
import { formatMoney, sumOf } from '../../../shared/domain/money.ts';
import { localDate } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import list from '../../ui/list.module.css';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { daySpanWords, monthWords } from '../../ui/time-words.ts';
import { ExportButton } from '../exports/export-button.tsx';
import { OrganisationFilter } from '../organisations/organisation-filter.tsx';
import { paymentColumns } from '../payments/payment-columns.ts';
import { IdentityFilter } from '../practice/identity-filter.tsx';
import { BarTable } from './bar-table.tsx';
import classes from './figures-screen.module.css';
import { HourlyFigures, hourlyColumns, hourlyRows } from './hourly-figures.tsx';
import { OrganisationFigures, organisationFigureColumns } from './organisation-figures.tsx';
import { VatThreshold } from './vat-threshold.tsx';
import { periodNames, periodOf, periodWords, type PeriodName } from './periods.ts';

const bandWords: Readonly<Record<AgeBand, string>> = {
  current: 'Not due yet',
  days1To30: '1 to 30 days late',
  days31To60: '31 to 60 days late',
  days61To90: '61 to 90 days late',
  over90: 'Over 90 days late',
};

type Filter = { readonly identityId: string | null; readonly organisationId: string | null };
type Period = ReturnType<typeof periodOf>;

/** What is owed, what came in and what an hour brings; for a period, an identity and an organisation. */
export function FiguresScreen(): ReactNode {
  const today = dayOf(useNow(60_000), useZone());
  const [name, setName] = useState<PeriodName>('thisTaxYear');
  const [filter, setFilter] = useState<Filter>({ identityId: null, organisationId: null });
  const period = periodOf(name, today);
  return (
    <>
      <PageHeader title="Figures" lead={`${daySpanWords(period.from, period.to)}; what is outstanding is as it stands today.`} />
      <Group className={list['filters'] ?? ''}>
        <SegmentedControl
          aria-label="Period"
          data={periodNames.map((value) => ({ value, label: periodWords[value] }))}
          value={name}
          onChange={(chosen) => setName(periodNames.find((one) => one === chosen) ?? 'thisTaxYear')}
        />
        <IdentityFilter value={filter.identityId} onChange={(identityId) => setFilter({ ...filter, identityId })} />
        <OrganisationFilter value={filter.organisationId} onChange={(organisationId) => setFilter({ ...filter, organisationId })} />
      </Group>
      <Figures filter={filter} period={period} />
    </>
  );
}

function Figures({ filter, period }: { readonly filter: Filter; readonly period: Period }): ReactNode {
  const api = useApi();
  const input = { ...filter, ...period };
  const kept = { placeholderData: keepPreviousData };
  const outstanding = useQuery(api.figures.outstanding.queryOptions({ input: filter, ...kept }));
  const paid = useQuery(api.figures.paidByMonth.queryOptions({ input, ...kept }));
  const organisations = useQuery(api.figures.byOrganisation.queryOptions({ input, ...kept }));
  const hourly = useQuery(api.figures.hourlyRate.queryOptions({ input, ...kept }));
  const days = useQuery(api.figures.daysToPay.queryOptions({ input, ...kept }));
  const all = [outstanding, paid, organisations, hourly, days];
  const failed = all.find(({ isError }) => isError);
  if (failed) return <FailureNotice size="screen" error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!outstanding.data || !paid.data || !organisations.data || !hourly.data || !days.data) return <LoadingRows rows={8} />;
  const { bands, total } = outstanding.data;
  return (
    <>
      <dl className={classes['strip']}>
        <Figure word="Outstanding" figure={formatMoney(total)} />
        <Figure word="Came in" figure={formatMoney(sumOf(paid.data.map(({ amount }) => amount)))} />
        <Figure
          word="An hour brought"
          figure={hourly.data.rate === null ? '—' : formatMoney(hourly.data.rate)}
          note={`after travel, admin, costs and pension, over ${countWords(hourly.data.bookings, 'booking')}`}
        />
        <Figure
          word="Days to pay"
          figure={days.data.days === null ? '—' : String(days.data.days)}
          note={
            days.data.invoices === 0 ? 'nothing paid off yet' : `on average, over ${countWords(days.data.invoices, 'invoice')} paid off`
          }
        />
      </dl>
      <VatThreshold />
      <Section title="Outstanding by age">
        <BarTable
          heading="Age"
          label="Outstanding by age"
          rows={ageBands.map((band) => ({
            name: bandWords[band],
            amount: bands[band].amount,
            words: countWords(bands[band].invoices, 'invoice'),
            isLate: band !== 'current',
          }))}
        />
      </Section>
      <Section
        title="Came in by month"
        lead="Less what went back."
        action={
          <ExportButton
            what="payments"
            columns={paymentColumns}
            fetchPage={async (range) => {
              const { payments, total: count } = await api.payments.list.call({ ...input, onAccount: false, search: '', ...range });
              return { rows: payments, total: count };
            }}
          />
        }
      >
        <BarTable
          heading="Month"
          label="Came in by month"
          rows={paid.data.map(({ month, amount, payments }) => ({
            name: monthWords(localDate(`${month}-01`)),
            amount,
            words: countWords(payments, 'payment'),
          }))}
        />
      </Section>
      <Section
        title="What an hour brought"
        lead="Of work delivered in the period. Admin time, miles not charged and own costs are entered in each booking."
        action={
          <ExportButton
            what="hours"
            columns={hourlyColumns}
            fetchPage={async () => {
              const rows = hourlyRows(await api.figures.hourlyRate.call(input));
              return { rows, total: rows.length };
            }}
          />
        }
      >
        {hourly.data.bookings === 0 ? <p>Nothing was delivered.</p> : <HourlyFigures rows={hourlyRows(hourly.data)} />}
      </Section>
      <Section
        title="By organisation"
        lead="Of invoices that were issued in the period."
        action={
          <ExportButton
            what="figures"
            columns={organisationFigureColumns}
            fetchPage={async () => {
              const rows = await api.figures.byOrganisation.call(input);
              return { rows, total: rows.length };
            }}
          />
        }
      >
        {organisations.data.length === 0 ? <p>Nothing was invoiced.</p> : <OrganisationFigures rows={organisations.data} />}
      </Section>
    </>
  );
}

interface FigureProps {
  readonly word: string;
  readonly figure: string;
  readonly note?: string;
}

function Figure({ word, figure, note }: FigureProps): ReactNode {
  return (
    <div className={classes['figure']}>
      <dt>{word}</dt>
      <dd>{figure}</dd>
      {note !== undefined && <dd className={classes['note']}>{note}</dd>}
    </div>
  );
}

function countWords(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}
