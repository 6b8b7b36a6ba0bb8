import type { ReactNode } from 'react';
import type { ClockSnapshot, PlannedItem } from '../../../shared/domain/clock/snapshot.ts';
import type { ZoneFormat } from '../../../shared/domain/clock/zone-format.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import type { ClockActions } from './actions.ts';
import { HelpDialog } from './help-dialog.tsx';
import { LateStartPanel } from './late-start-panel.tsx';
import type { Shortcut } from './shortcuts.ts';

/** What is asked over the face: what the keys are, or when an item that is about to begin late, or has, is to end. */
export type Asked = { readonly about: 'keys' } | { readonly about: 'end'; readonly item: PlannedItem };

export interface ClockPanelProps {
  readonly asked: Asked;
  readonly day: ClockSnapshot;
  readonly now: Instant;
  readonly format: ZoneFormat;
  readonly actions: Pick<ClockActions, 'start' | 'chooseLateStart'>;
  readonly shortcuts: readonly Shortcut[];
  readonly onClose: () => void;
}

/** The panel that is open. */
export function ClockPanel({ asked, shortcuts, onClose, ...known }: ClockPanelProps): ReactNode {
  if (asked.about === 'keys') return <HelpDialog shortcuts={shortcuts} onClose={onClose} />;
  return <LateStartPanel {...known} item={asked.item} onClose={onClose} />;
}
