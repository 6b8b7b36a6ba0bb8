import { useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, type ReactNode } from 'react';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { useApi } from './api.ts';
import { useChanges } from './changes.ts';
import { ProfileContext, type OpenVault } from './profile.ts';
import { Splash } from './splash.tsx';

export interface ProfileGateProps {
  readonly vault: OpenVault;
  readonly children: ReactNode;
}

/** Fetches what every screen needs before the first of them is drawn. */
export function ProfileGate({ vault, children }: ProfileGateProps): ReactNode {
  const api = useApi();
  const info = useQuery(api.app.info.queryOptions({ input: {}, staleTime: Infinity }));
  const preferences = useQuery(api.preferences.get.queryOptions({ input: {} }));
  useChanges();
  useTheme(preferences.data?.theme);
  const profile = useMemo(
    () => info.data && preferences.data && { info: info.data, preferences: preferences.data, vault },
    [info.data, preferences.data, vault],
  );
  if (profile) return <ProfileContext value={profile}>{children}</ProfileContext>;
  const failed = [info, preferences].find(({ isError }) => isError);
  if (failed) return <FailureNotice size="screen" error={failed.error} onRetry={() => void failed.refetch()} />;
  return <Splash />;
}

function useTheme(theme: 'system' | 'light' | 'dark' | undefined): void {
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    if (theme !== undefined) setColorScheme(theme === 'system' ? 'auto' : theme);
  }, [theme, setColorScheme]);
}
