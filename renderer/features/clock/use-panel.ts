import { useState, type ComponentType } from 'react';
import type { Said } from './actions.ts';
import type { Asked, ClockPanelProps } from './clock-panel.tsx';

interface OpenPanel {
  readonly asked: Asked;
  readonly Panel: ComponentType<ClockPanelProps>;
}

/** The panel over the face, if one is open. Panels come with the first one asked for, so that the clock starts without them. */
export function usePanel(say: (said: Said) => void): { open: OpenPanel | null; ask: (asked: Asked) => void; close: () => void } {
  const [open, setOpen] = useState<OpenPanel | null>(null);
  const ask = (asked: Asked): void => {
    import('./clock-panel.tsx').then(
      ({ ClockPanel }) => setOpen({ asked, Panel: ClockPanel }),
      () => say({ words: 'That cannot be shown while the connection is lost.' }),
    );
  };
  return { open, ask, close: () => setOpen(null) };
}
