import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Session } from '../../../shared/contract/sessions.ts';
import { between, type Instant } from '../../../shared/domain/time.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { TimeField } from '../../ui/time-field.tsx';
import { lengthWords, timeSpanWords } from '../../ui/time-words.ts';
import { actualInstants, actualTimes } from './actual-times.ts';
import classes from './session-state.module.css';

export interface ActualFieldsProps {
  readonly session: Session;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onCorrect: (startedAt: Instant, finishedAt: Instant) => void;
}

/** Planned beside actual; the actual times can be put right. */
export function ActualFields({ session, busy, error, onCorrect }: ActualFieldsProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const [times, setTimes] = useState(() => actualTimes(session));
  const typed = actualInstants(session, times);
  const { actualStartedAt: from, actualFinishedAt: to, zone } = session;
  return (
    <>
      <p className={classes['words']}>
        {from !== null && to !== null
          ? `Took place ${timeSpanWords(from, to, zone)}, ${lengthWords(between(from, to))}. `
          : 'Not run by the clock. '}
        {!isOpen && (
          <Button size="compact-sm" variant="subtle" onClick={() => setIsOpen(true)}>
            Correct the times
          </Button>
        )}
      </p>
      {isOpen && (
        <div className={classes['actual']}>
          <TimeField label="Began" value={times.started} onChange={(started) => setTimes({ ...times, started })} />
          <TimeField label="Ended" value={times.finished} onChange={(finished) => setTimes({ ...times, finished })} />
          <Button
            variant="default"
            loading={busy}
            disabled={typed === null}
            onClick={() => typed && onCorrect(typed.startedAt, typed.finishedAt)}
          >
            Save times
          </Button>
        </div>
      )}
      {error !== null && error !== undefined && <FailureNotice error={error} />}
    </>
  );
}
