import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { useApi } from './api.ts';
import { Banner } from './banner.tsx';
import { notifyDone, notifyFailure } from './notify.tsx';
import { useProfile } from './profile.ts';

const AccountBanner = lazy(async () => ({ default: (await import('../features/account/account-banner.tsx')).AccountBanner }));

/** What needs the user's attention on every screen, gravest first. */
export function Banners(): ReactNode {
  const { vault, info } = useProfile();
  return (
    <>
      {!info.zonesFresh && (
        <Banner role="alert" tone="danger">
          <strong>The time-zone data of this app is out of date.</strong> Times could be an hour off. Update Session Desk before relying on
          them.
        </Banner>
      )}
      {!vault.sample && !vault.recoveryConfirmed && <RecoveryBanner />}
      {!vault.sample && <AccountNeeds />}
      {!vault.sample && (vault.movedComputer || vault.keychainLost) && <RememberBanner />}
    </>
  );
}

/** Grace and a wrong clock; its own page says them in full. */
function AccountNeeds(): ReactNode {
  const { pathname } = useLocation();
  const { data } = useQuery(useApi().account.state.queryOptions({ input: {} }));
  const isNeeded = data && (data.standing.state === 'GRACE' || data.standing.clockLooksWrong);
  if (!isNeeded || pathname === '/settings/account') return null;
  return (
    <Suspense>
      <AccountBanner state={data} />
    </Suspense>
  );
}

function RecoveryBanner(): ReactNode {
  return (
    <Banner
      tone="amber"
      action={
        <Button component={Link} to="/settings/security" size="xs" variant="default">
          Confirm it
        </Button>
      }
    >
      <strong>Your recovery code is not confirmed.</strong> Type it once from your copy, so that it is certain you can get back in.
    </Banner>
  );
}

function RememberBanner(): ReactNode {
  const api = useApi();
  const remember = useMutation(
    api.vault.rememberHere.mutationOptions({ onSuccess: () => notifyDone('This computer remembers the key'), onError: notifyFailure }),
  );
  return (
    <Banner
      action={
        <Button size="xs" variant="default" loading={remember.isPending} onClick={() => remember.mutate({})}>
          Remember on this computer
        </Button>
      }
    >
      <strong>This computer does not know the key.</strong> Keep it in the keychain here, and Session Desk opens without a question.
    </Banner>
  );
}
