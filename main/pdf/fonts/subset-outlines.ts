import { ByteReader, ByteWriter } from './byte-reader.ts';
import { requiredTable, writeFontTables, type FontTables } from './font-tables.ts';
import { componentLength } from './woff2-glyphs.ts';

const MORE_COMPONENTS = 0x20;
const HAS_INSTRUCTIONS = 0x100;

/**
 * A TrueType file with these outlines alone, renumbered in the given order; hints are left out.
 * A glyph may stand in the list twice: it then has two numbers. `null` is a number without an outline.
 *
 * @param glyphs  the first is the one for missing characters
 */
export function subsetOutlines(tables: FontTables, glyphs: readonly (number | null)[]): Uint8Array {
  const outline = outlineReader(tables);
  const numbers = [...glyphs];
  const numberOf = new Map<number, number>();
  for (const [number, glyph] of glyphs.entries()) if (glyph !== null && !numberOf.has(glyph)) numberOf.set(glyph, number);
  const renumber = (glyph: number): number => {
    const known = numberOf.get(glyph);
    if (known !== undefined) return known;
    numberOf.set(glyph, numbers.length);
    return numbers.push(glyph) - 1;
  };
  const glyf = new ByteWriter();
  const loca = new ByteWriter();
  // Parts of composed glyphs are appended while the list is walked.
  for (let number = 0; number < numbers.length; number++) {
    loca.uint32(glyf.length);
    const glyph = numbers[number];
    if (glyph !== null && glyph !== undefined) writeOutline(glyf, outline(glyph), renumber);
    glyf.align(4);
  }
  loca.uint32(glyf.length);
  return writeFontTables(
    new Map([
      ['glyf', glyf.done()],
      ['loca', loca.done()],
      ['hmtx', metricsOf(tables, numbers)],
      ['head', patched(tables, 'head', 50, 1)],
      ['hhea', patched(tables, 'hhea', 34, numbers.length)],
      ['maxp', patched(tables, 'maxp', 4, numbers.length)],
    ]),
  );
}

function outlineReader(tables: FontTables): (glyph: number) => Uint8Array {
  const glyf = requiredTable(tables, 'glyf');
  const loca = requiredTable(tables, 'loca');
  const isLong = new ByteReader(requiredTable(tables, 'head'), 50).uint16() === 1;
  const offset = (index: number): number =>
    isLong ? new ByteReader(loca, index * 4).uint32() : new ByteReader(loca, index * 2).uint16() * 2;
  return (glyph) => glyf.subarray(offset(glyph), offset(glyph + 1));
}

function writeOutline(glyf: ByteWriter, outline: Uint8Array, renumber: (glyph: number) => number): void {
  if (outline.length === 0) return;
  const contourCount = new ByteReader(outline).int16();
  if (contourCount < 0) return writeComposite(glyf, outline, renumber);
  const instructionsAt = 10 + contourCount * 2;
  const instructionLength = new ByteReader(outline, instructionsAt).uint16();
  glyf.bytes(outline.subarray(0, instructionsAt));
  glyf.uint16(0);
  glyf.bytes(outline.subarray(instructionsAt + 2 + instructionLength));
}

function writeComposite(glyf: ByteWriter, outline: Uint8Array, renumber: (glyph: number) => number): void {
  const reader = new ByteReader(outline);
  glyf.bytes(reader.take(10));
  let flags: number;
  do {
    flags = reader.uint16();
    glyf.uint16(flags & ~HAS_INSTRUCTIONS);
    glyf.uint16(renumber(reader.uint16()));
    glyf.bytes(reader.take(componentLength(flags) - 2));
  } while ((flags & MORE_COMPONENTS) !== 0);
}

function metricsOf(tables: FontTables, numbers: readonly (number | null)[]): Uint8Array {
  const metric = metricReader(tables);
  const writer = new ByteWriter();
  for (const glyph of numbers) {
    const { advance, bearing } = glyph === null ? { advance: 0, bearing: 0 } : metric(glyph);
    writer.uint16(advance);
    writer.uint16(bearing);
  }
  return writer.done();
}

export interface GlyphMetric {
  /** In font units, like the bearing. */
  readonly advance: number;
  readonly bearing: number;
}

export function metricReader(tables: FontTables): (glyph: number) => GlyphMetric {
  const metrics = requiredTable(tables, 'hmtx');
  const fullCount = new ByteReader(requiredTable(tables, 'hhea'), 34).uint16();
  return (glyph) => {
    const advance = new ByteReader(metrics, Math.min(glyph, fullCount - 1) * 4).uint16();
    const bearingAt = glyph < fullCount ? glyph * 4 + 2 : fullCount * 4 + (glyph - fullCount) * 2;
    return { advance, bearing: new ByteReader(metrics, bearingAt).int16() };
  };
}

function patched(tables: FontTables, tag: string, at: number, value: number): Uint8Array {
  const copy = new Uint8Array(requiredTable(tables, tag));
  new DataView(copy.buffer).setUint16(at, value);
  return copy;
}
