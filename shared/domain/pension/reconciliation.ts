import { difference, type Pence } from '../money.ts';

/** How a month stands against the statement of the authority. */
export const reconciliationVerdicts = ['missing', 'agrees', 'withinTolerance', 'short', 'over'] as const;

export interface Reconciliation {
  readonly verdict: (typeof reconciliationVerdicts)[number];
  /** What the statement has more (above nothing) or less than was worked out; null where it has nothing. */
  readonly difference: Pence | null;
}

/** Compares what was worked out with what the statement says. @param tolerance  differences below it are neither collected nor paid back */
export function reconcile(expected: Pence, stated: Pence | null, tolerance: Pence): Reconciliation {
  if (stated === null) return { verdict: 'missing', difference: null };
  const more = difference(stated, expected);
  if (more === 0) return { verdict: 'agrees', difference: more };
  if (Math.abs(more) < tolerance) return { verdict: 'withinTolerance', difference: more };
  return { verdict: more < 0 ? 'short' : 'over', difference: more };
}
