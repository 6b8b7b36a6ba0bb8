import type { ReactNode } from 'react';
import type { RestoreDone } from '../../../shared/contract/backups.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { madeWords, restoreSentence } from './backup-words.ts';

export interface LastRestoreRowProps {
  readonly restore: RestoreDone;
  readonly now: Instant;
  readonly zone: ZoneId;
  readonly busy: boolean;
  /** Called with the backup of what was replaced. */
  readonly onTakeBack: (name: string) => void;
}

/** What the last restore went back to, where the data is that it replaced, and the way back to that. */
export function LastRestoreRow({ restore, now, zone, busy, onTakeBack }: LastRestoreRowProps): ReactNode {
  const { replaced } = restore;
  return (
    <SettingRow title="Last restore" sentence={restoreSentence(restore, now, zone)}>
      {replaced?.by === 'backup' && (
        <ConfirmButton
          label="Undo the restore"
          title="Undo the restore?"
          consequence={`The data is again as it was on ${madeWords(replaced.madeAt, now, zone)}. What was entered since the restore is saved first as another backup.`}
          confirmLabel="Undo the restore"
          tone="plain"
          busy={busy}
          onConfirm={() => onTakeBack(replaced.name)}
        />
      )}
    </SettingRow>
  );
}
