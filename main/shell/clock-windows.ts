import { screen, type BrowserWindow, type Display as Screen } from 'electron';
import type { ClockLook, ClockMode, ClockView } from '../ports/shell.ts';
import { keepFromCapture, letClicksThrough } from './clock-glass.ts';
import { inMiddle, liesOn, miniIn, settled } from './clock-places.ts';
import { keepOnTop, type WindowSystem } from './on-top.ts';
import type { WindowFactory, WindowLook } from './window-factory.ts';

export interface ClockWindows {
  /** A null display means the one the window is on, or at first the main one. */
  open(view: ClockView, mode: ClockMode, displayId: string | null): void;
  close(view: ClockView): void;
  setOnTop(view: ClockView, onTop: boolean): void;
  /** How the windows look and what reaches them, also those that are open. */
  setLook(look: ClockLook): void;
  /** Holds the mini clock although clicks go through it, or lets go; answers whether they go through now. */
  hold(view: ClockView, held?: boolean): boolean;
  /** The mini clock that clicks are to go through: held, let go, or null for none. */
  isHeld(): boolean | null;
  /** After displays came, went or changed, and after the window system took a window down. */
  settle(): void;
}

export interface ClockEvents {
  /** `isHeld` may answer anew. */
  readonly onHold: () => void;
  /** The display of a full-screen clock is gone. */
  readonly onAway: () => void;
}

interface OpenClock {
  readonly window: BrowserWindow;
  readonly view: ClockView;
  mode: ClockMode;
  /** Null for the one it is on. */
  displayId: string | null;
  /** Its display is gone: it waits in a window of usual size, so that it never covers the one screen that is left. */
  isAway: boolean;
  onTop: boolean;
  /** Clicks reach it for now although they are to go through. */
  isHeld: boolean;
}

/** Until the preferences of a profile are known. */
const usualLook: ClockLook = { mini: { corner: 'topRight', opacity: 1, clickThrough: false }, hideFromCapture: true, everyDesktop: true };

/**
 * The clock windows of the desktop app: one per view, never taking the focus from a call.
 */
export function createClockWindows(windows: WindowFactory, system: WindowSystem, { onHold, onAway }: ClockEvents): ClockWindows {
  const clocks = new Map<ClockView, OpenClock>();
  let look = usualLook;

  function create(view: ClockView): OpenClock {
    const clock = openClock(view, windows, (lost) => raise(lost, look, system));
    clock.window.on('closed', () => {
      clocks.delete(view);
      onHold();
    });
    clocks.set(view, clock);
    return clock;
  }

  function coat(clock: OpenClock): void {
    glaze(clock, look, system);
    onHold();
  }

  function put(clock: OpenClock): void {
    const wasAway = clock.isAway;
    place(clock, look, system);
    if (clock.isAway && !wasAway) onAway();
  }

  return {
    open(view, mode, displayId) {
      const clock = clocks.get(view) ?? create(view);
      Object.assign(clock, { mode, displayId, isHeld: false });
      put(clock);
      coat(clock);
      if (clock.window.isVisible()) clock.window.moveTop();
    },
    close: (view) => clocks.get(view)?.window.close(),
    setOnTop(view, onTop) {
      const clock = clocks.get(view);
      if (!clock) return;
      clock.onTop = onTop;
      raise(clock, look, system);
    },
    setLook(next) {
      const { mini, everyDesktop } = look;
      look = next;
      for (const clock of clocks.values()) {
        if (look.mini.corner !== mini.corner && clock.mode === 'mini') put(Object.assign(clock, { displayId: null }));
        if (look.everyDesktop !== everyDesktop) raise(clock, look, system);
        coat(clock);
      }
    },
    hold(view, held) {
      const clock = clocks.get(view);
      if (!clock) return false;
      if (held !== undefined) coat(Object.assign(clock, { isHeld: held }));
      return isThrough(clock, look);
    },
    isHeld: () => [...clocks.values()].find(({ mode }) => mode === 'mini' && look.mini.clickThrough)?.isHeld ?? null,
    settle() {
      for (const clock of clocks.values()) {
        if (isMisplaced(clock)) put(clock);
        else raise(clock, look, system);
      }
    },
  };
}

function openClock(view: ClockView, windows: WindowFactory, raiseAgain: (clock: OpenClock) => void): OpenClock {
  const window = windows.open('clock', `/clock.html?view=${view}`, windowLook(view));
  const clock: OpenClock = { window, view, mode: 'normal', displayId: null, isAway: false, onTop: true, isHeld: false };
  // Some programs that share the screen, and hiding on X11, drop a window from the top without a word.
  for (const lost of ['blur', 'show', 'restore'] as const) window.on(lost as 'show', () => raiseAgain(clock));
  window.on('moved', () => snap(clock));
  window.once('ready-to-show', () => window.showInactive());
  return clock;
}

function place(clock: OpenClock, look: ClockLook, system: WindowSystem): void {
  const { window, mode } = clock;
  const asked = clock.displayId === null ? (displayUnder(window) ?? screen.getPrimaryDisplay()) : displayOf(clock.displayId);
  const display = asked ?? screen.getPrimaryDisplay();
  clock.isAway = asked === undefined;
  clock.displayId ??= String(display.id);
  window.setFullScreen(false);
  if (mode === 'fullScreen' && !clock.isAway) {
    window.setBounds(display.bounds);
    window.setFullScreen(true);
  } else {
    window.setBounds(mode === 'mini' ? miniIn(display.workArea, look.mini.corner) : inMiddle(display.workArea));
  }
  raise(clock, look, system);
}

function raise({ window, mode, isAway, onTop }: OpenClock, { everyDesktop }: ClockLook, system: WindowSystem): void {
  if (!window.isDestroyed()) keepOnTop(window, system, { onTop: onTop && (mode !== 'fullScreen' || isAway), everyDesktop });
}

/** Opacity, clicks and captures. The client's clock has nothing to hide: it may be shared with the client. */
function glaze(clock: OpenClock, look: ClockLook, system: WindowSystem): void {
  const { window, view, mode } = clock;
  window.setOpacity(mode === 'mini' ? look.mini.opacity : 1);
  letClicksThrough(window, system, { through: isThrough(clock, look) });
  keepFromCapture(window, system, { hidden: look.hideFromCapture && view === 'practitioner' });
}

function isThrough({ mode, isHeld }: OpenClock, { mini }: ClockLook): boolean {
  return mode === 'mini' && mini.clickThrough && !isHeld;
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
