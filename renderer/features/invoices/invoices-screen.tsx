import { Button, Group, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { invoiceViews } from '../../../shared/contract/invoices.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { addressDay } from '../../app/address-day.ts';
import { useApi } from '../../app/api.ts';
import { useCommand } from '../../app/commands.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import classes from '../../ui/list.module.css';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { OpenDayField } from '../../ui/open-day-field.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useTypedSearch } from '../../ui/use-typed-search.ts';
import { RemindersDue } from '../mail/reminders-due.tsx';
import { OrganisationFilter } from '../organisations/organisation-filter.tsx';
import { ImportButton } from '../imports/import-button.tsx';
import { ExportButton } from '../exports/export-button.tsx';
import { FiguresStrip } from './figures-strip.tsx';
import { invoiceColumns } from './invoice-columns.ts';
import { InvoiceTable } from './invoice-table.tsx';
import { InvoiceTabs } from './invoice-tabs.tsx';
import { invoiceCountWords, viewWords } from './invoice-words.ts';
import own from './invoices-screen.module.css';
import { IssueMany } from './issue-many.tsx';
import { NewInvoice } from './new-invoice.tsx';
import { NoInvoices } from './no-invoices.tsx';
import { useInvoiceRows, type InvoiceFilter } from './use-invoice-rows.ts';

const views = invoiceViews.map((value) => ({ value, label: viewWords[value] }));

/** All invoices and credit notes: what is owed above, what matches below. */
export function InvoicesScreen(): ReactNode {
  const api = useApi();
  const navigate = useNavigate();
  const today = dayOf(useNow(60_000), useZone());
  const { typed, search, type } = useTypedSearch();
  const { view = 'all', organisation, from, to } = useSearch({ from: '/invoices' });
  const [asked, setAsked] = useState<'new' | 'issue' | null>(null);
  const filter: InvoiceFilter = {
    view: invoiceViews.find((known) => known === view) ?? 'all',
    organisationId: organisation ?? null,
    identityId: null,
    from: addressDay(from),
    to: addressDay(to),
    search,
  };
  const set = (part: Readonly<Record<string, string | null>>): void => {
    const next = Object.entries({ view, organisation, from, to, ...part }).filter(
      ([, value]) => typeof value === 'string' && value !== 'all',
    );
    void navigate({ to: '/invoices', search: Object.fromEntries(next), replace: true });
  };
  const makeNew = (): void => setAsked('new');
  const hasAny = useHasAny(filter);
  useCommand({ id: 'new-invoice', label: 'New invoice', group: 'Do', keys: 'n', run: makeNew });
  return (
    <>
      <PageHeader title="Invoices" lead="What you have asked for, and what has come of it.">
        <ExportButton
          what="invoices"
          columns={invoiceColumns}
          fetchPage={async (range) => {
            const { invoices, total } = await api.invoices.list.call({ ...filter, ...range });
            return { rows: invoices, total };
          }}
        />
        <ImportButton kind="invoices" />
        {filter.view === 'drafts' && (
          <Button variant="default" onClick={() => setAsked('issue')}>
            Issue several
          </Button>
        )}
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={makeNew}>
          New invoice
        </Button>
      </PageHeader>
      <InvoiceTabs />
      <RemindersDue />
      {hasAny && <FiguresStrip today={today} view={filter.view} onView={(chosen) => set({ view: chosen })} />}
      {hasAny && <Filters filter={filter} typed={typed} onType={type} onFilter={set} />}
      <Matching filter={filter} today={today} onNew={makeNew} />
      {asked === 'new' && <NewInvoice organisationId={filter.organisationId} onClose={() => setAsked(null)} />}
      {asked === 'issue' && <IssueMany onClose={() => setAsked(null)} />}
    </>
  );
}

/** Whether there is anything to filter and to sum; it is taken as so until it is known. */
function useHasAny(filter: InvoiceFilter): boolean {
  const { head } = useInvoiceRows(filter, { from: 0, to: 0 });
  const { view, organisationId, from, to, search } = filter;
  const isWhole = view === 'all' && organisationId === null && from === null && to === null && search === '';
  return !(isWhole && head.data?.total === 0);
}

interface FiltersProps {
  readonly filter: InvoiceFilter;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onFilter: (part: Readonly<Record<string, string | null>>) => void;
}

function Filters({ filter, typed, onType, onFilter }: FiltersProps): ReactNode {
  return (
    <Group className={classes['filters'] ?? ''}>
      <Select
        aria-label="State"
        className={classes['choice']}
        data={views}
        allowDeselect={false}
        value={filter.view}
        onChange={(view) => onFilter({ view })}
      />
      <SearchField label="Search invoices" value={typed} onChange={onType} />
      <OrganisationFilter value={filter.organisationId} onChange={(organisation) => onFilter({ organisation })} />
      <div className={own['days']}>
        <OpenDayField
          label="Issued from"
          isLabelHidden
          placeholder="Issued from"
          value={filter.from}
          onChange={(from) => onFilter({ from })}
        />
        <OpenDayField label="Issued to" isLabelHidden placeholder="Issued to" value={filter.to} onChange={(to) => onFilter({ to })} />
      </div>
    </Group>
  );
}

interface MatchingProps {
  readonly filter: InvoiceFilter;
  readonly today: ReturnType<typeof dayOf>;
  readonly onNew: () => void;
}

function Matching({ filter, today, onNew }: MatchingProps): ReactNode {
  const { head } = useInvoiceRows(filter, { from: 0, to: 0 });
  const api = useApi();
  const identities = useQuery(api.identities.list.queryOptions({ input: { archived: true } }));
  if (head.isPending) return <LoadingRows rows={8} />;
  if (head.isError) return <FailureNotice size="screen" error={head.error} onRetry={() => void head.refetch()} />;
  const { total, sums } = head.data;
  if (total === 0) return <NoMatch filter={filter} onNew={onNew} />;
  return (
    <>
      <InvoiceTable
        key={JSON.stringify(filter)}
        filter={filter}
        total={total}
        today={today}
        showsIdentity={(identities.data?.length ?? 0) > 1}
      />
      <output className={own['sums']}>
        <span>{invoiceCountWords(total)}</span>
        <span>Total {formatMoney(sums.total)}</span>
        <span>To pay {formatMoney(sums.balance)}</span>
        {sums.overdue > 0 && <span>Overdue {formatMoney(sums.overdue)}</span>}
      </output>
    </>
  );
}

function NoMatch({ filter, onNew }: Pick<MatchingProps, 'filter' | 'onNew'>): ReactNode {
  const { search, organisationId, from, to, view } = filter;
  const isFiltered = search !== '' || organisationId !== null || from !== null || to !== null;
  if (!isFiltered && view === 'all') return <NoInvoices onNew={onNew} />;
  return <p className={classes['none']}>{isFiltered ? 'No invoice matches.' : noneWords[view]}</p>;
}

const noneWords = {
  all: 'Nothing here yet.',
  drafts: 'No drafts.',
  toSend: 'Everything that is issued has been sent.',
  owing: 'Nobody owes you anything.',
  overdue: 'Nothing is overdue.',
  disputed: 'Nothing is disputed.',
  settled: 'Nothing is settled yet.',
  void: 'No invoice was made void.',
} as const;
