import { useState } from 'react';
import type { Said } from './actions.ts';
import { dimSteps } from './light.ts';

/** The dim key of this window: each press a step darker, and from the darkest back to full light. */
export function useDim(say: (said: Said) => void): { readonly dimmedTo: number; readonly stepDim: () => void } {
  const [step, setStep] = useState(0);
  const stepDim = (): void => {
    const next = (step + 1) % dimSteps.length;
    setStep(next);
    say({ words: `Light ${100 * (dimSteps[next] ?? 1)} %` });
  };
  return { dimmedTo: dimSteps[step] ?? 1, stepDim };
}
