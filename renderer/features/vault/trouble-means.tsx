import { Button, Divider, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { UnlockWay } from '../../../shared/contract/vault.ts';
import { instant } from '../../../shared/domain/time.ts';
import { timeOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { computerZone } from '../../app/computer-zone.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import type { NewestBackup } from './newest-backup.ts';
import classes from './trouble-screen.module.css';
import { UnlockForm } from './unlock-form.tsx';
import type { TroubleWords } from './vault-words.ts';

export interface TroubleMeansProps {
  readonly words: Pick<TroubleWords, 'first' | 'canRestore'>;
  /** The ways in besides the keychain; empty where none can help. */
  readonly ways: readonly UnlockWay[];
  readonly newest: NewestBackup | null;
  readonly onRestore: () => void;
}

/** What can be done about a trouble, the first thing to try first. */
export function TroubleMeans({ words: { first, canRestore }, ways, newest, onRestore }: TroubleMeansProps): ReactNode {
  const api = useApi();
  const unlock = useMutation(api.vault.unlock.mutationOptions());
  const means = {
    retry: <TryAgain key="retry" isFirst={first === 'retry'} />,
    unlock: ways.length > 0 && (
      <UnlockForm
        key="unlock"
        ways={ways}
        busy={unlock.isPending}
        error={unlock.error}
        onUnlock={(input) => unlock.mutate(input)}
        isSecond={first !== 'unlock'}
      />
    ),
    restore: canRestore && <Restore key="restore" isFirst={first === 'restore'} newest={newest} onRestore={onRestore} />,
  };
  const others = (['unlock', 'retry', 'restore'] as const).filter((name) => name !== first).map((name) => means[name]);
  return (
    <Stack gap="md" className={classes['means']}>
      {means[first]}
      {first === 'retry' && ways.length > 0 && <Divider label="or" />}
      {others}
    </Stack>
  );
}

/** Says that it tried: the screen stays as it is when nothing has changed. */
function TryAgain({ isFirst }: { readonly isFirst: boolean }): ReactNode {
  const api = useApi();
  const retry = useMutation(api.vault.retry.mutationOptions());
  return (
    <>
      {retry.error !== null && <FailureNotice error={retry.error} />}
      <Button size="md" variant={isFirst ? 'filled' : 'default'} loading={retry.isPending} onClick={() => retry.mutate({})}>
        Try again
      </Button>
      <p className={classes['note']} role="status">
        {retry.isSuccess && `Tried at ${timeOf(instant(retry.submittedAt), computerZone())}. Nothing has changed.`}
      </p>
    </>
  );
}

interface RestoreProps extends Pick<TroubleMeansProps, 'newest' | 'onRestore'> {
  readonly isFirst: boolean;
}

function Restore({ isFirst, newest, onRestore }: RestoreProps): ReactNode {
  return (
    <>
      <Button size="md" variant={isFirst ? 'filled' : 'default'} onClick={onRestore}>
        Restore a backup
      </Button>
      {newest && <p className={classes['note']}>The newest backup found is of {newest.made}.</p>}
    </>
  );
}
