import type { Area } from '../file/page-canvas.ts';
import type { Paper } from './paper.ts';

/** Draws the outline of an area on the page that is being filled. */
export function drawFrame({ canvas }: Paper, { x, y, width, height }: Area, colour: string): void {
  const corners = [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
  for (const [index, from] of corners.entries()) {
    canvas.rule({ from, to: corners[(index + 1) % corners.length] ?? from, colour, widthPt: 0.6 });
  }
}
