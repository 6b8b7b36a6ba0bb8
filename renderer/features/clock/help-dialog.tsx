import type { ReactNode } from 'react';
import { Panel } from './panel.tsx';
import classes from './panel.module.css';
import type { Shortcut } from './shortcuts.ts';

export interface HelpDialogProps {
  readonly shortcuts: readonly Shortcut[];
  readonly onClose: () => void;
}

/** Every key and what it does. */
export function HelpDialog({ shortcuts, onClose }: HelpDialogProps): ReactNode {
  return (
    <Panel title="Keys of the clock" onClose={onClose}>
      <dl className={classes['keys']}>
        {shortcuts.map(({ id, cap, label }) => (
          <div key={id}>
            <dt>
              <kbd>{cap}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={onClose}>
        Close
      </button>
    </Panel>
  );
}
