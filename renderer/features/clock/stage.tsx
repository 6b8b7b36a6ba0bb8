import type { ReactNode } from 'react';
import type { FaceView } from './face-view.ts';
import { Figures } from './figures.tsx';
import type { ClockTheme } from './light.ts';
import { lineWidthEm } from './line-width.ts';
import classes from './stage.module.css';
import { useVars } from '../../ui/use-vars.ts';

export interface StageProps {
  readonly view: FaceView;
  readonly theme: ClockTheme;
  /** 0..1, of the luminance that the theme allows. */
  readonly light: number;
  /** Over time, the figures slowly fade and return. */
  readonly isPulsing?: boolean;
  /** What the figures say, in words. */
  readonly spoken: string;
  readonly children?: ReactNode;
}

/** The face on the glass: figures in the middle, a line above, one or two below, the bar at the foot. */
export function Stage({ view, theme, light, isPulsing = false, spoken, children }: StageProps): ReactNode {
  const { phase, above, figures, word, below, also, progress, colour } = view;
  const stage = useVars<HTMLElement>(stageVars(view, light));
  return (
    <main ref={stage} className={classes['stage']} data-clock-theme={theme} data-phase={phase} data-pulsing={isPulsing ? '' : undefined}>
      <p className={classes['above']} data-named={colour === null ? undefined : ''}>
        {together(above)}
      </p>
      {figures ? <Figures digits={figures} spoken={spoken} /> : <div />}
      <div className={classes['under']}>
        <p className={classes['below']}>
          {word !== '' && <strong>{word}</strong>}
          {word !== '' && below !== '' && <i> · </i>}
          {below !== '' && <span>{together(below)}</span>}
        </p>
        <p className={classes['also']}>{together(also)}</p>
      </div>
      {progress !== null && (
        <div className={classes['bar']} data-bar data-alone={figures ? undefined : ''} aria-hidden="true">
          <div />
        </div>
      )}
      {children}
    </main>
  );
}

/** What the styles need to know in numbers. */
function stageVars({ above, word, below, progress, colour }: FaceView, light: number): StageVars {
  const line = [word, below].filter(Boolean).join(' · ');
  return {
    '--light': toSignal(light),
    '--above-width': (lineWidthEm(above) + (colour === null ? 0 : MARK_EM)).toFixed(1),
    '--below-width': (lineWidthEm(line) + (word === '' ? 0 : MARK_EM)).toFixed(1),
    '--client': colour ?? 'transparent',
    '--done': progress ?? 0,
  };
}

type StageVars = Parameters<typeof useVars>[0];

/** Lines are not broken before a dash, nor between a number and its unit. */
function together(line: string): string {
  return line.replaceAll(/ (?=[–·])|(?<=\d) (?=min|h\b|s\b)/g, '\u00A0');
}

/** The width of the mark before a word or a name, in the size of the line. */
const MARK_EM = 1.2;

/** A filter scales the signal, which the eye sees as light to the power of 2.2. */
function toSignal(light: number): string {
  return (light ** (1 / 2.2)).toFixed(3);
}
