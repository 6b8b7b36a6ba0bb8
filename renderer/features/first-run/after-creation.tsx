import { useState, type ReactNode } from 'react';
import { dayOf } from '../../../shared/domain/zones.ts';
import { computerZone } from '../../app/computer-zone.ts';
import { useNow } from '../../app/now.ts';
import { BeginStep, type Beginning } from './begin-step.tsx';
import type { CreatedProfile } from './protection-step.tsx';
import { RecoveryStep } from './recovery-step.tsx';

export interface AfterCreationProps {
  readonly created: CreatedProfile;
  readonly onDone: (beginning: Beginning) => void;
}

/** The last two steps, once the profile is made: its recovery code, and how to begin. */
export function AfterCreation({ created, onDone }: AfterCreationProps): ReactNode {
  const [isSeen, setSeen] = useState(false);
  const now = useNow(60_000);
  if (isSeen) return <BeginStep onBegin={onDone} />;
  return <RecoveryStep code={created.recoveryCode} today={dayOf(now, computerZone())} onNext={() => setSeen(true)} />;
}
