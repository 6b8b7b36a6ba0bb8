import { brotliDecompressSync } from 'node:zlib';
import { ByteReader, ByteWriter } from './byte-reader.ts';
import { requiredTable, tagOf, writeFontTables } from './font-tables.ts';
import { rebuildGlyphs, type RebuiltGlyphs } from './woff2-glyphs.ts';

/** Names that the format writes as one number (WOFF2 §4.1, table of known tags). */
const knownTags =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill';

interface Entry {
  readonly tag: string;
  readonly length: number;
  readonly isTransformed: boolean;
}

/**
 * Turns a WOFF2 file into a plain OpenType file with the same tables.
 * The rules are those of the W3C recommendation of 2022; collections are not read.
 *
 * @throws RangeError or an error of zlib when the file is damaged
 */
export function unpackWoff2(file: Uint8Array): Uint8Array {
  const reader = new ByteReader(file);
  if (tagOf(reader.uint32()) !== 'wOF2') throw new RangeError('not WOFF2');
  reader.position = 12;
  const count = reader.uint16();
  reader.position = 20;
  const packedLength = reader.uint32();
  reader.position = 48;
  const entries = Array.from({ length: count }, () => readEntry(reader));
  const content = new ByteReader(brotliDecompressSync(reader.take(packedLength)));
  const stored = new Map(entries.map(({ tag, length }) => [tag, content.take(length)]));
  const transformed = new Set(entries.filter(({ isTransformed }) => isTransformed).map(({ tag }) => tag));
  return writeFontTables(restored(stored, transformed));
}

function readEntry(reader: ByteReader): Entry {
  const flags = reader.uint8();
  const index = flags & 63;
  const tag = index === 63 ? tagOf(reader.uint32()) : knownTags.slice(index * 5, index * 5 + 4);
  const version = flags >> 6;
  const originalLength = reader.base128();
  // For outlines version 0 is the transformed one and 3 the plain; for all other tables 0 is plain.
  const isTransformed = tag === 'glyf' || tag === 'loca' ? version === 0 : version !== 0;
  return { tag, isTransformed, length: isTransformed ? reader.base128() : originalLength };
}

function restored(stored: ReadonlyMap<string, Uint8Array>, transformed: ReadonlySet<string>): ReadonlyMap<string, Uint8Array> {
  if (!transformed.has('glyf')) return stored;
  const tables = new Map(stored);
  const glyphs = rebuildGlyphs(requiredTable(stored, 'glyf'));
  tables.set('glyf', glyphs.glyf);
  tables.set('loca', glyphs.loca);
  const head = new Uint8Array(requiredTable(stored, 'head'));
  new DataView(head.buffer).setUint16(50, 1); // long offsets
  tables.set('head', head);
  if (transformed.has('hmtx')) tables.set('hmtx', rebuildMetrics(stored, glyphs));
  return tables;
}

/** Left side bearings that were left out are the left edges of the outlines (WOFF2 §5.4). */
function rebuildMetrics(stored: ReadonlyMap<string, Uint8Array>, { leftEdges }: RebuiltGlyphs): Uint8Array {
  const reader = new ByteReader(requiredTable(stored, 'hmtx'));
  const fullCount = new ByteReader(requiredTable(stored, 'hhea'), 34).uint16();
  const flags = reader.uint8();
  const advances = Array.from({ length: fullCount }, () => reader.uint16());
  const bearings = leftEdges.map((edge, index) => ((flags & (index < fullCount ? 1 : 2)) === 0 ? reader.int16() : edge));
  const writer = new ByteWriter();
  for (const [index, bearing] of bearings.entries()) {
    const advance = advances[index];
    if (advance !== undefined) writer.uint16(advance);
    writer.uint16(bearing);
  }
  return writer.done();
}
