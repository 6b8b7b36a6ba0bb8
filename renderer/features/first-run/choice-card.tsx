import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './choice-card.module.css';

export interface ChoiceCardProps {
  readonly value: string;
  readonly title: string;
  readonly sentence: string;
}

/** One choice of a radio group, with a sentence of explanation. */
export function ChoiceCard({ value, title, sentence }: ChoiceCardProps): ReactNode {
  return (
    <Radio
      className={classes['card']}
      classNames={{
        body: classes['body'] ?? '',
        labelWrapper: classes['words'] ?? '',
        label: classes['title'] ?? '',
        description: classes['sentence'] ?? '',
      }}
      value={value}
      label={title}
      description={sentence}
    />
  );
}
