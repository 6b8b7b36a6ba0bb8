import { Skeleton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './loading-rows.module.css';

export interface LoadingRowsProps {
  /** How many rows the screen usually has. */
  readonly rows?: number;
}

/** Stands where rows will be; nothing is drawn in the first moment, as most answers come within it. */
export function LoadingRows({ rows = 4 }: LoadingRowsProps): ReactNode {
  return (
    <output className={classes['root']}>
      <VisuallyHidden>Loading</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={20} radius="sm" />
      ))}
    </output>
  );
}
