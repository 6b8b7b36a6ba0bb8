import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import type { VaultStatus } from '../../shared/contract/vault.ts';
import type { Beginning } from '../features/first-run/begin-step.tsx';
import type { CreatedProfile } from '../features/first-run/protection-step.tsx';
import { LockScreen } from '../features/vault/lock-screen.tsx';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { useApi } from './api.ts';
import { storeParts } from './changes.ts';
import { useLockedKeys } from './locked-keys.ts';
import { clearMessages } from './notify.tsx';
import { ProfileGate } from './profile-gate.tsx';
import type { OpenVault } from './profile.ts';
import { Splash } from './splash.tsx';
import { useUnsavedForms } from './unsaved.ts';

// Seen once, or hopefully never. The lock is not among them: it must cover the window at once.
const FirstRunScreen = lazy(async () => ({ default: (await import('../features/first-run/first-run-screen.tsx')).FirstRunScreen }));
const AfterCreation = lazy(async () => ({ default: (await import('../features/first-run/after-creation.tsx')).AfterCreation }));
const TroubleScreen = lazy(async () => ({ default: (await import('../features/vault/trouble-screen.tsx')).TroubleScreen }));

export interface VaultGateProps {
  /** Where the first visit to the dashboard leads. */
  readonly onBegin: (beginning: Beginning) => void;
  /** The dashboard. */
  readonly children: ReactNode;
}

/** Shows what the state of the profile allows: first run, lock, trouble, or the dashboard. */
export function VaultGate({ onBegin, children }: VaultGateProps): ReactNode {
  useLockedKeys();
  const api = useApi();
  const watch = useQuery(api.vault.watch.experimental_liveOptions({ input: {}, retry: true, retryDelay: 500, staleTime: Infinity }));
  if (watch.data) {
    return (
      <Suspense fallback={<Splash />}>
        <VaultState status={watch.data} onBegin={onBegin} dashboard={children} />
      </Suspense>
    );
  }
  if (watch.isError) return <FailureNotice size="screen" error={watch.error} onRetry={() => void watch.refetch()} />;
  return <Splash />;
}

interface VaultStateProps {
  readonly status: VaultStatus;
  readonly onBegin: (beginning: Beginning) => void;
  readonly dashboard: ReactNode;
}

function VaultState({ status, onBegin, dashboard }: VaultStateProps): ReactNode {
  const [created, setCreated] = useState<CreatedProfile | null>(null);
  const shown = useShownVault(status);
  useFreshData(status);
  switch (status.state) {
    case 'starting':
      return <Splash />;
    case 'new':
      return <FirstRunScreen keychain={status.keychain} onCreated={setCreated} />;
    case 'trouble':
      return <TroubleScreen key={status.trouble} status={status} />;
    case 'open':
    case 'locked':
      if (created && status.state === 'open' && !status.sample)
        return <AfterCreation created={created} onDone={(beginning) => (setCreated(null), onBegin(beginning))} />;
      return (
        <>
          {shown && (
            <ProfileGate key={shown.sample ? 'sample' : 'own'} vault={shown}>
              {dashboard}
            </ProfileGate>
          )}
          {status.state === 'locked' && <LockScreen status={status} />}
        </>
      );
    default:
      return status satisfies never;
  }
}

/** The open profile whose screens are mounted; a lock keeps them only while a form holds unsaved text. */
function useShownVault(status: VaultStatus): OpenVault | null {
  const forms = useUnsavedForms();
  const [last, setLast] = useState<OpenVault | null>(null);
  if (status.state === 'open' && status !== last) setLast(status);
  if (status.state === 'open') return status;
  return status.state === 'locked' && forms.any() ? last : null;
}

/** Forgets what was fetched when the profile closes; what an unsaved form stands on is fetched anew when it opens. */
function useFreshData(status: VaultStatus): void {
  const queries = useQueryClient();
  const api = useApi();
  const opened = openedProfile(status);
  useEffect(() => {
    // Nothing to forget while it is closed: what is said then, as by a restore, is for who opens it again.
    if (opened === null) return undefined;
    void queries.refetchQueries({ type: 'active', predicate: ({ state }) => state.isInvalidated });
    return () => {
      // Toasts name clients.
      clearMessages();
      for (const part of storeParts) {
        queries.removeQueries({ queryKey: api[part].key(), type: 'inactive' });
        void queries.invalidateQueries({ queryKey: api[part].key(), refetchType: 'none' });
      }
    };
  }, [api, queries, opened]);
}

/** The sample and the own profile share no data: a change between them counts as a close and an open. */
function openedProfile(status: VaultStatus): 'sample' | 'own' | null {
  if (status.state !== 'open') return null;
  return status.sample ? 'sample' : 'own';
}
