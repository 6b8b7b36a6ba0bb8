import { ByteReader, ByteWriter } from './byte-reader.ts';

export interface RebuiltGlyphs {
  readonly glyf: Uint8Array;
  /** With 32-bit offsets. */
  readonly loca: Uint8Array;
  /** The smallest x of each glyph; zero for an empty one. */
  readonly leftEdges: readonly number[];
}

interface Streams {
  readonly contours: ByteReader;
  readonly points: ByteReader;
  readonly flags: ByteReader;
  readonly triplets: ByteReader;
  readonly composites: ByteReader;
  readonly boxes: ByteReader;
  readonly instructions: ByteReader;
  hasOwnBox(glyph: number): boolean;
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly onCurve: boolean;
}

type Box = readonly [xMin: number, yMin: number, xMax: number, yMax: number];

const MORE_COMPONENTS = 0x20;
const HAS_INSTRUCTIONS = 0x100;

/** Puts the outlines back together that WOFF2 keeps in seven streams (WOFF2 §5.1). */
export function rebuildGlyphs(table: Uint8Array): RebuiltGlyphs {
  const header = new ByteReader(table, 4);
  const count = header.uint16();
  const streams = openStreams(table, count);
  const glyf = new ByteWriter();
  const loca = new ByteWriter();
  const leftEdges = Array.from({ length: count }, (_, glyph) => {
    loca.uint32(glyf.length);
    const leftEdge = writeGlyph(glyf, streams, glyph);
    glyf.align(4);
    return leftEdge;
  });
  loca.uint32(glyf.length);
  return { glyf: glyf.done(), loca: loca.done(), leftEdges };
}

function openStreams(table: Uint8Array, count: number): Streams {
  const header = new ByteReader(table, 8);
  const lengths = Array.from({ length: 7 }, () => header.uint32());
  const [contours, points, flags, triplets, composites, boxBytes, instructions] = lengths.map((length) => header.take(length));
  if (!contours || !points || !flags || !triplets || !composites || !boxBytes || !instructions) throw new RangeError('streams missing');
  const bitmapLength = 4 * Math.ceil(count / 32);
  const bitmap = boxBytes.subarray(0, bitmapLength);
  return {
    contours: new ByteReader(contours),
    points: new ByteReader(points),
    flags: new ByteReader(flags),
    triplets: new ByteReader(triplets),
    composites: new ByteReader(composites),
    boxes: new ByteReader(boxBytes.subarray(bitmapLength)),
    instructions: new ByteReader(instructions),
    hasOwnBox: (glyph) => ((bitmap[glyph >> 3] ?? 0) & (128 >> (glyph & 7))) !== 0,
  };
}

/** Answers the left edge. */
function writeGlyph(glyf: ByteWriter, streams: Streams, glyph: number): number {
  const contourCount = streams.contours.int16();
  if (contourCount === 0) return 0;
  if (contourCount < 0) return writeComposite(glyf, streams);
  const ends: number[] = [];
  let pointCount = 0;
  for (let contour = 0; contour < contourCount; contour++) {
    pointCount += streams.points.packed16();
    ends.push(pointCount - 1);
  }
  const points = readPoints(streams, pointCount);
  const instructions = streams.instructions.take(streams.triplets.packed16());
  const box = streams.hasOwnBox(glyph) ? readBox(streams.boxes) : boxOf(points);
  glyf.uint16(contourCount);
  for (const edge of box) glyf.uint16(edge);
  for (const end of ends) glyf.uint16(end);
  glyf.uint16(instructions.length);
  glyf.bytes(instructions);
  writePoints(glyf, points);
  return box[0];
}

function writeComposite(glyf: ByteWriter, streams: Streams): number {
  const box = readBox(streams.boxes);
  const { composites } = streams;
  const start = composites.position;
  let flags: number;
  let hasInstructions = false;
  do {
    flags = composites.uint16();
    hasInstructions ||= (flags & HAS_INSTRUCTIONS) !== 0;
    composites.position += componentLength(flags);
  } while ((flags & MORE_COMPONENTS) !== 0);
  const length = composites.position - start;
  composites.position = start;
  glyf.uint16(-1);
  for (const edge of box) glyf.uint16(edge);
  glyf.bytes(composites.take(length));
  if (hasInstructions) {
    const instructions = streams.instructions.take(streams.triplets.packed16());
    glyf.uint16(instructions.length);
    glyf.bytes(instructions);
  }
  return box[0];
}

/** Bytes after the flags of one component: glyph, arguments, scale (OpenType, glyf table). */
export function componentLength(flags: number): number {
  const scale = [
    [0x8, 2],
    [0x40, 4],
    [0x80, 8],
  ].find(([bit = 0]) => (flags & bit) !== 0);
  return 2 + ((flags & 1) === 0 ? 2 : 4) + (scale?.[1] ?? 0);
}

function readBox(boxes: ByteReader): Box {
  return [boxes.int16(), boxes.int16(), boxes.int16(), boxes.int16()];
}

function boxOf(points: readonly Point[]): Box {
  let [xMin, yMin, xMax, yMax] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    xMin = Math.min(xMin, x);
    yMin = Math.min(yMin, y);
    xMax = Math.max(xMax, x);
    yMax = Math.max(yMax, y);
  }
  return points.length === 0 ? [0, 0, 0, 0] : [xMin, yMin, xMax, yMax];
}

function readPoints({ flags, triplets }: Streams, count: number): readonly Point[] {
  let x = 0;
  let y = 0;
  return Array.from({ length: count }, () => {
    const flag = flags.uint8();
    const [dx, dy] = readStep(flag & 127, triplets);
    x += dx;
    y += dy;
    return { x, y, onCurve: flag < 128 };
  });
}

/** One point's way from the last, in one of 128 packings (WOFF2 §5.2, table of triplets). */
function readStep(flag: number, bytes: ByteReader): readonly [dx: number, dy: number] {
  const signed = (bit: number, size: number): number => ((bit & 1) === 0 ? -size : size);
  const first = bytes.uint8();
  if (flag < 10) return [0, signed(flag, ((flag & 14) << 7) + first)];
  if (flag < 20) return [signed(flag, (((flag - 10) & 14) << 7) + first), 0];
  if (flag < 84) {
    const rest = flag - 20;
    return [signed(flag, 1 + (rest & 0x30) + (first >> 4)), signed(flag >> 1, 1 + ((rest & 0x0c) << 2) + (first & 15))];
  }
  const second = bytes.uint8();
  if (flag < 120) {
    const rest = flag - 84;
    const xHigh = Math.floor(rest / 12) << 8;
    const yHigh = ((rest % 12) >> 2) << 8;
    return [signed(flag, 1 + xHigh + first), signed(flag >> 1, 1 + yHigh + second)];
  }
  const third = bytes.uint8();
  if (flag < 124) return [signed(flag, (first << 4) + (second >> 4)), signed(flag >> 1, ((second & 15) << 8) + third)];
  return [signed(flag, (first << 8) + second), signed(flag >> 1, (third << 8) + bytes.uint8())];
}

function writePoints(glyf: ByteWriter, points: readonly Point[]): void {
  for (const { onCurve } of points) glyf.uint8(onCurve ? 1 : 0);
  writeSteps(
    glyf,
    points.map(({ x }) => x),
  );
  writeSteps(
    glyf,
    points.map(({ y }) => y),
  );
}

/** As 16-bit steps: the file is read once and never kept, so its size does not matter. */
function writeSteps(glyf: ByteWriter, places: readonly number[]): void {
  for (const [index, place] of places.entries()) glyf.uint16(place - (places[index - 1] ?? 0));
}
