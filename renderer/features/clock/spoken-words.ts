import type { Digits } from '../../../shared/domain/clock/digits.ts';
import type { FaceView } from './face-view.ts';

/** The figures as they are read aloud: `24 min left`, `4 min 12 s over`, `13:20`. */
export function figureWords({ figures, phase }: Pick<FaceView, 'figures' | 'phase'>): string {
  if (figures === null) return '';
  const length = partsOf(figures);
  if (length === '') return figures.text;
  if (figures.sign === '+') return `${length} ${phase === 'overtime' ? 'over' : 'late'}`;
  return `${length} ${phase === 'waiting' ? 'to the start' : 'left'}`;
}

/** All that the face says, on request. */
export function faceWords(view: Pick<FaceView, 'figures' | 'phase' | 'word' | 'above' | 'below' | 'also'>): string {
  return [view.above, figureWords(view), ...lineWords(view)].filter(Boolean).join(', ');
}

/** What the phase says apart from its figures: it changes with the phase, or when the end was moved. */
export function phaseSaid(view: Pick<FaceView, 'word' | 'below' | 'also'>): string {
  return lineWords(view).join(', ');
}

function lineWords({ word, below, also }: Pick<FaceView, 'word' | 'below' | 'also'>): readonly string[] {
  return [word, below, also].filter(Boolean);
}

/** Empty for a time of day, which has neither a unit nor seconds. */
function partsOf({ hours, minutes, seconds, unit }: Digits): string {
  const parts = [
    hours !== null && `${hours} h`,
    (unit !== null || hours !== null || (seconds !== null && minutes > 0)) && `${minutes} min`,
    seconds !== null && `${seconds} s`,
  ];
  return parts.filter(Boolean).join(' ');
}
