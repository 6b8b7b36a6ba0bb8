import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FieldGroup } from './field-group.tsx';
import classes from './held-facts.module.css';

export interface HeldFactsProps {
  readonly title: string;
  /** Each with whether it is stored, never with a digit of it. */
  readonly facts: readonly (readonly [name: string, isHeld: boolean])[];
  readonly isRevealing: boolean;
  readonly onReveal: () => void;
}

/** Which secrets are stored, while they are masked, and the way to them. */
export function HeldFacts({ title, facts, isRevealing, onReveal }: HeldFactsProps): ReactNode {
  return (
    <FieldGroup
      title={title}
      action={
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconEye size={14} aria-hidden />}
          loading={isRevealing}
          onClick={onReveal}
        >
          Show and edit
        </Button>
      }
    >
      <dl className={classes['facts']}>
        {facts.map(([name, isHeld]) => (
          <div key={name} className={classes['fact']}>
            <dt>{name}</dt>
            <dd>{isHeld ? '•••• stored' : 'Not entered'}</dd>
          </div>
        ))}
      </dl>
    </FieldGroup>
  );
}
