import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import classes from './log-tail.module.css';
import { logLineWords } from './log-words.ts';

export interface LogTailProps {
  readonly action?: ReactNode;
}

/** The folder of the log and its last lines, newest last. */
export function LogTail({ action }: LogTailProps): ReactNode {
  const api = useApi();
  const tail = useQuery(api.app.logTail.queryOptions({ input: {} }));
  if (tail.isPending) return <LoadingRows rows={3} />;
  if (tail.isError) return <FailureNotice error={tail.error} onRetry={() => void tail.refetch()} />;
  const { folder, lines } = tail.data;
  return (
    <div className={classes['root']}>
      <div className={classes['head']}>
        <code className={classes['folder']}>{folder}</code>
        {action}
      </div>
      {lines.length === 0 ? (
        <p className={classes['none']}>Nothing has been written yet.</p>
      ) : (
        // A scrolling place must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className={classes['lines']} tabIndex={0} aria-label="Last lines of the log">
          <pre>{lines.map(logLineWords).join('\n')}</pre>
        </section>
      )}
    </div>
  );
}
