import type { BasisPoints } from '../money.ts';
import type { FormKind, Place, PlaceTarget, TemplateReading } from './template-model.ts';
import { suggestPlaces } from './template-suggestions.ts';

/** A form as far as places are concerned. */
export interface PlacedForm {
  readonly formKind: FormKind;
  readonly reading: Pick<TemplateReading, 'pages' | 'fields'>;
  readonly places: readonly Place[];
}

/**
 * What goes where on a form that nobody has looked at yet: as on the one before it wherever that has the same field, or
 * the same pages for marks; else as its words suggest. All of it is for the user to check.
 *
 * @param before  a form of the same kind that was looked at; null where there is none
 * @param tiers  of the form's scheme year
 */
export function startingPlaces(
  form: Omit<PlacedForm, 'places'>,
  before: PlacedForm | null,
  tiers: readonly BasisPoints[],
): readonly Place[] {
  const carried = before === null ? [] : before.places.filter(({ target }) => isStillThere(target, form, before));
  const isTaken = new Set(carried.map(({ target }) => targetKey(target)));
  const isPlaced = new Set(carried.map(({ value }) => value));
  const suggested = suggestPlaces(form.formKind, form.reading.fields, tiers);
  return [...carried, ...suggested.filter(({ value, target }) => !isPlaced.has(value) && !isTaken.has(targetKey(target)))];
}

/** Two targets with the same key are the same place. */
export function targetKey(target: PlaceTarget): string {
  if (target.kind === 'field') return JSON.stringify([target.name, target.option]);
  return JSON.stringify([target.page, target.x, target.y, target.width, target.height]);
}

function isStillThere(target: PlaceTarget, { reading }: Omit<PlacedForm, 'places'>, before: PlacedForm): boolean {
  if (target.kind === 'field') return reading.fields.some(({ name, option }) => name === target.name && option === target.option);
  const [own, other] = [reading.pages[target.page], before.reading.pages[target.page]];
  return reading.pages.length === before.reading.pages.length && own?.widthPt === other?.widthPt && own?.heightPt === other?.heightPt;
}
