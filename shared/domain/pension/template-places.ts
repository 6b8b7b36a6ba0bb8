import { AppError } from '../../errors/app-error.ts';
import type { Place, PlaceTarget } from './template-model.ts';
import { partOf, type FormValues } from './template-values.ts';

/** What stands at one place of a filled form. */
export interface PlacedValue {
  readonly target: PlaceTarget;
  /** `X` for a tick. */
  readonly text: string;
}

/**
 * The values at their places; places without a value stay empty.
 *
 * @throws AppError PENSION_TEMPLATE_SHORT when a row of Form B, a line of days, a sum, or the tick of the tier has no place
 *   although others of its sort have: a form must not silently say less
 */
export function placedValues(places: readonly Place[], values: FormValues): readonly PlacedValue[] {
  const placed = new Set(places.map(({ value }) => value));
  const sorts = new Set(places.map(({ value }) => sortOf(value)));
  for (const key of values.keys()) {
    if (!placed.has(key) && sorts.has(sortOf(key)) && mustBeWhole(key)) throw new AppError('PENSION_TEMPLATE_SHORT');
  }
  return places.flatMap(({ value, part, target }) => {
    const found = values.get(value);
    const text = found === undefined ? null : partOf(found, part);
    return text === null ? [] : [{ target, text }];
  });
}

/** `row3.paidOn` is of the sort `row.paidOn`, `tier.1250` of `tier.`. */
function sortOf(key: string): string {
  return key.replace(/^(row|range)\d+/u, '$1').replace(/^tier\.\d+$/u, 'tier.');
}

function mustBeWhole(key: string): boolean {
  return /^(?:row|range)\d+\.|^tier\.\d/u.test(key);
}
