import type { MouseEvent, ReactNode } from 'react';
import type { ClockFace } from '../../../shared/domain/clock/face.ts';
import type { PlannedItem } from '../../../shared/domain/clock/snapshot.ts';
import { minutes, type DurationMs } from '../../../shared/domain/time.ts';
import type { ClockActions } from './actions.ts';
import classes from './controls.module.css';
import type { Shortcut } from './shortcuts.ts';

export interface ControlsProps {
  readonly face: ClockFace;
  /** Seen; they can be reached by keys and screen readers at any time. What is due asks by itself where there is room. */
  readonly isShown: boolean;
  readonly hasStart: boolean;
  readonly canUndo: boolean;
  readonly canChooseEnd: boolean;
  readonly isHidden: boolean;
  readonly isMuted: boolean;
  /** The item that is due. */
  readonly item: PlannedItem | null;
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
  const labels: Readonly<Record<string, string>> = { hide: isHidden ? 'Show names' : 'Hide names', dim: 'Dim', mute: isMuted ? 'Sound on' : 'Mute', full: 'Full screen', help: 'Keys' };
  const ofWindow = shortcuts.flatMap(({ id, run }) => (labels[id] === undefined ? [] : [{ label: labels[id], run }]));
  return (
    <>
      <Deeds name="Window" place="top" isShown={isShown} deeds={ofWindow} />
      <Deeds name="Session" place="foot" isShown={isShown} isAsking={rest.face.phase === 'due'} deeds={sessionDeeds({ ...rest, shortcuts })} />
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
    <div role="group" aria-label={name} className={classes['deeds']} data-place={place} data-shown={isShown ? '' : undefined} data-asking={isAsking ? '' : undefined}>
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

function sessionDeeds({ face, hasStart, canUndo, canChooseEnd, item, actions, shortcuts, onStart }: SessionDeeds): readonly Deed[] {
  const { pause, resume, finish, undo } = actions;
  const step = (count: number): Deed => adjustDeed(count, actions.adjust);
  const end: Deed = { label: 'Finish', run: finish };
  const chooseEnd = shortcuts.filter(({ id }) => canChooseEnd && id === 'chooseEnd').map(({ run }) => ({ label: 'Late start', run }));
  const back: readonly Deed[] = canUndo ? [{ label: 'Undo', run: undo }] : [];

  switch (face.phase) {
    case 'running':
    case 'windDown':
    case 'final':
      return [{ label: 'Pause', run: pause, isMain: true }, step(-5), step(-1), step(1), step(5), ...chooseEnd, end, ...back];
    case 'paused':
      return [{ label: 'Go on', run: resume, isMain: true }, step(-5), step(-1), step(1), step(5), end, ...back];
    case 'overtime':
      return [{ ...end, isMain: true }, step(1), step(5), { label: 'Start next', run: actions.startNext }, ...back];
    case 'due': {
      const answers = item ? [{ label: 'No-show', run: () => actions.noShow(item) }] : [];
      const hold = item && !face.isHeld ? [{ label: 'Client late', run: () => actions.hold(item) }] : [];
      return [{ label: 'Start', run: onStart, isMain: true }, ...hold, ...answers, ...back];
    }
    default:
      return hasStart ? [{ label: face.phase === 'waiting' ? 'Start' : 'Start next', run: onStart, isMain: true }, ...back] : back;
  }
}

function adjustDeed(count: number, adjust: (by: DurationMs) => void): Deed {
  const size = Math.abs(count);
  const name = `${size} ${size === 1 ? 'minute' : 'minutes'} ${count > 0 ? 'longer' : 'shorter'}`;
  return { label: `${count > 0 ? '+' : '−'}${size}`, name, run: () => adjust(minutes(count)) };
}
