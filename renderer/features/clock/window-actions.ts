import type { AppInfo, Display } from '../../../shared/contract/app.ts';
import type { Client } from '../../app/connect.ts';
import type { Said } from './actions.ts';

/** What the clock does with its own window. */
export interface WindowActions {
  /** Full screen, or out of it; asks for the display where there are several. */
  toggleFull(): void;
  openFull(displayId: string | null): void;
  /** Leaves full screen; where there is nothing to leave, lets other windows come in front. */
  leave(): void;
}

export interface WindowActionsDeps {
  readonly app: Client['app'];
  readonly info: AppInfo;
  readonly place: Window;
  readonly say: (said: Said) => void;
  readonly chooseDisplay: (displays: readonly Display[]) => void;
}

export function createWindowActions({ app, info, place, say, chooseDisplay }: WindowActionsDeps): WindowActions {
  const view = 'practitioner';
  const isDesktop = info.shell === 'desktop';
  const refuse = (): void => say({ words: 'This window cannot do that here.' });
  const isFull = (): boolean => place.document.fullscreenElement !== null || place.matchMedia('(display-mode: fullscreen)').matches;

  function openFull(displayId: string | null): void {
    app.openClock({ view, mode: 'fullScreen', displayId }).catch(refuse);
  }

  async function enter(): Promise<void> {
    if (!isDesktop) return place.document.documentElement.requestFullscreen();
    const displays = info.can.chooseDisplay ? await app.displays({}) : [];
    if (displays.length > 1) chooseDisplay(displays);
    else openFull(null);
  }

  function exit(): void {
    if (isDesktop) app.openClock({ view, mode: 'normal', displayId: null }).catch(refuse);
    else place.document.exitFullscreen().catch(refuse);
  }

  function keepOnTop(onTop: boolean): void {
    const offer = { label: onTop ? 'Undo' : 'Keep on top', take: () => keepOnTop(!onTop) };
    app.setOnTop({ view, onTop }).then(() => say({ words: onTop ? 'Kept on top' : 'Other windows may cover the clock', offer }), refuse);
  }

  return {
    toggleFull: () => (isFull() ? exit() : void enter().catch(refuse)),
    openFull,
    leave() {
      if (isFull()) exit();
      else if (isDesktop && info.can.alwaysOnTop === 'native') keepOnTop(false);
    },
  };
}
