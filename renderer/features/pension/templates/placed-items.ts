import type { ValueChoice } from '../../../../shared/domain/pension/template-keys.ts';
import { targetKey } from '../../../../shared/domain/pension/template-carrying.ts';
import type { PageArea, Place, PlaceTarget, TemplateField, ValuePart } from '../../../../shared/domain/pension/template-model.ts';

/** One place of a form while it is worked on: a field of the file, or an area that the user marked. */
export interface PlacedItem {
  readonly id: string;
  readonly target: PlaceTarget;
  readonly area: PageArea;
  /** As the file has it; null for a mark. */
  readonly field: TemplateField | null;
  /** What is filled in; null for nothing. */
  readonly value: string | null;
  readonly part: ValuePart;
  /** Nobody has looked at it yet. */
  readonly isSuggested: boolean;
}

/** The fields in the order of the file, then the marks. @param isSuggested  nobody has looked at the places yet */
export function itemsOf(fields: readonly TemplateField[], places: readonly Place[], isSuggested: boolean): readonly PlacedItem[] {
  const placed = new Map(places.map((place) => [targetKey(place.target), place]));
  const ofFields = fields.map((field, index): PlacedItem => {
    const target = { kind: 'field', name: field.name, option: field.option } as const;
    const place = placed.get(targetKey(target));
    const { page, x, y, width, height } = field;
    return {
      id: `field-${index}`,
      target,
      area: { page, x, y, width, height },
      field,
      value: place?.value ?? null,
      part: place?.part ?? 'whole',
      isSuggested: isSuggested && place !== undefined,
    };
  });
  const marks = places.flatMap((place, index) =>
    place.target.kind === 'mark' ? [markItem(`mark-${index}`, place.target, place, isSuggested)] : [],
  );
  return [...ofFields, ...marks];
}

/** What is kept: every place that has a value. */
export function placesOf(items: readonly PlacedItem[]): readonly Place[] {
  return items.flatMap(({ value, part, target }) => (value === null ? [] : [{ value, part, target }]));
}

function markItem(
  id: string,
  area: PageArea,
  { value, part }: { readonly value: string | null; readonly part: ValuePart },
  isSuggested: boolean,
): PlacedItem {
  const { page, x, y, width, height } = area;
  const own = { page, x: round(x), y: round(y), width: round(width), height: round(height) };
  return { id, target: { kind: 'mark', ...own }, area: own, field: null, value, part, isSuggested };
}

/** A new mark at the end, without a value. */
export function withMark(items: readonly PlacedItem[], id: string, area: PageArea): readonly PlacedItem[] {
  return [...items, markItem(id, area, { value: null, part: 'whole' }, false)];
}

export function without(items: readonly PlacedItem[], id: string): readonly PlacedItem[] {
  return items.filter((item) => item.id !== id);
}

/** Another value; a part that it does not have becomes the whole. */
export function withValue(items: readonly PlacedItem[], id: string, value: string | null): readonly PlacedItem[] {
  return changed(items, id, (item) => ({ ...item, value, part: 'whole', isSuggested: false }));
}

export function withPart(items: readonly PlacedItem[], id: string, part: ValuePart): readonly PlacedItem[] {
  return changed(items, id, (item) => ({ ...item, part, isSuggested: false }));
}

export function confirmed(items: readonly PlacedItem[], id: string): readonly PlacedItem[] {
  return changed(items, id, (item) => ({ ...item, isSuggested: false }));
}

/** The mark elsewhere, kept on its page. @param size  of the page, in points */
export function movedMark(
  items: readonly PlacedItem[],
  id: string,
  to: Partial<Omit<PageArea, 'page'>>,
  size: { readonly widthPt: number; readonly heightPt: number },
): readonly PlacedItem[] {
  return changed(items, id, (item) => {
    if (item.target.kind !== 'mark') return item;
    const wanted = { ...item.area, ...to };
    const width = between(smallestMark, wanted.width, size.widthPt);
    const height = between(smallestMark, wanted.height, size.heightPt);
    const x = between(0, wanted.x, size.widthPt - width);
    const y = between(0, wanted.y, size.heightPt - height);
    return { ...markItem(item.id, { page: item.area.page, x, y, width, height }, item, false) };
  });
}

/** Points; narrower is no room for a letter. */
export const smallestMark = 4;

export interface Repeat {
  /** How many more. */
  readonly count: number;
  /** From one row to the next, in points. */
  readonly pitchPt: number;
}

/** The same value of the rows that follow, each under the one before; as far as the form has such values and the page has room. */
export function repeatedDown(
  items: readonly PlacedItem[],
  id: string,
  { count, pitchPt }: Repeat,
  { choices, heightPt, newId }: { readonly choices: readonly ValueChoice[]; readonly heightPt: number; readonly newId: () => string },
): readonly PlacedItem[] {
  const item = items.find((found) => found.id === id);
  const [, sort, number, rest] = rowPattern.exec(item?.value ?? '') ?? [];
  if (item === undefined || number === undefined) return items;
  const known = new Set(choices.map(({ key }) => key));
  const rows = Array.from({ length: count }, (_, index) => ({
    value: `${sort}${Number(number) + index + 1}.${rest}`,
    area: { ...item.area, y: item.area.y + pitchPt * (index + 1) },
  })).filter(({ value, area }) => known.has(value) && area.y + area.height <= heightPt);
  const isNew = new Set(rows.map(({ value }) => value));
  const kept = items.filter(({ field, value, part }) => field !== null || value === null || part !== item.part || !isNew.has(value));
  return [...kept, ...rows.map(({ value, area }) => markItem(newId(), area, { value, part: item.part }, false))];
}

/** Whether a value has others of its sort in the rows below. */
export function isRowValue(value: string | null): boolean {
  return value !== null && rowPattern.test(value);
}

const rowPattern = /^(row|range)(\d+)\.(\w+)$/u;

function changed(items: readonly PlacedItem[], id: string, change: (item: PlacedItem) => PlacedItem): readonly PlacedItem[] {
  return items.map((item) => (item.id === id ? change(item) : item));
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(value, Math.max(least, most)));
}

/** To a tenth of a point, which is finer than any print. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
