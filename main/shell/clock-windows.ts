import { screen, type BrowserWindow, type Display as Screen } from 'electron';
import type { ClockMode, ClockView, MiniLook } from '../ports/shell.ts';
import { inMiddle, liesOn, miniIn, settled } from './clock-places.ts';
import { keepOnTop, type WindowSystem } from './on-top.ts';
import type { WindowFactory, WindowLook } from './window-factory.ts';

export interface ClockWindows {
  /** A null display means the one the window is on, or at first the main one. */
  open(view: ClockView, mode: ClockMode, displayId: string | null): void;
  close(view: ClockView): void;
  setOnTop(view: ClockView, onTop: boolean): void;
  /** Corner and opacity of the mini clock, also of one that is open. */
  setMiniLook(look: MiniLook): void;
  /** After displays came, went or changed, and after the window system took a window down. */
  settle(): void;
}

interface OpenClock {
  readonly window: BrowserWindow;
  mode: ClockMode;
  /** Null for the one it is on. */
  displayId: string | null;
  /** Its display is gone: it waits in a window of usual size, so that it never covers the one screen that is left. */
  isAway: boolean;
  onTop: boolean;
}

/** The clock windows of the desktop app: one per view, never taking the focus from a call. */
export function createClockWindows(windows: WindowFactory, system: WindowSystem): ClockWindows {
  const clocks = new Map<ClockView, OpenClock>();
  let look: MiniLook = { corner: 'topRight', opacity: 1 };

  function create(view: ClockView): OpenClock {
    const window = windows.open('clock', `/clock.html?view=${view}`, windowLook(view));
    const clock: OpenClock = { window, mode: 'normal', displayId: null, isAway: false, onTop: true };
    // Some programs that share the screen, and hiding on X11, drop a window from the top without a word.
    for (const lost of ['blur', 'show', 'restore'] as const) window.on(lost as 'show', () => raise(clock));
    window.on('moved', () => snap(clock));
    window.on('closed', () => clocks.delete(view));
    window.once('ready-to-show', () => window.showInactive());
    clocks.set(view, clock);
    return clock;
  }

  function raise({ window, mode, isAway, onTop }: OpenClock): void {
    if (!window.isDestroyed()) keepOnTop(window, system, { onTop: onTop && (mode !== 'fullScreen' || isAway) });
  }

  function place(clock: OpenClock): void {
    const { window, mode } = clock;
    const asked = clock.displayId === null ? (displayUnder(window) ?? screen.getPrimaryDisplay()) : displayOf(clock.displayId);
    const display = asked ?? screen.getPrimaryDisplay();
    clock.isAway = asked === undefined;
    clock.displayId ??= String(display.id);
    window.setFullScreen(false);
    window.setOpacity(mode === 'mini' ? look.opacity : 1);
    if (mode === 'fullScreen' && !clock.isAway) {
      window.setBounds(display.bounds);
      window.setFullScreen(true);
    } else {
      window.setBounds(mode === 'mini' ? miniIn(display.workArea, look.corner) : inMiddle(display.workArea));
    }
    raise(clock);
  }

  return {
    open(view, mode, displayId) {
      const clock = clocks.get(view) ?? create(view);
      Object.assign(clock, { mode, displayId });
      place(clock);
      if (clock.window.isVisible()) clock.window.moveTop();
    },
    close: (view) => clocks.get(view)?.window.close(),
    setOnTop(view, onTop) {
      const clock = clocks.get(view);
      if (!clock) return;
      clock.onTop = onTop;
      raise(clock);
    },
    setMiniLook(next) {
      const isMoved = next.corner !== look.corner;
      look = next;
      for (const clock of clocks.values()) {
        if (clock.mode !== 'mini') continue;
        clock.window.setOpacity(look.opacity);
        if (isMoved) place(Object.assign(clock, { displayId: null }));
      }
    },
    settle() {
      for (const clock of clocks.values()) (isMisplaced(clock) ? place : raise)(clock);
    },
  };
}

function windowLook(view: ClockView): WindowLook {
  return {
    width: 720,
    height: 480,
    minWidth: 160,
    minHeight: 90,
    backgroundColor: '#000000',
    title: view === 'client' ? 'Clock for the client' : 'Clock',
  };
}

/** Off every display, full screen without its display, or away although its display is back. */
function isMisplaced({ window, mode, displayId, isAway }: OpenClock): boolean {
  const isHere = displayId !== null && displayOf(displayId) !== undefined;
  return (isAway ? isHere : mode === 'fullScreen' && !isHere) || !displayUnder(window);
}

function displayOf(id: string): Screen | undefined {
  return screen.getAllDisplays().find((display) => String(display.id) === id);
}

/** The display that shows the middle of the window, if any. */
function displayUnder(window: BrowserWindow): Screen | undefined {
  return screen.getAllDisplays().find(({ bounds }) => liesOn(window.getBounds(), bounds));
}

/** Only macOS and Windows tell when a window was let go. */
function snap({ window, mode }: OpenClock): void {
  const display = mode === 'mini' ? displayUnder(window) : undefined;
  if (display) window.setBounds(settled(window.getBounds(), display.workArea));
}
