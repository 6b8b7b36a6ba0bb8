/** Pixels of a square picture: four bytes each, red, green, blue and how opaque; from the top left, row by row. */
export interface Pixels {
  /** Pixels per side. */
  readonly size: number;
  readonly rgba: Uint8Array;
}

type Point = readonly [x: number, y: number];

/** The mark on a grid of 512: a clock at four, as a ring and two hands. */
const grid = 512;
const brand = [12, 114, 135] as const;
const white = [255, 255, 255] as const;
const ring = { radius: 152, width: 40 };
const hands: readonly (readonly [Point, Point])[] = [
  [
    [256, 160],
    [256, 256],
  ],
  [
    [256, 256],
    [320, 304],
  ],
];

/** How the tile lies in its square: macOS wants air around it, the others none. */
export const tiles = { full: { margin: 0, corner: 112 }, mac: { margin: 50, corner: 94 } } as const;
type Tile = (typeof tiles)[keyof typeof tiles];

/**
 * Draws the mark, the same to the last bit on every computer.
 *
 * @param size  pixels per side
 */
export function drawIcon(size: number, tile: Tile): Pixels {
  const rgba = new Uint8Array(size * size * 4);
  const perPixel = grid / size;
  for (let index = 0; index < size * size; index += 1) {
    const at: Point = [((index % size) + 0.5) * perPixel, (Math.floor(index / size) + 0.5) * perPixel];
    const tiled = coverage(distanceToTile(at, tile), perPixel);
    const marked = coverage(distanceToMark(onMark(at, tile)) * scaleOf(tile), perPixel);
    const colour = brand.map((value, channel) => Math.round(value + ((white[channel] ?? 0) - value) * marked));
    rgba.set([...colour, Math.round(tiled * 255)], index * 4);
  }
  return { size, rgba };
}

/** How much of a pixel lies inside an edge, from 0 to 1. */
function coverage(distance: number, perPixel: number): number {
  return Math.min(1, Math.max(0, 0.5 - distance / perPixel));
}

/** Negative inside. */
function distanceToTile([x, y]: Point, { margin, corner }: Tile): number {
  const half = grid / 2 - margin - corner;
  const [right, down] = [Math.abs(x - grid / 2) - half, Math.abs(y - grid / 2) - half];
  return Math.hypot(Math.max(right, 0), Math.max(down, 0)) + Math.min(Math.max(right, down), 0) - corner;
}

/** Negative inside. */
function distanceToMark(at: Point): number {
  const toRing = Math.abs(Math.hypot(at[0] - grid / 2, at[1] - grid / 2) - ring.radius);
  return Math.min(toRing, ...hands.map(([from, to]) => distanceToLine(at, from, to))) - ring.width / 2;
}

function distanceToLine([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const part = Math.min(1, Math.max(0, ((x - fromX) * alongX + (y - fromY) * alongY) / (alongX ** 2 + alongY ** 2)));
  return Math.hypot(x - fromX - part * alongX, y - fromY - part * alongY);
}

function onMark([x, y]: Point, tile: Tile): Point {
  const place = (value: number): number => (value - grid / 2) / scaleOf(tile) + grid / 2;
  return [place(x), place(y)];
}

function scaleOf({ margin }: Tile): number {
  return 1 - (2 * margin) / grid;
}
