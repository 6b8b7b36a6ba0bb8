import { useState } from 'react';
import type { PlacedItem } from './placed-items.ts';

export type ItemChange = (items: readonly PlacedItem[]) => readonly PlacedItem[];

export interface PlacedItems {
  readonly items: readonly PlacedItem[];
  /** As it was when the work began, or was saved last. */
  readonly isChanged: boolean;
  readonly canUndo: boolean;
  /** Changes of one stroke, such as a drag, are taken back as one: those that name the same one. */
  change(change: ItemChange, stroke?: string): void;
  undo(): void;
  saved(): void;
}

interface Kept {
  readonly items: readonly PlacedItem[];
  readonly before: readonly (readonly PlacedItem[])[];
  readonly base: readonly PlacedItem[] | null;
  readonly stroke: string | null;
}

const MOST_STEPS = 200;

/** The places of a form while they are worked on, with a way back. @param isNew  even unchanged, they are to be saved */
export function usePlacedItems(start: () => readonly PlacedItem[], isNew: boolean): PlacedItems {
  const [kept, setKept] = useState<Kept>(() => {
    const items = start();
    return { items, before: [], base: isNew ? null : items, stroke: null };
  });
  return {
    items: kept.items,
    isChanged: kept.base !== kept.items,
    canUndo: kept.before.length > 0,
    change: (change, stroke) =>
      setKept((now) => {
        const goesOn = stroke !== undefined && stroke === now.stroke;
        const before = goesOn ? now.before : [...now.before, now.items].slice(-MOST_STEPS);
        return { ...now, items: change(now.items), before, stroke: stroke ?? null };
      }),
    undo: () =>
      setKept((now) => {
        const last = now.before.at(-1);
        return last === undefined ? now : { ...now, items: last, before: now.before.slice(0, -1), stroke: null };
      }),
    saved: () => setKept((now) => ({ ...now, base: now.items })),
  };
}
