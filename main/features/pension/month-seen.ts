import type { OpenMonth } from '../../../shared/contract/pension.ts';
import { sha256Of } from '../../file-pieces.ts';

/** What a window shows of a month that waits and Form B would freeze. */
export interface SeenMonth extends Pick<OpenMonth, 'tier' | 'totals' | 'reference'> {
  readonly rows: readonly Pick<OpenMonth['rows'][number], 'formId' | 'paidOn'>[];
}

/** A mark that differs wherever one of its figures does: Form B is made of what was seen, or not at all. */
export function seenMark({ rows, tier, totals, reference }: SeenMonth): string {
  // What a form says is frozen; of a row only the day of its pay can still change.
  const told = rows.map(({ formId, paidOn }) => [formId, paidOn]);
  const boxes = Object.entries(totals ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return sha256Of(Buffer.from(JSON.stringify([told, tier, boxes, reference]), 'utf8'));
}
