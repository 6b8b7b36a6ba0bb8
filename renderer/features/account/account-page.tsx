import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AccountState } from '../../../shared/contract/account.ts';
import { useApi } from '../../app/api.ts';
import { useProfile } from '../../app/profile.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { EmptyBoxPicture } from '../../ui/pictures.tsx';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { ConnectSection } from './connect-section.tsx';
import { ConnectedSection } from './connected-section.tsx';
import { PageButton } from './page-button.tsx';
import { PlanSection } from './plan-section.tsx';
import { StandingNotices } from './standing-notices.tsx';
import { useHurry } from './use-hurry.ts';

/** Which plan holds here, and the account that it comes from. */
export function AccountPage(): ReactNode {
  const { vault } = useProfile();
  if (!vault.sample) return <OwnAccount />;
  return (
    <>
      <PageHeader title="Account" />
      <EmptyState
        picture={EmptyBoxPicture}
        sentence="In the sample everything is open, and no account is needed. In your own profile your plan stands here."
      />
    </>
  );
}

function OwnAccount(): ReactNode {
  const api = useApi();
  useHurry();
  const state = useQuery(api.account.state.queryOptions({ input: {} }));
  return (
    <>
      <PageHeader title="Account" lead="What you enter stays on this computer, with an account and without." />
      {state.isPending && <LoadingRows />}
      {state.isError && <FailureNotice error={state.error} onRetry={() => void state.refetch()} />}
      {state.data && (
        <>
          <StandingNotices state={state.data} />
          <PlanSection state={state.data} />
          <ConnectSection state={state.data} />
          {state.data.account !== null && <ConnectedSection state={state.data} account={state.data.account} />}
          <PrivacySection pages={state.data.pages} />
        </>
      )}
    </>
  );
}

/** To be read before an account is made, and at any time after. */
function PrivacySection({ pages }: Pick<AccountState, 'pages'>): ReactNode {
  return (
    <Section title="Privacy">
      <SettingRow
        title="What an account keeps"
        sentence="What the account’s service keeps of you, why and for how long. Nothing of your practice is among it."
      >
        <PageButton page="privacy" pages={pages} label="Read the privacy page" />
      </SettingRow>
    </Section>
  );
}
