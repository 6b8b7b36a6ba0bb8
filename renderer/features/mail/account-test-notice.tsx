import type { ReactNode } from 'react';
import type { AccountTest } from '../../../shared/contract/mail.ts';
import { StatusChip } from '../../ui/status-chip.tsx';
import { testWords } from './account-values.ts';
import classes from './account-test-notice.module.css';

/** What came of a test of the account, with the server's own words where it said any. */
export function AccountTestNotice({ result }: { readonly result: AccountTest }): ReactNode {
  const isReady = result.outcome === 'ready';
  return (
    <output className={classes['root']}>
      <StatusChip word={isReady ? 'Works' : 'Does not work'} shape={isReady ? 'tick' : 'cross'} tone={isReady ? 'accent' : 'danger'} />
      <p className={classes['words']}>{testWords(result)}</p>
      {!isReady && result.reply !== null && (
        <p className={classes['reply']}>
          The server’s words: <q>{result.reply}</q>
        </p>
      )}
    </output>
  );
}
