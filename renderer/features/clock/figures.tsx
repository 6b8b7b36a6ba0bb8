import type { ReactNode } from 'react';
import type { Digits } from '../../../shared/domain/clock/digits.ts';
import classes from './stage.module.css';
import { useVars } from '../../ui/use-vars.ts';

export interface FiguresProps {
  readonly digits: Digits;
  readonly spoken: string;
}

/** The large figures, in the size that the widest text of their stretch allows; upright screens have them in two parts. */
export function Figures({ digits, spoken }: FiguresProps): ReactNode {
  const { sign, hours, minutes, text, unit, widest } = digits;
  const figures = useVars<HTMLDivElement>({
    '--widest': Math.max(widthEm(widest), widthEm(text) + (unit === null ? 0 : UNIT_EM)).toFixed(2),
    '--widest-part': widestPartEm(digits).toFixed(2),
  });
  const [first = '', second] = hours === null ? text.slice(sign.length).split(':') : [hours, String(minutes).padStart(2, '0')];
  return (
    <div ref={figures} className={classes['figures']} role="timer" aria-label={spoken}>
      <span aria-hidden="true">
        <span data-part="">
          {sign !== '' && <small data-sign="">{sign}</small>}
          {first}
          {hours !== null && <small>h</small>}
        </span>
        {second !== undefined && hours === null && <span data-joint="">:</span>}
        {second !== undefined && <span data-part="">{second}</span>}
        {unit !== null && <small data-unit="">{unit}</small>}
      </span>
    </div>
  );
}

/** The widths of ` min` beside the figures and of the small `h` between them, in their size. */
const UNIT_EM = 0.74;
const HOUR_EM = 0.4;

/** When minutes stand over seconds, or hours over minutes. */
function widestPartEm({ text, unit, widest }: Digits): number {
  const parts = `${widest}:${text}`.replaceAll(' h', 'h').split(/[: ]/);
  return Math.max(...parts.map(widthEm)) + (unit === null ? 0 : UNIT_EM);
}

/** Roughly how wide the figures are, in their size; the face has figures of one width. */
export function widthEm(text: string): number {
  let width = 0;
  for (const sign of text) width += widths[sign] ?? 0.635;
  return width;
}

const widths: Readonly<Record<string, number>> = { ':': 0.3, ' ': 0, h: HOUR_EM, '+': 0.36 };
