import type { ReactNode } from 'react';
import type { Digits } from '../../../shared/domain/clock/digits.ts';
import classes from './stage.module.css';
import { useVars } from './use-vars.ts';

export interface FiguresProps {
  readonly digits: Digits;
  readonly spoken: string;
}

/** The large figures, in the size that the widest text of their stretch allows. */
export function Figures({ digits, spoken }: FiguresProps): ReactNode {
  const { sign, hours, minutes, text, unit, widest } = digits;
  const figures = useVars<HTMLDivElement>({
    '--widest': Math.max(widthEm(widest), widthEm(text) + (unit === null ? 0 : UNIT_EM)).toFixed(2),
  });
  return (
    <div ref={figures} className={classes['figures']} role="timer" aria-label={spoken}>
      <span aria-hidden="true">
        {hours === null ? text : `${sign}${hours}`}
        {hours !== null && <small>h</small>}
        {hours !== null && String(minutes).padStart(2, '0')}
        {unit !== null && <small data-unit>{unit}</small>}
      </span>
    </div>
  );
}

/** The width of ` min` beside the figures, in their size. */
const UNIT_EM = 0.62;

/** Roughly how wide the figures are, in their size; the face has figures of one width. */
export function widthEm(text: string): number {
  let width = 0;
  for (const sign of text) width += sign === ':' ? 0.3 : sign === ' ' ? 0.08 : sign === 'h' ? 0.34 : 0.66;
  return width;
}
