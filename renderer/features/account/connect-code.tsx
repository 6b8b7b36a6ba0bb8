import { Button, Loader } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import type { AccountState } from '../../../shared/contract/account.ts';
import { useZone } from '../../app/profile.ts';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './account.module.css';
import { PageButton } from './page-button.tsx';

export interface ConnectCodeProps {
  readonly connecting: NonNullable<AccountState['connecting']>;
  readonly pages: AccountState['pages'];
  /** Whether this computer is connected to an account already. */
  readonly isOther: boolean;
  readonly isCancelling: boolean;
  readonly onCancel: () => void;
}

/** The code, large, while this computer waits for it to be entered in the browser. */
export function ConnectCode({ connecting: { code, url, endsAt }, pages, isOther, isCancelling, onCancel }: ConnectCodeProps): ReactNode {
  const zone = useZone();
  const panel = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone, and on a small window the code would stand below its foot.
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'center' });
    if (document.activeElement === document.body) panel.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={panel} tabIndex={-1} role="group" aria-label="Code for the account" className={classes['connecting']}>
      <p className={classes['how']}>
        {isOther ? otherWords : 'Sign in on the account’s page, and check that it shows this code. Enter it there if it asks for one.'}
      </p>
      <output className={classes['code']} aria-label="Code">
        {code}
      </output>
      <div className={classes['deeds']}>
        <PageButton page="connect" pages={{ ...pages, connect: url }} label="Open in browser" variant="filled" />
        <Button variant="default" loading={isCancelling} onClick={onCancel}>
          Cancel
        </Button>
      </div>
      <p className={classes['waiting']}>
        <Loader size="xs" aria-hidden />
        <span>
          Waiting for the code to be confirmed. It works until <TimeText at={endsAt} zone={zone} />.
        </span>
      </p>
    </div>
  );
}

const otherWords =
  'Sign in with the other account on its page, and check that it shows this code. Until it is confirmed there, this computer stays as it is; its place in the present account is then given up.';
