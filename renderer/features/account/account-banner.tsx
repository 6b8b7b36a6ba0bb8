import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AccountState } from '../../../shared/contract/account.ts';
import { Banner } from '../../app/banner.tsx';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { clockWords, standingNotice } from './account-words.ts';

/** Above every screen: that the licence needs something soon, or that the clock looks wrong. */
export function AccountBanner({ state }: { readonly state: AccountState }): ReactNode {
  const [now, zone] = [useNow(60_000), useZone()];
  const notice = state.standing.clockLooksWrong ? clockWords : standingNotice(state, { now, zone });
  if (notice === null) return null;
  return (
    <Banner
      action={
        <Button component={Link} to="/settings/account" size="xs" variant="default">
          See the account
        </Button>
      }
    >
      <strong>{notice.title}.</strong> {notice.sentence}
    </Banner>
  );
}
