import { useEffect, useState, type RefObject } from 'react';

export interface VisibleRows {
  /** The first row to draw, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** Rows drawn beyond the edges, so that a fast scroll finds them there. */
const margin = 12;

/**
 * Which rows of a long table of equal rows can be seen; only these are drawn.
 *
 * @param body  its top edge is the top of the first row
 * @param scroller  what scrolls it
 */
export function useVisibleRows(
  body: RefObject<HTMLElement | null>,
  scroller: () => HTMLElement | null,
  count: number,
  rowHeightPx: number,
): VisibleRows {
  const [seen, setSeen] = useState<VisibleRows>({ from: 0, to: 40 });
  useEffect(() => {
    const frame = scroller();
    const element = body.current;
    if (!frame || !element) return undefined;
    const look = (): void => {
      const above = frame.getBoundingClientRect().top - element.getBoundingClientRect().top;
      const from = Math.max(0, Math.floor(above / rowHeightPx) - margin);
      const to = Math.ceil((above + frame.clientHeight) / rowHeightPx) + margin;
      // Drawn anew only when the edge comes near: most steps of a scroll draw nothing.
      setSeen((before) => (Math.abs(before.from - from) < margin / 2 && Math.abs(before.to - to) < margin / 2 ? before : { from, to }));
    };
    look();
    const resized = new ResizeObserver(look);
    resized.observe(frame);
    frame.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      frame.removeEventListener('scroll', look);
    };
  }, [body, scroller, rowHeightPx]);
  return { from: Math.min(seen.from, count), to: Math.min(seen.to, count) };
}
