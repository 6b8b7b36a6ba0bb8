import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './warning-lines.module.css';

export interface WarningLinesProps {
  /** One sentence for each; the same one is said once. */
  readonly lines: readonly string[];
}

const MOST = 4;

/** Warns before saving; it never forbids, as some overlaps are meant. */
export function WarningLines({ lines }: WarningLinesProps): ReactNode {
  const sentences = [...new Set(lines)];
  const more = sentences.length - MOST;
  return (
    <output className={classes['root']} data-empty={sentences.length === 0}>
      {sentences.length > 0 && (
        <>
          <IconAlertTriangle size={18} stroke={1.8} aria-hidden className={classes['mark']} />
          <span>
            {sentences.slice(0, MOST).map((line) => (
              <span key={line} className={classes['line']}>
                {line}
              </span>
            ))}
            {more > 0 && <span className={classes['line']}>And {more} more.</span>}
          </span>
        </>
      )}
    </output>
  );
}
