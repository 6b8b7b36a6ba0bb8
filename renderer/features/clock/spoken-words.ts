import { figureWords } from '../../../shared/domain/clock/figure-words.ts';
import type { FaceView } from './face-view.ts';

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
