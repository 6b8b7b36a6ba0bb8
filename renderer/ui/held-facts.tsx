import type { ReactNode } from 'react';
import classes from './held-facts.module.css';

export interface HeldFactsProps {
  /** Each with whether it is stored, never with a digit of it. */
  readonly facts: readonly (readonly [name: string, isHeld: boolean])[];
}

/** Which secrets are stored, while they are masked. */
export function HeldFacts({ facts }: HeldFactsProps): ReactNode {
  return (
    <dl className={classes['facts']}>
      {facts.map(([name, isHeld]) => (
        <div key={name} className={classes['fact']}>
          <dt>{name}</dt>
          <dd>{isHeld ? '•••• stored' : 'Not entered'}</dd>
        </div>
      ))}
    </dl>
  );
}
