import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { AppInfo, Display } from '../../../shared/contract/app.ts';
import type { ClockState } from '../../../shared/contract/clock.ts';
import type { Preferences } from '../../../shared/contract/preferences.ts';
import { expectedDay } from '../../../shared/domain/clock/expected-day.ts';
import type { ClockFace } from '../../../shared/domain/clock/face.ts';
import { lateStartOptions } from '../../../shared/domain/clock/late-start.ts';
import { findItem, openRun, type PlannedItem } from '../../../shared/domain/clock/snapshot.ts';
import type { ZoneFormat } from '../../../shared/domain/clock/zone-format.ts';
import { between, type Instant } from '../../../shared/domain/time.ts';
import type { Client, ConnectionState } from '../../app/connect.ts';
import { createActions, startable, type Said } from './actions.ts';
import { latenessWords } from './clock-words.ts';
import { Controls } from './controls.tsx';
import { DisplayDialog } from './display-dialog.tsx';
import { faceView } from './face-view.ts';
import { HelpDialog } from './help-dialog.tsx';
import { LateStartDialog } from './late-start-dialog.tsx';
import { dimSteps, lightOf, type ClockTheme } from './light.ts';
import { Marks } from './marks.tsx';
import { clockShortcuts } from './shortcuts.ts';
import { createSounds } from './sound.ts';
import { faceWords, figureWords, phaseSaid } from './spoken-words.ts';
import classes from './stage.module.css';
import { Stage } from './stage.tsx';
import { Toast } from './toast.tsx';
import { useActivity } from './use-activity.ts';
import { useCues } from './use-cues.ts';
import { useNudge } from './use-nudge.ts';
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
  readonly client: Client;
  readonly place: Window;
  readonly isMuted: boolean;
  readonly onMute: () => void;
}

/** What is open over the face. */
type Panel = { readonly kind: 'help' } | { readonly kind: 'lateStart'; readonly item: PlannedItem } | { readonly kind: 'displays'; readonly displays: readonly Display[] };

/** The clock of the practitioner: the face, and what can be done about it. */
export function PractitionerClock(props: PractitionerClockProps): ReactNode {
  const { day, face, now, format, preferences, info, link, theme, client, place, isMuted, onMute } = props;
  const [said, setSaid] = useState<Said | null>(null);
  const [asked, setAsked] = useState('');
  const [panel, setPanel] = useState<Panel | null>(null);
  const [dim, setDim] = useState(0);
  const [sounds] = useState(createSounds);
  const actions = useMemo(() => createActions(client, setSaid), [client]);
  const windows = useMemo(
    () => createWindowActions({ app: client.app, info, place, say: setSaid, chooseDisplay: (displays) => setPanel({ kind: 'displays', displays }) }),
    [client, info, place],
  );
  const isActive = useActivity(place);
  const open = openRun(day);
  const isAwake = useWakeLock(place, preferences.keepAwake && open?.item.kind === 'session');
  useCues(day, now, preferences, sounds);
  useEffect(() => sounds.close, [sounds]);

  const running = open && findItem(day, open.item.id);
  const canChooseEnd = running !== null && running.kind === 'session' && lateStartOptions(day, running.id, now).length > 0;
  const start = (): void => {
    const item = startable(day, now);
    if (!item) return;
    if (item.lateStart === null && lateStartOptions(day, item.id, now).length > 0) setPanel({ kind: 'lateStart', item });
    else actions.start(item, { lateStart: item.lateStart ?? day.settings.lateStart, remember: false });
  };
  const stepDim = (): void => {
    const next = (dim + 1) % dimSteps.length;
    setDim(next);
    setSaid({ words: `Light ${(dimSteps[next] ?? 1) * 100} %` });
  };

  const view = faceView(face, format);
  const nudge = useNudge(place, open?.item.kind === 'session', actions.adjust);
  const shortcuts = clockShortcuts({
    start: () => {
      if (face.phase === 'paused') actions.resume();
      else if (open?.item.kind === 'session') actions.pause();
      else start();
    },
    next: () => (open?.item.kind === 'session' ? actions.startNext() : start()),
    finish: actions.finish,
    nudge,
    undo: actions.undo,
    chooseEnd: () => canChooseEnd && running && setPanel({ kind: 'lateStart', item: running }),
    hide: () => actions.setHidden(!day.hidden),
    full: windows.toggleFull,
    dim: stepDim,
    mute: onMute,
    say: () => setAsked((last) => `${faceWords(view)}${last.endsWith('.') ? '' : '.'}`),
    help: () => setPanel({ kind: 'help' }),
    leave: windows.leave,
  });
  useShortcuts(place, shortcuts, panel === null);

  const light = lightOf({ theme, preferences, dimmedTo: dimSteps[dim] ?? 1, runningFor: face.phase === 'running' && open ? between(open.run.startedAt, now) : null });
  const close = (): void => setPanel(null);
  return (
    <Stage view={view} theme={theme} light={light} spoken={figureWords(view)}>
      <p className={classes['unseen']} role="status">
        {phaseSaid(view)}
      </p>
      <p className={classes['unseen']} role="status">
        {asked}
      </p>
      <Marks
        link={link}
        jump={day.jump}
        format={format}
        isOnTopUnsure={info.can.alwaysOnTop === 'notSure'}
        isAwake={isAwake}
        isMuted={isMuted}
        isHidden={day.hidden}
        late={isActive ? latenessWords(expectedDay(day, now), format) : ''}
      />
      <Controls face={face} isShown={isActive} hasStart={startable(day, now) !== null} canUndo={day.canUndo} canChooseEnd={canChooseEnd} actions={actions} shortcuts={shortcuts} onStart={start} isHidden={day.hidden} isMuted={isMuted} item={face.phase === 'due' ? findItem(day, face.itemId) : null} />
      {panel?.kind === 'help' && <HelpDialog shortcuts={shortcuts} onClose={close} />}
      {panel?.kind === 'displays' && <DisplayDialog displays={panel.displays} onChoose={windows.openFull} onClose={close} />}
      {panel?.kind === 'lateStart' && (
        <LateStartDialog
          item={panel.item}
          options={lateStartOptions(day, panel.item.id, now)}
          preferred={open?.item.id === panel.item.id ? open.run.lateStart : (panel.item.lateStart ?? day.settings.lateStart)}
          format={format}
          isRunning={open?.item.id === panel.item.id}
          onChoose={(answer) => (open?.item.id === panel.item.id ? actions.chooseLateStart(answer) : actions.start(panel.item, answer))}
          onClose={close}
        />
      )}
      {said && <Toast said={said} place={place} onClose={() => setSaid(null)} />}
    </Stage>
  );
}
