import type { MouseEvent, ReactNode } from 'react';
import type { ClockFace, DueFace } from '../../../shared/domain/clock/face.ts';
import type { Phase } from '../../../shared/domain/clock/phase.ts';
import { isBooking, type PlannedItem } from '../../../shared/domain/clock/snapshot.ts';
import { minutes, type DurationMs } from '../../../shared/domain/time.ts';
import type { ClockActions } from './actions.ts';
import classes from './controls.module.css';
import type { Shortcut } from './shortcuts.ts';

export interface ControlsProps {
  readonly face: ClockFace;
  /** Seen; they can be reached by keys and screen readers at any time. What is due asks by itself where there is room. */
  readonly isShown: boolean;
  /** What Start would start. */
  readonly next: PlannedItem | null;
  readonly canUndo: boolean;
  readonly canChooseEnd: boolean;
  readonly isHidden: boolean;
  readonly isMuted: boolean;
  readonly actions: ClockActions;
  readonly shortcuts: readonly Shortcut[];
  readonly onStart: () => void;
}

interface Deed {
  readonly label: string;
  readonly run: () => void;
  readonly name?: string;
  readonly isMain?: boolean;
}

/** What can be done now, at the foot; what the window can do, at the top. */
export function Controls({ isShown, shortcuts, isHidden, isMuted, ...rest }: ControlsProps): ReactNode {
  const labels: Readonly<Record<string, string>> = {
    hide: isHidden ? 'Show names' : 'Hide names',
    dim: 'Dim',
    mute: isMuted ? 'Sound on' : 'Mute',
    full: 'Full screen',
    help: 'Keys',
  };
  const ofWindow = shortcuts.flatMap(({ id, run }) => (labels[id] === undefined ? [] : [{ label: labels[id], run }]));
  return (
    <>
      <Deeds name="Window" place="top" isShown={isShown} deeds={ofWindow} />
      <Deeds
        name="Session"
        place="foot"
        isShown={isShown}
        isAsking={rest.face.phase === 'due'}
        deeds={sessionDeeds({ ...rest, shortcuts })}
      />
    </>
  );
}

interface DeedsProps {
  readonly name: string;
  readonly place: 'top' | 'foot';
  readonly isShown: boolean;
  readonly isAsking?: boolean;
  readonly deeds: readonly Deed[];
}

function Deeds({ name, place, isShown, isAsking = false, deeds }: DeedsProps): ReactNode {
  // After a click the space bar belongs to the clock again.
  const handleClick = ({ detail, currentTarget }: MouseEvent<HTMLButtonElement>): void => {
    if (detail > 0) currentTarget.blur();
  };
  return (
    <div
      role="group"
      aria-label={name}
      className={classes['deeds']}
      data-place={place}
      data-shown={isShown ? '' : undefined}
      data-asking={isAsking ? '' : undefined}
    >
      {deeds.map((deed) => (
        <button
          key={deed.label}
          type="button"
          aria-label={deed.name}
          data-main={deed.isMain ? '' : undefined}
          onClick={(event) => {
            handleClick(event);
            deed.run();
          }}
        >
          {deed.label}
        </button>
      ))}
    </div>
  );
}

type SessionDeeds = Omit<ControlsProps, 'isShown' | 'isHidden' | 'isMuted'>;

function sessionDeeds(props: SessionDeeds): readonly Deed[] {
  const { face, canUndo, actions } = props;
  const deeds = face.phase === 'due' ? dueDeeds(face, props) : phaseDeeds(face.phase, props);
  return canUndo ? [...deeds, { label: 'Undo', run: actions.undo }] : deeds;
}

function phaseDeeds(phase: Exclude<Phase, 'due'>, { next, canChooseEnd, actions, shortcuts, onStart }: SessionDeeds): readonly Deed[] {
  const finish: Deed = { label: 'Finish', run: actions.finish };
  const steps = (...counts: readonly number[]): readonly Deed[] => counts.map((count) => adjustDeed(count, actions.adjust));
  switch (phase) {
    case 'running':
    case 'windDown':
    case 'final': {
      const lateStart = shortcuts.filter(({ id }) => canChooseEnd && id === 'chooseEnd').map(({ run }) => ({ label: 'Late start', run }));
      return [{ label: 'Pause', run: actions.pause, isMain: true }, ...steps(-5, -1, 1, 5), ...lateStart, finish];
    }
    case 'paused':
      return [{ label: 'Go on', run: actions.resume, isMain: true }, ...steps(-5, -1, 1, 5), finish];
    case 'overtime':
      return [{ ...finish, isMain: true }, ...steps(1, 5), { label: 'Start next', run: actions.startNext }];
    case 'waiting':
    case 'turnover':
    case 'break':
    case 'dayDone':
    case 'idle':
      return next ? [{ label: 'Start next', run: onStart, isMain: true }] : [];
    default:
      return phase satisfies never;
  }
}

function dueDeeds({ isHeld }: DueFace, { next, actions, onStart }: SessionDeeds): readonly Deed[] {
  const start: Deed = { label: 'Start', run: onStart, isMain: true };
  if (!next || isBooking(next)) return [start];
  const hold = isHeld ? [] : [{ label: 'Client late', run: () => actions.hold(next) }];
  return [start, ...hold, { label: 'No-show', run: () => actions.noShow(next) }];
}

function adjustDeed(count: number, adjust: (by: DurationMs) => void): Deed {
  const size = Math.abs(count);
  const name = `${size} ${size === 1 ? 'minute' : 'minutes'} ${count > 0 ? 'longer' : 'shorter'}`;
  return { label: `${count > 0 ? '+' : '−'}${size}`, name, run: () => adjust(minutes(count)) };
}
