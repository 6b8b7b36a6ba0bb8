import { Button, CopyButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { notKnown } from './annual-words.ts';
import classes from './pension.module.css';

export interface TypedValuesProps {
  readonly title: string;
  /** A value is empty where it was not entered, and `Not known` where nobody can say it yet: neither is copied. */
  readonly values: readonly (readonly [name: string, value: string])[];
}

/** Values that are typed elsewhere, each with a button that copies it. */
export function TypedValues({ title, values }: TypedValuesProps): ReactNode {
  return (
    <>
      <h3 className={classes['heading']}>{title}</h3>
      <dl className={classes['facts']}>
        {values.map(([name, value]) => (
          <div key={name} className={classes['fact']}>
            <dt>{name}</dt>
            <dd>
              {value === '' ? 'Not entered' : value}
              {value !== '' && value !== notKnown && (
                <CopyButton value={value}>
                  {({ copied, copy }) => (
                    <Button variant="subtle" size="compact-xs" ml="xs" aria-label={`Copy ${name}, ${title}`} onClick={copy}>
                      {copied ? 'Copied' : 'Copy'}
                    </Button>
                  )}
                </CopyButton>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
