import { Button, Progress } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { UpdatePhase, UpdateState } from '../../../shared/contract/updates.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { sizeWords } from '../../ui/size-words.ts';
import classes from './updates.module.css';

type NewVersion = Extract<UpdatePhase, { readonly version: string }>;

/** The version that is offered, on its way or ready, with its notes; nothing where there is none. */
export function PresentUpdate({ state: { phase, isPutOff } }: { readonly state: UpdateState }): ReactNode {
  if (!('version' in phase)) return null;
  return (
    <>
      <SettingRow title={`Version ${phase.version}`} sentence={phaseWords(phase, isPutOff)}>
        <Deeds phase={phase} isPutOff={isPutOff} />
      </SettingRow>
      {phase.at === 'downloading' && <DownloadProgress phase={phase} />}
      {phase.notes !== '' && (
        <div className={classes['notes']}>
          <h3 className={classes['title']}>What is new</h3>
          <p className={classes['text']}>{phase.notes}</p>
        </div>
      )}
    </>
  );
}

function Deeds({ phase, isPutOff }: { readonly phase: NewVersion; readonly isPutOff: boolean }): ReactNode {
  const api = useApi();
  const download = useMutation(api.updates.download.mutationOptions({ onError: notifyFailure }));
  const install = useMutation(api.updates.install.mutationOptions({ onError: notifyFailure }));
  const putOff = useMutation(api.updates.putOff.mutationOptions({ onError: notifyFailure }));
  if (phase.at === 'offered') return <Button onClick={() => download.mutate({})}>Download</Button>;
  if (phase.at === 'downloading') return null;
  return (
    <div className={classes['deeds']}>
      {!isPutOff && phase.at === 'ready' && (
        <Button variant="default" onClick={() => putOff.mutate({})}>
          Later
        </Button>
      )}
      <Button loading={phase.at === 'installing'} onClick={() => install.mutate({})}>
        Install and restart
      </Button>
    </div>
  );
}

function DownloadProgress({
  phase: { doneBytes, bytes },
}: {
  readonly phase: Extract<NewVersion, { readonly at: 'downloading' }>;
}): ReactNode {
  return (
    <div className={classes['progress']}>
      <Progress value={(doneBytes / bytes) * 100} aria-label="Downloaded so far" />
      <p className={classes['amount']}>
        {sizeWords(doneBytes)} of {sizeWords(bytes)}
      </p>
    </div>
  );
}

function phaseWords({ at, bytes }: NewVersion, isPutOff: boolean): string {
  switch (at) {
    case 'offered':
      return `Signed by the makers of Session Desk, ${sizeWords(bytes)}.`;
    case 'downloading':
      return 'On its way. You can go on working.';
    case 'installing':
      return 'A backup is made first. Then the app closes and starts anew.';
    case 'ready':
      return isPutOff
        ? 'Ready. You will not be reminded of it before tomorrow.'
        : 'Ready. A backup is made first; then the app closes and starts anew.';
    default:
      return at satisfies never;
  }
}
