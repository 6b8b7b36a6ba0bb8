import type { ComponentType, ReactNode } from 'react';
import classes from './empty-state.module.css';
import type { PictureProps } from './picture.tsx';

export interface EmptyStateProps {
  readonly picture: ComponentType<PictureProps>;
  /** One sentence that says what will be here. */
  readonly sentence: string;
  /** One button that puts the first thing here. */
  readonly action?: ReactNode;
}

/** Stands where a list would be: teaches in one sentence. */
export function EmptyState({ picture: Picture, sentence, action }: EmptyStateProps): ReactNode {
  return (
    <div className={classes['root']}>
      <Picture className={classes['picture']} />
      <p className={classes['sentence']}>{sentence}</p>
      {action}
    </div>
  );
}
