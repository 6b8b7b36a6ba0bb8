import type { ValueChoice } from '../../../../shared/domain/pension/template-keys.ts';
import type { PlacedItem } from './placed-items.ts';
import { placeWords, valueWords } from './template-words.ts';

export const placeShows = ['all', 'check', 'empty'] as const;
export type PlaceShow = (typeof placeShows)[number];

export interface PlaceFilter {
  readonly text: string;
  readonly show: PlaceShow;
}

export const everyPlace: PlaceFilter = { text: '', show: 'all' };

/** From so many places on, a list of them has a search. */
export const manyPlaces = 30;

/** The places that fit, in their order; the chosen one stays whatever is asked for. */
export function fittingPlaces(
  items: readonly PlacedItem[],
  { text, show }: PlaceFilter,
  chosen: string | null,
  choices: ReadonlyMap<string, ValueChoice>,
): readonly PlacedItem[] {
  const words = text.trim().toLowerCase();
  if (words === '' && show === 'all') return items;
  return items.filter((item) => item.id === chosen || (isShown(item, show) && wordsOf(item, choices).includes(words)));
}

function isShown({ value, isSuggested }: PlacedItem, show: PlaceShow): boolean {
  if (show === 'all') return true;
  return show === 'check' ? isSuggested : value === null;
}

/** What the row shows, and what the file itself calls the field. */
function wordsOf(item: PlacedItem, choices: ReadonlyMap<string, ValueChoice>): string {
  return `${placeWords(item)} ${valueWords(item, choices)} ${item.field?.name ?? ''}`.toLowerCase();
}
