import type { ReactNode } from 'react';
import classes from './panel.module.css';

/** The page was opened without a fresh address, or its session has ended. */
export function NoClockSession(): ReactNode {
  return (
    <main className={classes['notice']} data-clock-theme="dark">
      <h1>This clock is not connected</h1>
      <p>Open it from Session Desk, by the button “Open clock”. Nothing is lost: a running session goes on.</p>
    </main>
  );
}
