import type { ReactNode } from 'react';
import classes from './refusal.module.css';

export interface RefusalProps {
  /** What was not done. */
  readonly title: string;
  /** Why, and what helps. */
  readonly children: ReactNode;
}

/** Says of a file, where it was given, why it was not taken. */
export function Refusal({ title, children }: RefusalProps): ReactNode {
  return (
    <div role="alert" className={classes['refusal']}>
      <p className={classes['title']}>{title}</p>
      <p>{children}</p>
    </div>
  );
}
