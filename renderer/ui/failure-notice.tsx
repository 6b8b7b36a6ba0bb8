import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './failure-notice.module.css';
import { failureWords } from './failure-words.ts';
import { FailurePicture } from './pictures.tsx';

export interface FailureNoticeProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** `screen` fills the place of a screen that could not load; `line` stands above a form. */
  readonly size?: 'screen' | 'line';
}

/** What happened, what is safe, what to do: the one place where errors become words on a screen. */
export function FailureNotice({ error, onRetry, size = 'line' }: FailureNoticeProps): ReactNode {
  const { title, action, reference } = failureWords(error);
  return (
    <div role="alert" className={classes['root']} data-size={size}>
      <FailurePicture className={classes['picture']} />
      <div className={classes['words']}>
        <p className={classes['title']}>{reference === null ? title : `${title} · ${reference}`}</p>
        <p className={classes['action']}>{action}</p>
        {onRetry && (
          <Button variant="default" size="xs" onClick={onRetry} className={classes['retry']}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}
