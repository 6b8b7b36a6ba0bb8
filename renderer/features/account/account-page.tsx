import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { useProfile } from '../../app/profile.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { EmptyBoxPicture } from '../../ui/pictures.tsx';
import { ConnectSection } from './connect-section.tsx';
import { ConnectedSection } from './connected-section.tsx';
import { PlanSection } from './plan-section.tsx';
import { StandingNotices } from './standing-notices.tsx';

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
        </>
      )}
    </>
  );
}
