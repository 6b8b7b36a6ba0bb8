import { useMemo, useState, type ReactNode } from 'react';
import type { AppInfo } from '../../../shared/contract/app.ts';
import type { ClockState } from '../../../shared/contract/clock.ts';
import type { Preferences } from '../../../shared/contract/preferences.ts';
import { isBehindRecords } from '../../../shared/domain/clock/clock-jump.ts';
import { expectedDay } from '../../../shared/domain/clock/expected-day.ts';
import type { ClockFace } from '../../../shared/domain/clock/face.ts';
import { figureWords } from '../../../shared/domain/clock/figure-words.ts';
import { isLate } from '../../../shared/domain/clock/run-time.ts';
import type { PlannedItem } from '../../../shared/domain/clock/snapshot.ts';
import type { ZoneFormat } from '../../../shared/domain/clock/zone-format.ts';
import { between, type DurationMs, type Instant } from '../../../shared/domain/time.ts';
import type { ConnectionState } from '../../app/connect-socket.ts';
import type { ClockClient } from '../../app/clock-link.ts';
import { createActions, runningSession, startable, type ClockActions, type Said } from './actions.ts';
import { behindWords, jumpWords, latenessWords } from './clock-words.ts';
import { Controls } from './controls.tsx';
import { faceView } from './face-view.ts';
import { lightOf, type ClockTheme } from './light.ts';
import { Marks } from './marks.tsx';
import { clockShortcuts } from './shortcuts.ts';
import { faceWords, phaseSaid } from './spoken-words.ts';
import classes from './stage.module.css';
import { Stage } from './stage.tsx';
import { Toast } from './toast.tsx';
import { useActivity } from './use-activity.ts';
import { useCues } from './use-cues.ts';
import { useDim } from './use-dim.ts';
import { useHold } from './use-hold.ts';
import { useNudge } from './use-nudge.ts';
import { useOnBattery } from './use-on-battery.ts';
import { usePanel } from './use-panel.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useWakeLock } from './use-wake-lock.ts';
import { createWindowActions } from './window-actions.ts';

export interface PractitionerClockProps {
  readonly day: ClockState;
  readonly face: ClockFace;
  readonly now: Instant;
  readonly format: ZoneFormat;
  readonly preferences: Preferences['clock'];
  readonly info: AppInfo;
  readonly link: ConnectionState;
  readonly theme: ClockTheme;
  readonly client: ClockClient;
  readonly place: Window;
  readonly isMuted: boolean;
  readonly onMute: () => void;
}

