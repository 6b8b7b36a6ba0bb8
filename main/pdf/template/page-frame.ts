import type { PDFPage } from '@cantoo/pdf-lib';
import type { PageArea } from '../../../shared/domain/pension/template-model.ts';

/** A matrix of PDF: `x' = ax + cy + e`, `y' = bx + dy + f`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** How a page is shown: its size after cutting and turning, and the way from there to the page's own coordinates. */
export interface PageFrame {
  readonly widthPt: number;
  readonly heightPt: number;
  /** From the shown page, measured from its lower left corner, to the page's own coordinates. */
  readonly toOwn: Matrix;
  /** The other way, for a rectangle of the page. */
  shown(rectangle: OwnRectangle): Omit<PageArea, 'page'>;
}

interface OwnRectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function frameOf(page: PDFPage): PageFrame {
  const { x, y, width, height } = page.getCropBox();
  const turn = (((page.getRotation().angle % 360) + 360) % 360) as 0 | 90 | 180 | 270; // a page turns by right angles alone
  const isAcross = turn === 90 || turn === 270;
  const [widthPt, heightPt] = isAcross ? [height, width] : [width, height];
  const toOwn = turnedBy(turn, { x, y, width, height });
  return { widthPt, heightPt, toOwn, shown: (rectangle) => shownArea(rectangle, toOwn, heightPt) };
}

function turnedBy(turn: 0 | 90 | 180 | 270, { x, y, width, height }: OwnRectangle): Matrix {
  switch (turn) {
    case 90:
      return [0, 1, -1, 0, x + width, y];
    case 180:
      return [-1, 0, 0, -1, x + width, y + height];
    case 270:
      return [0, -1, 1, 0, x, y + height];
    case 0:
      return [1, 0, 0, 1, x, y];
    default:
      return turn satisfies never;
  }
}

/** Turns and moves back: the matrix has a determinant of one. */
function shownArea({ x, y, width, height }: OwnRectangle, [a, b, c, d, e, f]: Matrix, heightPt: number): Omit<PageArea, 'page'> {
  const corners = [
    { x, y },
    { x: x + width, y: y + height },
  ].map((point) => ({ x: d * (point.x - e) - c * (point.y - f), y: a * (point.y - f) - b * (point.x - e) }));
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { x: left, y: heightPt - top, width: right - left, height: top - bottom };
}
