import { Button, SegmentedControl, Switch } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { UpdateState } from '../../../shared/contract/updates.ts';
import type { UpdateChannel } from '../../../shared/domain/updates/release.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { PresentUpdate } from './present-update.tsx';
import { checkedWords, installedWords } from './update-words.ts';

/** Which version this is, whether there is a newer one, and how it gets here. */
export function UpdatesPage(): ReactNode {
  const api = useApi();
  const state = useQuery(api.updates.state.queryOptions({ input: {} }));
  const check = useMutation(api.updates.check.mutationOptions({ onError: notifyFailure }));
  const phase = state.data?.phase.at;
  return (
    <>
      <PageHeader title="Updates" lead="Every update is checked against the signature of its makers before anything is downloaded.">
        {state.data?.isPossible && (
          <Button
            variant="default"
            loading={phase === 'checking'}
            disabled={phase === 'downloading' || phase === 'installing'}
            onClick={() => check.mutate({})}
          >
            Look now
          </Button>
        )}
      </PageHeader>
      {state.isPending && <LoadingRows />}
      {state.isError && <FailureNotice error={state.error} onRetry={() => void state.refetch()} />}
      {state.data && (state.data.isPossible ? <OwnUpdates state={state.data} /> : <UpdatedElsewhere version={state.data.version} />)}
    </>
  );
}

function OwnUpdates({ state }: { readonly state: UpdateState }): ReactNode {
  const zone = useZone();
  const now = useNow(60_000);
  const { version, phase, trouble, lastCheckedAt } = state;
  return (
    <>
      {trouble !== null && <FailureNotice error={{ code: trouble }} />}
      <Section title="This version">
        <SettingRow
          title={`Session Desk ${version}`}
          sentence={`${installedWords(phase)} ${checkedWords(lastCheckedAt, now, zone)}`.trim()}
        />
        <PresentUpdate state={state} />
      </Section>
      <HowUpdatesCome state={state} />
    </>
  );
}

const channels: readonly { readonly value: UpdateChannel; readonly label: string }[] = [
  { value: 'stable', label: 'Releases' },
  { value: 'beta', label: 'Early versions' },
];

function HowUpdatesCome({ state: { byItself, channel, phase } }: { readonly state: UpdateState }): ReactNode {
  const api = useApi();
  const choose = useMutation(api.updates.choose.mutationOptions({ onError: notifyFailure }));
  return (
    <Section title="How updates come">
      <SettingRow
        title="Look by itself"
        sentence="Asks once a day, and fetches what is new, never while the clock runs. The question says nothing about you or this computer, and nothing is installed without you."
      >
        {(ids) => <Switch {...ids} checked={byItself} onChange={(event) => choose.mutate({ byItself: event.currentTarget.checked })} />}
      </SettingRow>
      <SettingRow
        title="Which versions"
        sentence="Early versions show what comes next and have been tried less. There is no way back to an older version: after a change to releases, the next higher release is the one that is offered."
      >
        {(ids) => (
          <SegmentedControl
            {...ids}
            data={[...channels]}
            value={channel}
            disabled={phase.at === 'installing'}
            onChange={(next) => choose.mutate({ channel: next })}
          />
        )}
      </SettingRow>
    </Section>
  );
}

function UpdatedElsewhere({ version }: { readonly version: string }): ReactNode {
  return (
    <Section title="This version">
      <SettingRow
        title={`Session Desk ${version}`}
        sentence="It does not update itself here. Whoever set it up puts a new version in its place, in the way it was installed; your records stay where they are, and are backed up before a new version opens them. The desktop app updates itself."
      />
    </Section>
  );
}
