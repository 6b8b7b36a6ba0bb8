import { useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { clockFace, wholeMinute, type ClockFace } from '../../../shared/domain/clock/face.ts';
import { clientFace, type ClientFace } from '../../../shared/domain/clock/client-face.ts';
import { figureWords } from '../../../shared/domain/clock/figure-words.ts';
import { createZoneFormat } from '../../../shared/domain/clock/zone-format.ts';
import { minutes, plus, zoneId, type Instant, type ZoneId } from '../../../shared/domain/time.ts';
import type { ClockClient } from '../../app/clock-link.ts';
import type { ClockModel, ClockNews } from './clock-model.ts';
import { dayInWindow } from './day-in-window.ts';
import { clientView, plainView } from './face-view.ts';
import { lightOf, themeOf, type ClockTheme } from './light.ts';
import { PractitionerClock } from './practitioner-clock.tsx';
import { Stage } from './stage.tsx';
import { useMuted } from './use-muted.ts';
import { useSystemLook } from './use-system-look.ts';

export interface ClockAppProps {
  readonly model: ClockModel;
  readonly client: ClockClient;
  readonly view: 'practitioner' | 'client';
  /** The window it is drawn in, which need not be the one that runs the script. */
  readonly place: Window;
}

/** One clock window: whatever it shows is derived from the day's anchors and the present instant. */
export function ClockApp({ model, client, view, place }: ClockAppProps): ReactNode {
  const news = useSyncExternalStore(model.listen, model.get);
  const { now, preferences, info } = news;
  const system = useSystemLook(place);
  const { isMuted, toggleMuted } = useMuted(place);
  const day = useMemo(
    () => news.state && dayInWindow(news.state, { isMuted, isStill: system.wantsStillness }),
    [news.state, isMuted, system.wantsStillness],
  );
  const zone = zoneOf(news);
  const format = useMemo(() => createZoneFormat(zone), [zone]);
  const theme = themeOf(preferences?.theme, system);

  const face = day && clockFace(day, now);
  const clientSees = view === 'client' ? clientFaceOf(face, news) : null;
  useSleep(model, clientSees ?? face, now);

  if (view === 'practitioner' && day && face && preferences && info) {
    const known = { day, face, now, format, preferences, info, link: news.link, theme };
    return <PractitionerClock {...known} client={client} place={place} isMuted={isMuted} onMute={toggleMuted} />;
  }
  const shown = clientSees ? clientView(clientSees, format) : plainView(news.isOpen === false ? now : null, format);
  return <Stage view={shown} theme={theme} light={quietLight(theme, preferences)} spoken={figureWords(shown)} />;
}

function clientFaceOf(face: ClockFace | null, { preferences, now }: ClockNews): ClientFace | null {
  return face && preferences && clientFace(face, preferences.client, now);
}

/** Without keys to dim it. */
function quietLight(theme: ClockTheme, preferences: ClockNews['preferences']): number {
  return preferences ? lightOf({ theme, preferences, dimmedTo: 1, runningFor: null }) : 1;
}

/** The day's own zone, else that of the core's computer, else that of this window's. */
function zoneOf({ state, info }: ClockNews): ZoneId {
  return state?.zone ?? zoneId(info?.systemZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** Wakes the model when what is drawn stops being true; a plain clock does so each minute. */
function useSleep(model: ClockModel, shown: { readonly nextChangeAt: Instant | null } | null, now: Instant): void {
  const until = shown ? shown.nextChangeAt : plus(wholeMinute(now), minutes(1));
  useEffect(() => model.sleepUntil(until), [model, until]);
}
