import { useEffect, useId, useRef, type ReactNode } from 'react';
import classes from './panel.module.css';

export interface PanelProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** Something over the face that is answered first; Esc leaves it. */
export function Panel({ title, children, onClose }: PanelProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // The browser would take the first answer instead of the one that Enter takes.
    shown?.querySelector<HTMLElement>('input:checked')?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className={classes['panel']} aria-labelledby={titleId} closedby="any" onClose={onClose}>
      <h1 id={titleId}>{title}</h1>
      {children}
    </dialog>
  );
}
