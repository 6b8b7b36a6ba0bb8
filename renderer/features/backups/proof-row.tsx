import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { SettingRow } from '../../ui/setting-row.tsx';
import { proofSentence } from './backup-words.ts';

export interface ProofRowProps {
  readonly provenAt: Instant | null;
  readonly canDrill: boolean;
  readonly busy: boolean;
  readonly now: Instant;
  readonly zone: ZoneId;
  readonly onDrill: () => void;
}

/** When a backup was last opened and read as proof, and the button that does it now. */
export function ProofRow({ provenAt, canDrill, busy, now, zone, onDrill }: ProofRowProps): ReactNode {
  return (
    <SettingRow title="Proof" sentence={proofSentence(provenAt, now, zone)}>
      <Button variant="default" loading={busy} disabled={!canDrill} onClick={onDrill}>
        Prove it now
      </Button>
    </SettingRow>
  );
}
