import { useId, type ReactNode } from 'react';
import classes from './field-group.module.css';

export interface FieldGroupProps {
  readonly title: string;
  readonly lead?: string;
  /** Beside the title. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** Fields that belong together, under a heading of their own. */
export function FieldGroup({ title, lead, action, children }: FieldGroupProps): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes['root']}>
      <div className={classes['head']}>
        <h3 id={id} className={classes['title']}>
          {title}
        </h3>
        {action}
      </div>
      {lead !== undefined && <p className={classes['lead']}>{lead}</p>}
      {children}
    </section>
  );
}
