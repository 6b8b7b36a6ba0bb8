import { useEffect, useRef, type RefObject } from 'react';

/**
 * Keeps the focus on the session that had it: moved by key, it is drawn anew in another column,
 * and the browser would drop the focus on the floor.
 */
export function useFocusKeeper(): RefObject<HTMLDivElement | null> {
  const grid = useRef<HTMLDivElement>(null);
  const focusedId = useRef<string | null>(null);
  useEffect(() => {
    const remember = (event: FocusEvent): void => {
      const { target } = event;
      if (target instanceof HTMLElement) focusedId.current = grid.current?.contains(target) ? (target.dataset['eventId'] ?? null) : null;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  // After every drawing: only then can the element be gone.
  useEffect(() => {
    if (focusedId.current === null || document.activeElement !== document.body) return;
    grid.current?.querySelector<HTMLElement>(`[data-event-id="${CSS.escape(focusedId.current)}"]`)?.focus();
  });
  return grid;
}
