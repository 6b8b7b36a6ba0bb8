import { useEffect, useEffectEvent, type ReactNode } from 'react';
import type { Said } from './actions.ts';
import classes from './controls.module.css';

const STAYS_FOR = 8_000;

export interface ToastProps {
  readonly said: Said;
  readonly place: Window;
  readonly onClose: (said: Said) => void;
}

/** Says what was done, and offers to take it back. */
export function Toast({ said, place, onClose }: ToastProps): ReactNode {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const timer = place.setTimeout(() => close(said), STAYS_FOR);
    return () => place.clearTimeout(timer);
  }, [said, place]);
  const { words, offer } = said;
  return (
    <div className={classes['toast']} role="status">
      {words}
      {offer && (
        <button
          type="button"
          onClick={() => {
            onClose(said);
            offer.take();
          }}
        >
          {offer.label}
        </button>
      )}
    </div>
  );
}
