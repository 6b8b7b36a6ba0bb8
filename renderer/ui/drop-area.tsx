import { useState, type DragEvent, type ReactNode } from 'react';
import classes from './drop-area.module.css';

export interface DropAreaProps {
  /** Said while a file is held over it. */
  readonly hint: string;
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
}

/** Takes a file that is dropped anywhere on what it holds; the button beside it does the same by keyboard. */
export function DropArea({ hint, onFile, children }: DropAreaProps): ReactNode {
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent): void => {
    const [file] = event.dataTransfer.files;
    setOver(false);
    if (!file) return;
    event.preventDefault();
    onFile(file);
  };
  return (
    <div className={classes['root']} data-over={isOver} onDragOver={over} onDragLeave={() => setOver(false)} onDrop={drop}>
      {children}
      {isOver && <p className={classes['hint']}>{hint}</p>}
    </div>
  );
}
