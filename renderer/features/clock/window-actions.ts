import type { AppInfo } from '../../../shared/contract/app.ts';
import type { ClockClient } from '../../app/clock-link.ts';
import type { Said } from './actions.ts';

/** What the clock does with its own window. */
export interface WindowActions {
  /** Full screen, or out of it. On which display is chosen where the clock is opened. */
  toggleFull(): void;
  /** Leaves full screen; where there is nothing to leave, lets other windows come in front. */
  leave(): void;
  /** Lets clicks through the mini clock, or catches them again; the settings have to want it. */
  toggleHold(): void;
}

export interface WindowActionsDeps {
  readonly app: Pick<ClockClient['app'], 'openClock' | 'setOnTop' | 'holdClock'>;
  readonly info: Pick<AppInfo, 'shell' | 'can'>;
  readonly place: Window;
  readonly say: (said: Said) => void;
}

const view = 'practitioner';

export function createWindowActions({ app, info, place, say }: WindowActionsDeps): WindowActions {
  const isFull = (): boolean => place.document.fullscreenElement !== null || place.matchMedia('(display-mode: fullscreen)').matches;
  const attempt = (deed: Promise<unknown>): void => void deed.catch(() => say({ words: 'This window cannot do that here.' }));

  function fill(full: boolean): void {
    if (info.shell === 'desktop') attempt(app.openClock({ view, mode: full ? 'fullScreen' : 'normal', displayId: null }));
    else attempt(full ? place.document.documentElement.requestFullscreen() : place.document.exitFullscreen());
  }

  async function switchHold(): Promise<void> {
    const before = await app.holdClock({ view });
    const { through } = await app.holdClock({ view, held: before.through });
    say({ words: through ? 'Clicks go through the clock' : 'Clicks reach the clock' });
  }

  return {
    toggleHold: () => attempt(info.can.clickThrough === 'no' ? Promise.reject(new Error('no windows of its own')) : switchHold()),
    toggleFull: () => fill(!isFull()),
    leave() {
      if (isFull()) return fill(false);
      if (info.can.alwaysOnTop !== 'native') return;
      attempt(app.setOnTop({ view, onTop: false }));
      say({
        words: 'Other windows may cover the clock',
        offer: { label: 'Keep on top', take: () => attempt(app.setOnTop({ view, onTop: true })) },
      });
    },
  };
}
