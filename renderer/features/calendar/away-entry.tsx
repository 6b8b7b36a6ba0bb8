import { Box } from '@mantine/core';
import type { ComponentPropsWithoutRef, ReactElement } from 'react';
import classes from './away-entry.module.css';

export interface AwayEntryProps {
  /** What the grid wants on the element: place and colours. */
  readonly given: Pick<ComponentPropsWithoutRef<'button'>, 'className' | 'style'>;
}

/** Time away, hatched behind what is planned; the line above the grid and each slot say why. */
export function AwayEntry({ given: { className, style } }: AwayEntryProps): ReactElement {
  return <Box style={style} className={`${className ?? ''} ${classes['away'] ?? ''}`} aria-hidden="true" />;
}
