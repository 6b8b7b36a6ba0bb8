import { IconCalendarPlus, IconFileImport, IconLink, IconSparkles } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { VaultPage } from '../vault/vault-page.tsx';
import classes from './first-run.module.css';

/** Where the dashboard opens first. */
export type Beginning = 'address' | 'file' | 'empty';

export interface BeginStepProps {
  readonly onBegin: (beginning: Beginning) => void;
}

const starts = [
  {
    begin: 'address',
    icon: IconLink,
    title: 'Paste a calendar address',
    sentence: 'From Jane, Cliniko, Google and others. Only first names, starts and lengths are kept.',
  },
  { begin: 'file', icon: IconFileImport, title: 'Open an .ics file', sentence: 'A calendar you exported. Works without the internet.' },
  { begin: 'empty', icon: IconCalendarPlus, title: 'Start empty', sentence: 'Enter everything by hand.' },
] as const;

/** How do you want to begin? */
export function BeginStep({ onBegin }: BeginStepProps): ReactNode {
  const api = useApi();
  const sample = useMutation(api.vault.openSample.mutationOptions({ onSuccess: () => onBegin('empty') }));
  return (
    <VaultPage wide title="How do you want to begin?" lead="Each of these can also be done later." step="Step 4 of 4">
      {sample.error !== null && <FailureNotice error={sample.error} />}
      <div className={classes['starts']}>
        {starts.map(({ begin, icon: Icon, title, sentence }) => (
          <button key={begin} type="button" className={classes['start']} onClick={() => onBegin(begin)}>
            <Icon size={24} stroke={1.6} aria-hidden="true" />
            <span className={classes['startTitle']}>{title}</span>
            <span className={classes['startSentence']}>{sentence}</span>
          </button>
        ))}
        <button type="button" className={classes['start']} disabled={sample.isPending} onClick={() => sample.mutate({})}>
          <IconSparkles size={24} stroke={1.6} aria-hidden="true" />
          <span className={classes['startTitle']}>Look around in a sample profile</span>
          <span className={classes['startSentence']}>Invented clients and sessions, kept apart from your own data.</span>
        </button>
      </div>
    </VaultPage>
  );
}
