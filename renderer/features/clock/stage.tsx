import type { ReactNode } from 'react';
import type { FaceView } from './face-view.ts';
import { Figures } from './figures.tsx';
import type { ClockTheme } from './light.ts';
import classes from './stage.module.css';
import { useVars } from './use-vars.ts';

export interface StageProps {
  readonly view: FaceView;
  readonly theme: ClockTheme;
  /** 0..1, of the luminance that the theme allows. */
  readonly light: number;
  /** What the figures say, in words. */
  readonly spoken: string;
  readonly children?: ReactNode;
}

/** The face on the glass: figures in the middle, a line above, one or two below, the bar at the foot. */
export function Stage({ view, theme, light, spoken, children }: StageProps): ReactNode {
  const { phase, above, figures, word, below, also, progress, colour } = view;
  const line = [word, below].filter(Boolean).join(' · ');
  const stage = useVars<HTMLElement>({
    '--light': toSignal(light),
    '--above-length': above.length,
    '--below-length': line.length + (word === '' ? 0 : 3),
    '--also-length': also.length,
    '--client': colour ?? 'transparent',
    '--done': progress ?? 0,
  });
  return (
    <main ref={stage} className={classes['stage']} data-clock-theme={theme} data-phase={phase}>
      <p className={classes['above']} data-named={colour === null ? undefined : ''}>
        {above}
      </p>
      {figures ? <Figures digits={figures} spoken={spoken} /> : <div />}
      <div className={classes['under']}>
        <p className={classes['below']}>
          {word !== '' && <strong>{word}</strong>}
          {word !== '' && below !== '' && ' · '}
          {below}
        </p>
        <p className={classes['also']}>{also}</p>
      </div>
      {progress !== null && (
        <div className={classes['bar']} data-alone={figures ? undefined : ''} aria-hidden="true">
          <div />
        </div>
      )}
      {children}
    </main>
  );
}

/** A filter scales the signal, which the eye sees as light to the power of 2.2. */
function toSignal(light: number): string {
  return (light ** (1 / 2.2)).toFixed(3);
}
