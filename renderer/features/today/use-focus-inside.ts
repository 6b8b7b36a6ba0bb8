import { useEffect, useRef, type RefObject } from 'react';

/** Keeps the keyboard in a part of the screen whose buttons change under it: when the focused one goes, the first takes over. */
export function useFocusInside(): RefObject<HTMLDivElement | null> {
  const part = useRef<HTMLDivElement>(null);
  const wasInside = useRef(false);
  useEffect(() => {
    const leave = new AbortController();
    const { signal } = leave;
    const remember = ({ target }: FocusEvent): void => {
      wasInside.current = target instanceof Node && part.current?.contains(target) === true;
    };
    document.addEventListener('focusin', remember, { signal });
    // A press on bare ground lets the focus go; one on a button focuses that afterwards.
    document.addEventListener('pointerdown', () => (wasInside.current = false), { signal, capture: true });
    return () => leave.abort();
  }, []);
  // After every drawing: only then can the button be gone.
  useEffect(() => {
    if (wasInside.current && document.activeElement === document.body) part.current?.querySelector('button')?.focus();
  });
  return part;
}
