import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { AccountState } from '../../../shared/contract/account.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { useNow } from '../../app/now.ts';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { noCodeWords } from './account-words.ts';
import classes from './account.module.css';
import { ConnectCode } from './connect-code.tsx';
import { PageButton } from './page-button.tsx';
import { useConnect } from './use-connect.ts';

/** A code that was shown here, and when the licence of then had come. */
interface Shown {
  readonly code: string;
  readonly receivedAt: Instant | null;
}

/** The way to an account: a code is shown here and entered there. Nothing where one is connected and none is waited for. */
export function ConnectSection({ state }: { readonly state: AccountState }): ReactNode {
  const api = useApi();
  const queries = useQueryClient();
  const now = useNow(5_000);
  const { account, pages } = state;
  const [shown, setShown] = useState<Shown | null>(null);
  const cancel = useMutation(
    api.account.cancelConnect.mutationOptions({
      onSuccess: (next) => {
        setShown(null);
        queries.setQueryData(api.account.state.queryKey({ input: {} }), next);
      },
      onError: notifyFailure,
    }),
  );
  const connecting = waitingAt(state, now);
  const receivedAt = account?.receivedAt ?? null;
  if (isNew(connecting, shown)) setShown({ code: connecting.code, receivedAt });
  const after = useFocusAfter(connecting !== null);
  const isConnected = account !== null && !account.isReleased;
  return (
    <div ref={after} tabIndex={-1} className={classes['after']}>
      <output className={classes['outcome']}>
        {shown !== null && connecting === null && outcomeWords(isConnected && receivedAt !== shown.receivedAt)}
      </output>
      {connecting && (
        <Section title="Connect">
          <ConnectCode
            connecting={connecting}
            pages={pages}
            isOther={isConnected}
            isCancelling={cancel.isPending}
            onCancel={() => cancel.mutate({})}
          />
        </Section>
      )}
      {connecting === null && !isConnected && <WaysToConnect pages={pages} />}
    </div>
  );
}

function waitingAt({ connecting }: AccountState, now: Instant): AccountState['connecting'] {
  return connecting !== null && connecting.endsAt > now ? connecting : null;
}

function isNew(connecting: AccountState['connecting'], shown: Shown | null): connecting is NonNullable<AccountState['connecting']> {
  return connecting !== null && connecting.code !== shown?.code;
}

function outcomeWords(hasCome: boolean): string {
  return hasCome ? 'This computer is connected to your account.' : 'That code no longer works. Connect again for a new one.';
}

/** The place for whoever worked by key on what is gone when the code goes: else the next Tab begins at the top of the window. */
function useFocusAfter(isShown: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const wasShown = useRef(isShown);
  useEffect(() => {
    if (wasShown.current && !isShown && document.activeElement === document.body) place.current?.focus({ preventScroll: true });
    wasShown.current = isShown;
  }, [isShown]);
  return place;
}

function WaysToConnect({ pages }: Pick<AccountState, 'pages'>): ReactNode {
  const { isAsking, isUnanswered, ask } = useConnect();
  return (
    <Section title="Connect">
      <SettingRow
        title="You have an account"
        sentence="It brings its plan to this computer. The service is told this computer’s key, the version of the app and the plan, and nothing else."
      >
        <Button loading={isAsking} onClick={ask}>
          Connect an account
        </Button>
      </SettingRow>
      <output className={classes['outcome']}>{isUnanswered && !isAsking && noCodeWords}</output>
      <SettingRow title="You have none yet" sentence="It is made in your browser, with an address and a password.">
        <PageButton page="signUp" pages={pages} label="Create an account" />
      </SettingRow>
    </Section>
  );
}
