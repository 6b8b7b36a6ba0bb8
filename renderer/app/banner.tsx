import type { ReactNode } from 'react';
import classes from './banner.module.css';

export interface BannerProps {
  /** `alert` interrupts a screen reader; `status` waits for a pause. */
  readonly role?: 'alert' | 'status';
  readonly tone?: 'plain' | 'amber' | 'danger';
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** One line above the screen that stays until its cause is gone. */
export function Banner({ role = 'status', tone = 'plain', children, action }: BannerProps): ReactNode {
  return (
    <div role={role} className={classes['banner']} data-tone={tone}>
      <p className={classes['words']}>{children}</p>
      {action}
    </div>
  );
}
