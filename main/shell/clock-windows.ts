import { screen, type BrowserWindow, type Display as Screen } from 'electron';
import type { ClockMode, ClockView } from '../ports/shell.ts';
import { keepOnTop, type WindowSystem } from './on-top.ts';
import type { WindowFactory, WindowLook } from './window-factory.ts';

const MINI = { width: 320, height: 140 };
const NORMAL = { width: 720, height: 480 };
const EDGE = 24;

export interface ClockWindows {
  open(view: ClockView, mode: ClockMode, displayId: string | null): void;
  close(view: ClockView): void;
  setOnTop(view: ClockView, onTop: boolean): void;
  /** After displays came, went or changed, and after the window system took a window down. */
  settle(): void;
}

interface OpenClock {
  readonly window: BrowserWindow;
  mode: ClockMode;
  displayId: string | null;
  onTop: boolean;
}

/** The clock windows of the desktop app: one per view, never taking the focus from a call. */
export function createClockWindows(windows: WindowFactory, system: WindowSystem): ClockWindows {
  const clocks = new Map<ClockView, OpenClock>();

  function create(view: ClockView): OpenClock {
    const window = windows.open('clock', `/clock.html?view=${view}`, look(view));
    const clock: OpenClock = { window, mode: 'normal', displayId: null, onTop: true };
    // Some programs that share the screen, and hiding on X11, drop a window from the top without a word.
    for (const lost of ['blur', 'show', 'restore'] as const) window.on(lost as 'show', () => raise(clock));
    window.on('closed', () => clocks.delete(view));
    window.once('ready-to-show', () => window.showInactive());
    clocks.set(view, clock);
    return clock;
  }

  function raise({ window, mode, onTop }: OpenClock): void {
    if (!window.isDestroyed()) keepOnTop(window, system, { onTop: onTop && mode !== 'fullScreen' });
  }

  function place(clock: OpenClock): void {
    const { window, mode } = clock;
    const display = chosenDisplay(clock.displayId);
    window.setFullScreen(false);
    if (mode === 'fullScreen') {
      window.setBounds(display.bounds);
      window.setFullScreen(true);
    } else {
      window.setBounds(mode === 'mini' ? inCorner(display) : inMiddle(display));
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
    settle() {
      for (const clock of clocks.values()) {
        if (isOffScreen(clock.window)) place(clock);
        else raise(clock);
      }
    },
  };
}

function look(view: ClockView): WindowLook {
  return {
    ...NORMAL,
    minWidth: 200,
    minHeight: 96,
    backgroundColor: '#000000',
    title: view === 'client' ? 'Clock for the client' : 'Clock',
  };
}

/** The display asked for, while it is connected; else the main one. */
function chosenDisplay(id: string | null): Screen {
  return screen.getAllDisplays().find((display) => String(display.id) === id) ?? screen.getPrimaryDisplay();
}

function inCorner({ workArea }: Screen): Electron.Rectangle {
  return { ...MINI, x: workArea.x + workArea.width - MINI.width - EDGE, y: workArea.y + EDGE };
}

function inMiddle({ workArea }: Screen): Electron.Rectangle {
  const width = Math.min(NORMAL.width, workArea.width);
  const height = Math.min(NORMAL.height, workArea.height);
  return {
    width,
    height,
    x: workArea.x + Math.round((workArea.width - width) / 2),
    y: workArea.y + Math.round((workArea.height - height) / 2),
  };
}

/** Whether no display shows the middle of the window any more. */
function isOffScreen(window: BrowserWindow): boolean {
  const { x, y, width, height } = window.getBounds();
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  return !screen
    .getAllDisplays()
    .some(
      ({ bounds }) => middleX >= bounds.x && middleX < bounds.x + bounds.width && middleY >= bounds.y && middleY < bounds.y + bounds.height,
    );
}
