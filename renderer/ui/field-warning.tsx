import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './field-warning.module.css';

export interface FieldWarningProps {
  /** Null while there is nothing to say. */
  readonly text: string | null;
  /** The field it stands under. */
  readonly children: ReactNode;
}

/** A doubt about what was typed: said, but never in the way of saving. */
export function FieldWarning({ text, children }: FieldWarningProps): ReactNode {
  return (
    <div>
      {children}
      <output className={classes['line']}>
        {text !== null && (
          <>
            <IconAlertTriangle size={14} stroke={2} aria-hidden className={classes['mark']} />
            {text}
          </>
        )}
      </output>
    </div>
  );
}
