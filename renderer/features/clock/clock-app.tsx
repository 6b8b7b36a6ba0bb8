import { useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { clientFace } from '../../../shared/domain/clock/client-face.ts';
import { clockFace, wholeMinute } from '../../../shared/domain/clock/face.ts';
import { createZoneFormat } from '../../../shared/domain/clock/zone-format.ts';
import { minutes, plus, zoneId, type Instant } from '../../../shared/domain/time.ts';
import type { Client } from '../../app/connect.ts';
import type { ClockModel } from './clock-model.ts';
import { clientView, plainView } from './face-view.ts';
import { dayInWindow } from './day-in-window.ts';
import { lightOf, themeOf } from './light.ts';
import { PractitionerClock } from './practitioner-clock.tsx';
import { figureWords } from './spoken-words.ts';
import { Stage } from './stage.tsx';
import { useMuted } from './use-muted.ts';
import { useSystemLook } from './use-system-look.ts';

export interface ClockAppProps {
  readonly model: ClockModel;
  readonly client: Client;
  readonly view: 'practitioner' | 'client';
  /** The window it is drawn in, which need not be the one that runs the script. */
  readonly place: Window;
}

/** One clock window: whatever it shows is derived from the day's anchors and the present instant. */
export function ClockApp({ model, client, view, place }: ClockAppProps): ReactNode {
  const news = useSyncExternalStore(model.listen, model.get);
  const { now, state, preferences, info, isOpen } = news;
  const system = useSystemLook(place);
  const { isMuted, toggleMuted } = useMuted(place);
  const day = useMemo(() => state && dayInWindow(state, { isMuted, isStill: system.wantsStillness }), [state, isMuted, system.wantsStillness]);
  const zone = day?.zone ?? info?.systemZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const format = useMemo(() => createZoneFormat(zoneId(zone)), [zone]);
  const theme = themeOf(preferences?.theme ?? 'system', system);

  const face = day && clockFace(day, now);
  const clientSees = face && preferences && view === 'client' ? clientFace(face, preferences.client, now) : null;
  useSleep(model, (clientSees ?? face ?? { nextChangeAt: plus(wholeMinute(now), minutes(1)) }).nextChangeAt, now);

  if (clientSees) {
    const shown = clientView(clientSees, format);
    const light = preferences ? lightOf({ theme, preferences, dimmedTo: 1, runningFor: null }) : 1;
    return <Stage view={shown} theme={theme} light={light} spoken={figureWords(shown)} />;
  }
  if (!day || !face || !preferences || !info || view === 'client') {
    const shown = plainView(isOpen === false ? now : null, format);
    return <Stage view={shown} theme={theme} light={1} spoken={figureWords(shown)} />;
  }
  return (
    <PractitionerClock
      day={day}
      face={face}
      now={now}
      format={format}
      preferences={preferences}
      info={info}
      link={news.link}
      theme={theme}
      client={client}
      place={place}
      isMuted={isMuted}
      onMute={toggleMuted}
    />
  );
}

/** Wakes the model when what is drawn stops being true. */
function useSleep(model: ClockModel, until: Instant | null, now: Instant): void {
  useEffect(() => model.sleepUntil(until), [model, until, now]);
}
