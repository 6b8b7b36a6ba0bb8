/** The ids with one of them moved to another place; places outside the list are its ends. */
export function moveTo(ids: readonly string[], id: string, place: number): readonly string[] {
  const others = ids.filter((other) => other !== id);
  if (others.length === ids.length) return ids;
  const at = Math.min(Math.max(place, 0), others.length);
  return [...others.slice(0, at), id, ...others.slice(at)];
}

/** A row of a list on screen, from top to bottom in px. */
export interface RowPlace {
  readonly top: number;
  readonly bottom: number;
}

/** Where the row at `place` belongs while the pointer is at `y`: it passes a neighbour once the pointer is past its middle. */
export function placeUnder(rows: readonly RowPlace[], place: number, y: number): number {
  const middle = (row: RowPlace): number => (row.top + row.bottom) / 2;
  let wanted = place;
  rows.forEach((row, index) => {
    if (index < place && y < middle(row)) wanted = Math.min(wanted, index);
    if (index > place && y > middle(row)) wanted = index;
  });
  return wanted;
}

/** Members in the wanted order; those it does not name stay behind, as they stood. */
export function inOrder<T extends { readonly id: string }>(members: readonly T[], wanted: readonly string[] | null): readonly T[] {
  if (wanted === null) return members;
  const placeOf = (member: T): number => {
    const place = wanted.indexOf(member.id);
    return place < 0 ? wanted.length : place;
  };
  return [...members].sort((a, b) => placeOf(a) - placeOf(b));
}
