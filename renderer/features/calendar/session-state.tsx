import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Session } from '../../../shared/contract/sessions.ts';
import { StatusChip, type StatusChipProps } from '../../ui/status-chip.tsx';
import classes from './session-state.module.css';
import { statusWords } from './session-words.ts';

export interface SessionStateProps {
  readonly session: Session;
  readonly busy: boolean;
  readonly onSetStatus: (status: 'planned' | 'noShow' | 'cancelled') => void;
  /** Actual times, once there are any to correct. */
  readonly children?: ReactNode;
}

const chips = {
  planned: { shape: 'ring', tone: 'plain' },
  running: { shape: 'half', tone: 'accent' },
  done: { shape: 'tick', tone: 'muted' },
  noShow: { shape: 'cross', tone: 'amber' },
  cancelled: { shape: 'dash', tone: 'muted' },
} as const satisfies Record<Session['status'], Pick<StatusChipProps, 'shape' | 'tone'>>;

/** The state of a session, with the changes that make sense from there. */
export function SessionState({ session, busy, onSetStatus, children }: SessionStateProps): ReactNode {
  const { status, source } = session;
  return (
    <div className={classes['root']}>
      <Group justify="space-between" gap="xs">
        <SessionStatusChip status={status} />
        <Group gap={4}>
          {status === 'planned' && (
            <>
              <Button size="compact-sm" variant="subtle" color="gray" disabled={busy} onClick={() => onSetStatus('noShow')}>
                No-show
              </Button>
              <Button size="compact-sm" variant="subtle" color="gray" disabled={busy} onClick={() => onSetStatus('cancelled')}>
                Cancelled
              </Button>
            </>
          )}
          {(status === 'noShow' || status === 'cancelled') && (
            <Button size="compact-sm" variant="subtle" color="gray" disabled={busy} onClick={() => onSetStatus('planned')}>
              Plan it again
            </Button>
          )}
        </Group>
      </Group>
      {children}
      {source && (
        <p className={classes['source']}>
          From {source.feedName}.{' '}
          {source.gone
            ? 'No longer in that calendar; it was kept because of your notes or its times.'
            : 'What you change here stays yours at the next sync.'}
        </p>
      )}
      {session.seriesId !== null && <p className={classes['source']}>Part of a repeat.</p>}
    </div>
  );
}

export interface SessionStatusChipProps {
  readonly status: Session['status'];
}

/** The one mark of a session's state. */
export function SessionStatusChip({ status }: SessionStatusChipProps): ReactNode {
  return <StatusChip word={statusWords[status]} {...chips[status]} />;
}
