import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useConnectionState } from './api.ts';
import { Banner } from './banner.tsx';
import classes from './connection-banner.module.css';

/** Says that calls do not get through just now, over whatever is on screen. */
export function ConnectionBanner(): ReactNode {
  const state = useConnectionState();
  if (state === 'open') return null;
  return (
    <div className={classes['place']}>
      {state === 'interrupted' ? (
        <Banner role="alert" tone="amber">
          <strong>The connection to Session Desk was lost.</strong> Trying again. What was saved is safe; nothing can be saved until it is
          back.
        </Banner>
      ) : (
        <Banner
          role="alert"
          tone="danger"
          action={
            <Button size="xs" variant="default" onClick={() => window.location.reload()}>
              Reload
            </Button>
          }
        >
          <strong>Session Desk was closed or started anew.</strong> What was saved is safe. Open it again from the address it prints, or
          reload.
        </Banner>
      )}
    </div>
  );
}
