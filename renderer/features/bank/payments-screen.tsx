import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { LineState } from '../../../shared/contract/bank.ts';
import { useApi, useConnection } from '../../app/api.ts';
import { useCommand } from '../../app/commands.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { EmptyBoxPicture } from '../../ui/pictures.tsx';
import { useTypedSearch } from '../../ui/use-typed-search.ts';
import { PaymentTabs } from '../payments/payment-tabs.tsx';
import { AccountsDrawer } from './accounts-drawer.tsx';
import { BankFileButton } from './bank-file-button.tsx';
import { BankFileRun } from './bank-file-run.tsx';
import { paymentCountWords } from '../payments/payment-words.ts';
import { CertainDrawer } from './certain-drawer.tsx';
import { DropArea } from '../../ui/drop-area.tsx';
import { LineFilters } from './line-filters.tsx';
import { LinePages } from './line-pages.tsx';
import { MatchDrawer } from './match-drawer.tsx';

/** The largest file that a page hands over whole. */
const MOST_BYTES = 25 * 1024 * 1024;

/** What came in on the practice's accounts, and which invoices it paid. */
export function PaymentsScreen(): ReactNode {
  const [jobId, setJobId] = useState<string | null>(null);
  const api = useApi();
  const connection = useConnection();
  const open = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > MOST_BYTES) throw Object.assign(new Error('too large'), { code: 'BANK_FILE_TOO_LARGE' });
      return api.bank.read.call({ uploadId: await connection.upload(file) });
    },
    onSuccess: (begun) => setJobId(begun.jobId),
  });
  const button = <BankFileButton busy={open.isPending} onFile={(file) => open.mutate(file)} />;
  return (
    <>
      <PageHeader
        title="Payments"
        lead="What came in on your account, and which invoices it paid. Nothing is matched before you confirm it."
      >
        {jobId === null && button}
      </PageHeader>
      {jobId === null && <PaymentTabs />}
      {open.error !== null && <FailureNotice error={open.error} />}
      {jobId === null ? (
        <DropArea hint="Drop the bank file here" onFile={(file) => open.mutate(file)}>
          <Lines button={button} />
        </DropArea>
      ) : (
        <BankFileRun key={jobId} jobId={jobId} onJob={setJobId} onLeave={() => setJobId(null)} />
      )}
    </>
  );
}

/** The lines that were kept; one of them, all that fit, or the accounts open beside. */
function Lines({ button }: { readonly button: ReactNode }): ReactNode {
  const api = useApi();
  const { typed, search, type } = useTypedSearch();
  const [state, setState] = useState<LineState>('open');
  const [accountId, setAccountId] = useState<string | null>(null);
  const [shown, setShown] = useState<'certain' | 'accounts' | null>(null);
  const [line, setLine] = useState<string | null>(null);
  const accounts = useQuery(api.bank.accounts.queryOptions({ input: {} })).data ?? [];
  const certain = useQuery(api.bank.certain.queryOptions({ input: {} })).data ?? [];
  const showAccounts = (): void => setShown('accounts');
  useCommand({ id: 'bank-accounts', label: 'Bank accounts', group: 'Do', keywords: 'rename forget', run: showAccounts });
  return (
    <>
      <LineFilters
        state={state}
        accountId={accountId}
        typed={typed}
        accounts={accounts}
        onState={setState}
        onAccount={setAccountId}
        onType={type}
        onAccounts={showAccounts}
      >
        {state === 'open' && certain.length > 0 && (
          <Button variant="light" onClick={() => setShown('certain')}>
            Confirm {paymentCountWords(certain.length)} that fit
          </Button>
        )}
      </LineFilters>
      <LinePages
        filter={{ state, accountId, search }}
        namesAccounts={accounts.length > 1}
        empty={
          <EmptyState
            picture={EmptyBoxPicture}
            sentence={emptyWords(state, accounts.length > 0)}
            action={state === 'open' && accounts.length === 0 ? button : null}
          />
        }
        onOpen={setLine}
      />
      {shown === 'accounts' && <AccountsDrawer onClose={() => setShown(null)} />}
      {shown === 'certain' && <CertainDrawer onClose={() => setShown(null)} />}
      {line !== null && <MatchDrawer key={line} lineKey={line} onClose={() => setLine(null)} />}
    </>
  );
}

function emptyWords(state: LineState, isKnown: boolean): string {
  if (state === 'matched') return 'What you confirm will be here.';
  if (state === 'setAside') return 'Money that is no payment of an invoice can be set aside; it will be here.';
  return isKnown
    ? 'Everything that came in is dealt with. Open the next file of your bank when there is one.'
    : 'Export your statement from your bank as CSV, OFX or QIF and open it here, or drop it. The file stays on this computer and is not kept.';
}
