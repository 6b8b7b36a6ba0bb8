import { useState, type PointerEvent } from 'react';
import type { PageArea } from '../../../../shared/domain/pension/template-model.ts';

export type DrawnArea = Omit<PageArea, 'page'>;

export interface DrawingDeps {
  /** CSS pixels per point. */
  readonly scale: number;
  readonly size: { readonly widthPt: number; readonly heightPt: number };
  readonly isOn: boolean;
  readonly onDrawn: (area: DrawnArea) => void;
}

/** Points that a pointer wanders while it clicks. */
const CLICK_PT = 4;
/** A line of print, as long as most values. */
const usual = { width: 140, height: 16 };

/** An area that is drawn on a page with the pointer: by a drag, or by a click with the usual size, its middle line at the pointer. */
export function useDrawnArea({ scale, size, isOn, onDrawn }: DrawingDeps) {
  const [corners, setCorners] = useState<readonly [Point, Point] | null>(null);
  const pointOf = (event: PointerEvent<HTMLElement>): Point => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return {
      x: within((event.clientX - left) / scale, size.widthPt),
      y: within((event.clientY - top) / scale, size.heightPt),
    };
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (!isOn || event.button !== 0 || event.target !== event.currentTarget) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const point = pointOf(event);
    setCorners([point, point]);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const point = pointOf(event);
    setCorners((drawn) => drawn && [drawn[0], point]);
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>): void => {
    if (corners === null) return;
    setCorners(null);
    onDrawn(drawnArea(corners[0], pointOf(event), size));
  };
  const onPointerCancel = (): void => setCorners(null);
  return {
    drawn: corners === null ? null : areaBetween(...corners),
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel },
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function drawnArea(from: Point, to: Point, { widthPt, heightPt }: DrawingDeps['size']): DrawnArea {
  const area = areaBetween(from, to);
  if (area.width > CLICK_PT && area.height > CLICK_PT) return area;
  const width = Math.min(usual.width, widthPt);
  return { width, height: usual.height, x: within(from.x, widthPt - width), y: within(from.y - usual.height / 2, heightPt - usual.height) };
}

function areaBetween(a: Point, b: Point): DrawnArea {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

function within(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}
