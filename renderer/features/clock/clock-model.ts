import type { AppInfo } from '../../../shared/contract/app.ts';
import type { ClockState } from '../../../shared/contract/clock.ts';
import type { Preferences } from '../../../shared/contract/preferences.ts';
import { seconds, type Instant } from '../../../shared/domain/time.ts';
import type { ConnectionState } from '../../app/connect-socket.ts';
import { present } from '../../app/present.ts';

/** All that a clock window knows; each newer piece makes a new object. */
export interface ClockNews {
  /** The instant it was last looked at the wall clock: what is drawn is true for it. */
  readonly now: Instant;
  readonly link: ConnectionState;
  /** Null until the core has answered; false while the profile is locked. */
  readonly isOpen: boolean | null;
  /** The day as last told; kept while the connection is lost. */
  readonly state: ClockState | null;
  readonly preferences: Preferences['clock'] | null;
  readonly info: AppInfo | null;
}

/** What the window draws from, with the one timer that wakes it. */
export interface ClockModel {
  get(): ClockNews;
  listen(changed: () => void): () => void;
  tell(news: Partial<Omit<ClockNews, 'now'>>): void;
  /** The instant at which what is drawn stops being true; null for "not by itself". */
  sleepUntil(at: Instant | null): void;
  close(): void;
}

/** However long nothing changes, a clock that was set is noticed after this. */
const LONGEST_SLEEP = seconds(30);
const wakers = ['focus', 'online', 'pageshow'] as const;

/**
 * Sleeps until the drawn face changes and looks at the wall clock then: no beat, no frame loop.
 *
 * @param place  the window the clock is in; its timers go on while it is on screen, whatever its opener does
 */
export function createClockModel(place: Window): ClockModel {
  let news: ClockNews = { now: present(), link: 'interrupted', isOpen: null, state: null, preferences: null, info: null };
  let until: Instant | null = null;
  let timer = 0;
  const listeners = new Set<() => void>();

  function look(change: Partial<ClockNews> = {}): void {
    news = { ...news, ...change, now: present() };
    if (until !== null && until <= news.now) until = null;
    for (const changed of listeners) changed();
    arm();
  }

  function check(): void {
    const at = present();
    if (at < news.now || (until !== null && at >= until)) look();
    else arm();
  }

  function arm(): void {
    place.clearTimeout(timer);
    const rest = until === null ? LONGEST_SLEEP : Math.min(LONGEST_SLEEP, until - present());
    timer = place.setTimeout(check, Math.max(1, rest));
  }

  const stop = new AbortController();
  for (const waker of wakers) place.addEventListener(waker, check, stop);
  place.document.addEventListener('visibilitychange', check, stop);
  arm();

  return {
    get: () => news,
    listen(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    tell: look,
    sleepUntil(at) {
      until = at;
      arm();
    },
    close() {
      stop.abort();
      place.clearTimeout(timer);
    },
  };
}
