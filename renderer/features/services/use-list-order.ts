import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { moveTo, placeUnder } from './list-order.ts';

/** The handlers of one grip: it is dragged, or moved with the arrow keys. */
export interface GripHandlers {
  readonly 'data-grip': string;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

export interface ListOrder {
  /** The ids as they are to be shown. */
  readonly shown: readonly string[];
  /** The one that is being dragged. */
  readonly dragged: string | null;
  readonly gripOf: (id: string) => GripHandlers;
}

/**
 * Lets the rows of a list be put in another order by mouse, finger and keys.
 *
 * @param list  its children are the rows, those that can be moved first
 * @param ids  the rows that can be moved, as they stand
 * @param onOrder  a row was put down elsewhere
 */
export function useListOrder(
  list: RefObject<HTMLElement | null>,
  ids: readonly string[],
  onOrder: (ids: readonly string[], moved: string) => void,
): ListOrder {
  const [drag, setDrag] = useState<{ readonly id: string; readonly ids: readonly string[] } | null>(null);
  const movedByKey = useRef<{ readonly id: string; readonly order: string } | null>(null);
  const shown = drag?.ids ?? ids;
  const order = ids.join(' ');
  // A row that changes its place in the document loses the focus.
  useEffect(() => {
    if (movedByKey.current?.order !== order) return;
    list.current?.querySelector<HTMLElement>(`[data-grip="${CSS.escape(movedByKey.current.id)}"]`)?.focus();
    movedByKey.current = null;
  }, [list, order]);

  const put = (id: string, next: readonly string[]): void => {
    if (next.some((other, place) => other !== ids[place])) onOrder(next, id);
  };
  const dragTo = useEffectEvent(({ clientY }: globalThis.PointerEvent): void => {
    if (!drag) return;
    const rows = [...(list.current?.children ?? [])].slice(0, shown.length).map((row) => row.getBoundingClientRect());
    const place = shown.indexOf(drag.id);
    const wanted = placeUnder(rows, place, clientY);
    if (wanted !== place) setDrag({ id: drag.id, ids: moveTo(shown, drag.id, wanted) });
  });
  const drop = useEffectEvent((): void => {
    if (drag) put(drag.id, drag.ids);
    setDrag(null);
  });
  // On the window: the grip itself is taken out of the document and put back as its row moves.
  const isDragging = drag !== null;
  useEffect(() => {
    if (!isDragging) return undefined;
    const leave = new AbortController();
    const { signal } = leave;
    window.addEventListener('pointermove', (event) => dragTo(event), { signal });
    window.addEventListener('pointerup', () => drop(), { signal });
    window.addEventListener('pointercancel', () => setDrag(null), { signal });
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && setDrag(null), { signal });
    return () => leave.abort();
  }, [isDragging]);

  const gripOf = (id: string): GripHandlers => ({
    'data-grip': id,
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      setDrag({ id, ids });
    },
    onKeyDown: (event) => {
      const place = placeByKey(event.key, ids.indexOf(id), ids.length);
      if (place === null) return;
      event.preventDefault();
      const next = moveTo(ids, id, place);
      movedByKey.current = { id, order: next.join(' ') };
      put(id, next);
    },
  });
  return { shown, dragged: drag?.id ?? null, gripOf };
}

function placeByKey(key: string, place: number, count: number): number | null {
  switch (key) {
    case 'ArrowUp':
      return place - 1;
    case 'ArrowDown':
      return place + 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
