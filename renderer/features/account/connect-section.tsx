import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { AccountState } from '../../../shared/contract/account.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { useNow } from '../../app/now.ts';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import classes from './account.module.css';
import { ConnectCode } from './connect-code.tsx';
import { PageButton } from './page-button.tsx';

/** The way to an account: a code is shown here and entered there. Nothing where one is connected and none is waited for. */
export function ConnectSection({ state }: { readonly state: AccountState }): ReactNode {
  const api = useApi();
  const queries = useQueryClient();
  const now = useNow(5_000);
  const { account, pages } = state;
  const [askedFor, setAskedFor] = useState(state.connecting?.code ?? null);
  const take = (next: AccountState): void => {
    setAskedFor(next.connecting?.code ?? null);
    queries.setQueryData(api.account.state.queryKey({ input: {} }), next);
  };
  const cancel = useMutation(api.account.cancelConnect.mutationOptions({ onSuccess: take, onError: notifyFailure }));
  const connecting = state.connecting !== null && state.connecting.endsAt > now ? state.connecting : null;
  const isConnected = account !== null && !account.isReleased;
  const outcome = isConnected ? 'This computer is connected to your account.' : 'The code has run out. Connect again for a new one.';
  return (
    <>
      <output className={classes['outcome']}>{askedFor !== null && connecting === null && outcome}</output>
      {connecting !== null && (
        <Section title="Connect">
          <ConnectCode connecting={connecting} pages={pages} isCancelling={cancel.isPending} onCancel={() => cancel.mutate({})} />
        </Section>
      )}
      {connecting === null && !isConnected && <WaysToConnect pages={pages} onAsked={take} />}
    </>
  );
}

interface WaysToConnectProps {
  readonly pages: AccountState['pages'];
  readonly onAsked: (state: AccountState) => void;
}

function WaysToConnect({ pages, onAsked }: WaysToConnectProps): ReactNode {
  const api = useApi();
  const connect = useMutation(api.account.connect.mutationOptions({ onSuccess: onAsked, onError: notifyFailure }));
  return (
    <Section title="Connect">
      <SettingRow
        title="You have an account"
        sentence="It brings its plan to this computer. The service is told this computer’s key, the version of the app and the plan, and nothing else."
      >
        <Button loading={connect.isPending} onClick={() => connect.mutate({})}>
          Connect an account
        </Button>
      </SettingRow>
      <SettingRow title="You have none yet" sentence="It is made in your browser, with an address and a password.">
        <PageButton page="signUp" pages={pages} label="Create an account" />
      </SettingRow>
    </Section>
  );
}
