import type { ReactNode } from 'react';
import type { Backup } from '../../../shared/contract/backups.ts';
import { between, type Instant, type ZoneId } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { EmptyBoxPicture } from '../../ui/pictures.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { agoWords } from '../../ui/time-words.ts';
import { sizeWords } from '../../ui/size-words.ts';
import { madeWords, reasonWords } from './backup-words.ts';
import classes from './backup-list.module.css';

export interface BackupListProps {
  /** Newest first. */
  readonly backups: readonly Backup[];
  readonly now: Instant;
  readonly zone: ZoneId;
  readonly busy: boolean;
  readonly onRestore: (name: string) => void;
}

/** The backups with their ages; each can be gone back to. */
export function BackupList({ backups, now, zone, busy, onRestore }: BackupListProps): ReactNode {
  if (backups.length === 0)
    return <EmptyState picture={EmptyBoxPicture} sentence="The first backup is made by itself today; Back up now makes one at once." />;
  return (
    <ul className={classes['list']}>
      {backups.map(({ name, madeAt, bytes, reason }) => {
        const made = madeWords(madeAt, now, zone);
        return (
          <li key={name} className={classes['row']}>
            <span className={classes['made']}>
              <DateText day={dayOf(madeAt, zone)} today={dayOf(now, zone)} />, <TimeText at={madeAt} zone={zone} />
            </span>
            <span className={classes['age']}>{agoWords(between(madeAt, now))}</span>
            <span className={classes['reason']}>{reasonWords[reason]}</span>
            <span className={classes['size']}>{sizeWords(bytes)}</span>
            <ConfirmButton
              label="Restore"
              name={`Restore ${made}`}
              title={`Go back to ${made}?`}
              consequence="Everything entered since then disappears from view. The present state is saved first as a backup named “Before a restore”, so you can come back to it."
              confirmLabel="Restore this backup"
              tone="plain"
              busy={busy}
              onConfirm={() => onRestore(name)}
            />
          </li>
        );
      })}
    </ul>
  );
}
