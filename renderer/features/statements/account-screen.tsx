import { Button, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { formatMoney, pence, type Pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { NewInvoice } from '../invoices/new-invoice.tsx';
import { RecordPayment } from '../payments/record-payment.tsx';
import { RecordRefund } from '../payments/record-refund.tsx';
import classes from './account-screen.module.css';
import { PaymentsSection } from './payments-section.tsx';
import { StatementPart } from './statement-part.tsx';

/** What passed between the practitioner and one organisation, and what is owed. */
export function AccountScreen(): ReactNode {
  const api = useApi();
  const { organisationId } = useParams({ from: '/organisations/$organisationId' });
  const today = dayOf(useNow(60_000), useZone());
  const organisation = useQuery(api.organisations.get.queryOptions({ input: { id: organisationId }, retry: false }));
  const identities = useQuery(api.identities.list.queryOptions({ input: { archived: true } }));
  const [chosen, setChosen] = useState<string | null>(null);
  const identityId = chosen ?? identities.data?.[0]?.id ?? null;
  if (organisation.isError) return <FailureNotice size="screen" error={organisation.error} onRetry={() => void organisation.refetch()} />;
  if (!organisation.data || !identities.data) return <LoadingRows rows={8} />;
  const { name } = organisation.data;
  return (
    <>
      <PageHeader
        title={name}
        windowTitle="Account"
        lead={
          <>
            Account ·{' '}
            <Link to="/organisations" search={{ organisation: organisationId }} className={classes['link']}>
              Details, rates and terms
            </Link>
          </>
        }
      >
        {identities.data.length > 1 && (
          <Select
            aria-label="Identity"
            allowDeselect={false}
            data={identities.data.map((identity) => ({
              value: identity.id,
              label: identity.tradingName === '' ? identity.name : identity.tradingName,
            }))}
            value={identityId}
            onChange={setChosen}
          />
        )}
      </PageHeader>
      {identityId === null ? (
        <p className={classes['none']}>Accounts are kept per trading identity. Enter yours under Settings, Practice.</p>
      ) : (
        <OpenAccount key={identityId} identityId={identityId} organisationId={organisationId} today={today} />
      )}
    </>
  );
}

interface OpenAccountProps {
  readonly identityId: string;
  readonly organisationId: string;
  readonly today: LocalDate;
}

type Asked = 'payment' | 'refund' | 'invoice';

function OpenAccount({ identityId, organisationId, today }: OpenAccountProps): ReactNode {
  const api = useApi();
  const [asked, setAsked] = useState<Asked | null>(null);
  const party = { identityId, organisationId };
  const money = useQuery(
    api.payments.list.queryOptions({ input: { ...party, from: null, to: null, onAccount: true, search: '', offset: 0, limit: 1 } }),
  );
  const now = useQuery(api.statements.account.queryOptions({ input: { ...party, from: null, to: today } }));
  const onAccount = money.data?.sums.onAccount ?? pence(0);
  const close = (): void => setAsked(null);
  return (
    <>
      <AccountStrip balance={now.data?.closing ?? null} onAccount={onAccount} onAsk={setAsked} />
      <StatementPart {...party} today={today} />
      <PaymentsSection {...party} today={today} />
      {asked === 'invoice' && <NewInvoice organisationId={organisationId} onClose={close} />}
      {asked === 'payment' && <RecordPayment {...party} today={today} invoice={null} onClose={close} />}
      {asked === 'refund' && <RecordRefund {...party} today={today} invoice={null} proposed={onAccount} onClose={close} />}
    </>
  );
}

interface AccountStripProps {
  /** Null until it is known; negative when they have paid too much. */
  readonly balance: Pence | null;
  readonly onAccount: Pence;
  readonly onAsk: (asked: Asked) => void;
}

function AccountStrip({ balance, onAccount, onAsk }: AccountStripProps): ReactNode {
  return (
    <div className={classes['strip']}>
      <div className={classes['figure']}>
        <span className={classes['word']}>{balance !== null && balance < 0 ? 'In their favour' : 'They owe'}</span>
        <span className={classes['amount']}>{balance === null ? '–' : formatMoney(pence(Math.abs(balance)))}</span>
      </div>
      <div className={classes['figure']}>
        <span className={classes['word']}>Money on account</span>
        <span className={classes['amount']}>{formatMoney(onAccount)}</span>
      </div>
      <Group gap="xs" className={classes['deeds'] ?? ''}>
        <Button variant="default" onClick={() => onAsk('invoice')}>
          New invoice
        </Button>
        {onAccount > 0 && (
          <Button variant="default" onClick={() => onAsk('refund')}>
            Money that went back
          </Button>
        )}
        <Button onClick={() => onAsk('payment')}>Record a payment</Button>
      </Group>
    </div>
  );
}
