import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './plan-note.module.css';

export interface PlanNoteProps {
  /** What comes with another plan, and what works all the same. */
  readonly children: ReactNode;
}

/** Says in place, before anything is pressed, what the plan does not make more of. */
export function PlanNote({ children }: PlanNoteProps): ReactNode {
  return (
    <p className={classes['note']}>
      {children}{' '}
      <Link to="/settings/plans" className={classes['link']}>
        See the plans
      </Link>
    </p>
  );
}
