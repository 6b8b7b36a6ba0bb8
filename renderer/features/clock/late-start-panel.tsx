import type { ReactNode } from 'react';
import { catchUpOption } from '../../../shared/domain/clock/catch-up.ts';
import { lateStartOptions } from '../../../shared/domain/clock/late-start.ts';
import type { ClockSnapshot, PlannedItem } from '../../../shared/domain/clock/snapshot.ts';
import type { ZoneFormat } from '../../../shared/domain/clock/zone-format.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { runningSession, type ClockActions, type LateStartAnswer } from './actions.ts';
import { LateStartDialog } from './late-start-dialog.tsx';

export interface LateStartPanelProps {
  readonly day: ClockSnapshot;
  readonly now: Instant;
  /** About to be started late, or begun late. */
  readonly item: PlannedItem;
  readonly format: ZoneFormat;
  readonly actions: Pick<ClockActions, 'start' | 'chooseLateStart'>;
  readonly onClose: () => void;
}

/** The question about the end, with the answer that holds at present taken first. */
export function LateStartPanel({ day, now, item, format, actions, onClose }: LateStartPanelProps): ReactNode {
  const running = runningSession(day);
  const run = running?.item.id === item.id ? running.run : null;
  const preferred = run?.lateStart ?? item.lateStart ?? day.settings.lateStart;
  const catchUp = catchUpOption(day, item.id, now);
  const answer = (chosen: LateStartAnswer): void => (run ? actions.chooseLateStart(chosen) : actions.start(item, chosen));
  return (
    <LateStartDialog
      item={item}
      options={[...lateStartOptions(day, item.id, now), ...(catchUp ? [catchUp] : [])]}
      preferred={preferred}
      format={format}
      isRunning={run !== null}
      onChoose={answer}
      onClose={onClose}
    />
  );
}