/** The clock of the practitioner: the face, and what can be done about it. */
export function PractitionerClock(props: PractitionerClockProps): ReactNode {
  const { day, face, now, format, preferences, info, link, theme, client, place, isMuted, onMute } = props;
  const [said, setSaid] = useState<Said | null>(null);
  const [asked, setAsked] = useState('');
  const { open: panel, ask, close: closePanel } = usePanel(setSaid);
  const { dimmedTo, stepDim } = useDim(setSaid);
  const actions = useMemo(() => createActions(client, setSaid), [client]);
  const windows = useMemo(() => createWindowActions({ app: client.app, info, place, say: setSaid }), [client, info, place]);
  const running = runningSession(day);
  const isActive = useActivity(place);
  const isThrough = useHold(place, client, preferences.mini.clickThrough && info.can.clickThrough === 'heldKey');
  const isSparing = useOnBattery(place) && !preferences.keepAwakeOnBattery;
  const isAwake = useWakeLock(place, preferences.keepAwake && !isSparing && running !== null);
  const nudge = useNudge(place, running !== null, actions.adjust);
  const isElsewhere = useCues(day, now, preferences);

  const view = faceView(face, format);
  const next = startable(day, now);
  const canChooseEnd = running !== null && isLate(running.item, running.run.startedAt);
  const askEnd = (): void => {
    if (canChooseEnd) ask({ about: 'end', item: running.item });
  };
  const start = (): void => {
    if (next) startItem(next);
  };
  const startItem = (item: PlannedItem): void => {
    if (item.lateStart === null && isLate(item, now)) ask({ about: 'end', item });
    else actions.start(item, { lateStart: item.lateStart ?? day.settings.lateStart, remember: false });
  };
  const shortcuts = clockShortcuts({
    start: () => (running ? pauseOrGoOn(face, actions) : start()),
    next: () => (running ? actions.startNext() : start()),
    finish: actions.finish,
    nudge,
    undo: actions.undo,
    chooseEnd: askEnd,
    hide: () => actions.setHidden(!day.hidden),
    full: windows.toggleFull,
    dim: stepDim,
    hold: windows.toggleHold,
    mute: onMute,
    // A dot more or less makes the same words new, so that they are read again.
    say: () => setAsked((last) => `${faceWords(view)}${last.endsWith('.') ? '' : '.'}`),
    help: () => ask({ about: 'keys' }),
    leave: windows.leave,
  });
  useShortcuts(place, shortcuts, panel === null);

  const light = lightOf({ theme, preferences, dimmedTo, runningFor: runningFor(day, face, now) });
  return (
    <Stage view={view} theme={theme} light={light} isPulsing={preferences.pulse} spoken={figureWords(view)}>
      <p className={classes['unseen']} role="status">
        {phaseSaid(view)}
      </p>
      <p className={classes['unseen']} role="status">
        {asked}
      </p>
      <Marks
        link={link}
        notices={noticesOf(props, { isOutOfReach: isActive && isThrough, isElsewhere })}
        onTop={onTopNotice(info, preferences)}
        facts={factsOf(props, { isActive, isAwake, isSparing })}
      />
      <Controls
        face={face}
        isShown={isActive && !isThrough}
        next={next}
        canUndo={day.canUndo}
        canChooseEnd={canChooseEnd}
        isHidden={day.hidden}
        isMuted={isMuted}
        actions={actions}
        shortcuts={shortcuts}
        onStart={start}
      />
      {panel && (
        <panel.Panel asked={panel.asked} day={day} now={now} format={format} actions={actions} shortcuts={shortcuts} onClose={closePanel} />
      )}
      {said && <Toast said={said} place={place} onClose={(over) => setSaid((present) => (present === over ? null : present))} />}
    </Stage>
  );
}

/** Where nothing surely stays on top, the time can be seen beside the windows. */
function onTopNotice({ can }: AppInfo, { trayTime }: Preferences['clock']): string {
  if (can.alwaysOnTop !== 'notSure') return '';
  const orByX11 = can.onTopByX11 === 'offered' ? ', or Settings, Clock' : '';
  return `${onTopWords}${orByX11}. ${trayTime ? 'The time stands in the tray too, where the desktop has one.' : 'The time can stand in the tray too: Settings, Clock.'}`;
}

const onTopWords = 'This desktop decides which windows stay on top: see “Always on top” in the window’s menu (Alt + Space)';

/** What is wrong with the computer's clock or the sounds, and how to reach this clock. */
function noticesOf(
  { day, now, format }: PractitionerClockProps,
  { isOutOfReach, isElsewhere }: { readonly isOutOfReach: boolean; readonly isElsewhere: boolean },
): readonly string[] {
  return [
    day.jump === null ? '' : jumpWords(day.jump, format),
    isBehindRecords(day, now) ? behindWords : '',
    isOutOfReach ? 'Hold Shift to use the clock' : '',
    // The name of a device may be a person's.
    isElsewhere ? 'The chosen sound output is not there: the usual one sounds.' : '',
  ];
}

/** What is so besides the face; most of it is said only while somebody is at the clock. */
function factsOf(
  { day, now, format, preferences, isMuted }: PractitionerClockProps,
  { isActive, isAwake, isSparing }: { readonly isActive: boolean; readonly isAwake: boolean; readonly isSparing: boolean },
): readonly (string | false)[] {
  const maySleep = isSparing && preferences.keepAwake && runningSession(day) !== null;
  return [
    isActive && isAwake && 'Screen stays on',
    isActive && maySleep && 'On battery: the screen may turn off',
    day.hidden && 'Names hidden',
    isMuted && 'Sound off',
    isActive && latenessWords(expectedDay(day, now), format),
  ];
}

/** Null outside a session, and from its wind-down on. */
function runningFor(day: ClockState, { phase }: ClockFace, now: Instant): DurationMs | null {
  const running = phase === 'running' ? runningSession(day) : null;
  return running && between(running.run.startedAt, now);
}

function pauseOrGoOn({ phase }: ClockFace, { pause, resume }: ClockActions): void {
  if (phase === 'paused') resume();
  else pause();
}
