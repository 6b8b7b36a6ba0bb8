import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Session } from '../../../shared/contract/sessions.ts';
import type { ZoneId } from '../../../shared/domain/time.ts';
import classes from './overlap-notice.module.css';
import { overlapSentence, type PlannedStretch } from './session-words.ts';

export interface OverlapNoticeProps {
  readonly overlaps: readonly Session[];
  readonly planned: PlannedStretch;
  readonly zone: ZoneId;
}

const MOST = 3;

/** Warns before saving; it never forbids, as some overlaps are meant. */
export function OverlapNotice({ overlaps, planned, zone }: OverlapNoticeProps): ReactNode {
  const more = overlaps.length - MOST;
  return (
    <output className={classes['root']} data-empty={overlaps.length === 0}>
      {overlaps.length > 0 && (
        <>
          <IconAlertTriangle size={18} stroke={1.8} aria-hidden className={classes['mark']} />
          <span>
            {overlaps.slice(0, MOST).map((other) => (
              <span key={other.id} className={classes['line']}>
                {overlapSentence(other, planned, zone)}
              </span>
            ))}
            {more > 0 && <span className={classes['line']}>And {more} more.</span>}
          </span>
        </>
      )}
    </output>
  );
}
