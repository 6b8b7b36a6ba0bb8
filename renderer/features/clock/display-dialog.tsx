import type { ReactNode } from 'react';
import type { Display } from '../../../shared/contract/app.ts';
import { Panel } from './panel.tsx';
import classes from './panel.module.css';

export interface DisplayDialogProps {
  readonly displays: readonly Display[];
  readonly onChoose: (displayId: string) => void;
  readonly onClose: () => void;
}

/** On which display the clock fills the screen. */
export function DisplayDialog({ displays, onChoose, onClose }: DisplayDialogProps): ReactNode {
  return (
    <Panel title="Full screen on which display?" onClose={onClose}>
      <div className={classes['list']}>
        {displays.map(({ id, label, primary, width, height }) => (
          <button
            key={id}
            type="button"
            onClick={() => {
              onClose();
              onChoose(id);
            }}
          >
            {label === '' ? 'Display' : label} – {width} × {height}
            {primary ? ', main' : ''}
          </button>
        ))}
      </div>
    </Panel>
  );
}
