import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AccountState } from '../../../shared/contract/account.ts';
import { DEVICE_LIMIT } from '../../../shared/domain/licence/devices.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { licenceWords, troubleWords } from './account-words.ts';
import classes from './account.module.css';
import { DisconnectRow } from './disconnect-row.tsx';
import { OtherAccountRow } from './other-account-row.tsx';
import { PageButton } from './page-button.tsx';

export interface ConnectedSectionProps {
  readonly state: AccountState;
  readonly account: NonNullable<AccountState['account']>;
}

/** The licence that was brought by the account, the computers that share it, and the way out. */
export function ConnectedSection({ state, account }: ConnectedSectionProps): ReactNode {
  const api = useApi();
  const queries = useQueryClient();
  const [now, zone] = [useNow(60_000), useZone()];
  const refresh = useMutation(
    api.account.refresh.mutationOptions({
      onSuccess: (next) => queries.setQueryData(api.account.state.queryKey({ input: {} }), next),
      onError: notifyFailure,
    }),
  );
  const hasJustCome = refresh.data !== undefined && refresh.data.trouble === null && state.trouble === null;
  return (
    <Section title={account.isReleased ? 'The account of before' : 'Connected account'}>
      <SettingRow title="Licence" sentence={licenceWords(state, { now, zone })}>
        <Button variant="default" loading={refresh.isPending} onClick={() => refresh.mutate({})}>
          Refresh now
        </Button>
      </SettingRow>
      <output className={classes['outcome']} aria-label="Last attempt">
        {state.trouble !== null && troubleWords[state.trouble]}
        {hasJustCome && (
          <>
            A new licence came at <TimeText at={account.receivedAt} zone={zone} />.
          </>
        )}
      </output>
      <SettingRow
        title="Devices"
        sentence={`${DEVICE_LIMIT} computers can use the plan at a time. Which they are, and how to release one, stands on the account’s pages.`}
      >
        <PageButton page="devices" pages={state.pages} label="Open your devices" />
      </SettingRow>
      {!account.isReleased && <OtherAccountRow />}
      <DisconnectRow />
    </Section>
  );
}
