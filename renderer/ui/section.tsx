import { useId, type ReactNode } from 'react';
import classes from './section.module.css';

export interface SectionProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Beside the title. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A titled card of rows. */
export function Section({ title, lead, action, children }: SectionProps): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes['root']}>
      <div className={classes['head']}>
        <h2 id={id} className={classes['title']}>
          {title}
        </h2>
        {action}
      </div>
      {lead !== undefined && <p className={classes['lead']}>{lead}</p>}
      <div className={classes['body']}>{children}</div>
    </section>
  );
}
