import { ByteReader, ByteWriter } from './byte-reader.ts';

/** The tables of one font by their four-letter names. */
export type FontTables = ReadonlyMap<string, Uint8Array>;

const TRUE_TYPE = 0x00010000;

/** Splits an OpenType file into its tables, as views. @throws RangeError when the file is cut off */
export function readFontTables(file: Uint8Array): FontTables {
  const reader = new ByteReader(file, 4);
  const count = reader.uint16();
  reader.position = 12;
  return new Map(
    Array.from({ length: count }, () => {
      const tag = tagOf(reader.uint32());
      reader.position += 4; // checksum
      const offset = reader.uint32();
      const length = reader.uint32();
      return [tag, new ByteReader(file, offset).take(length)] as const;
    }),
  );
}

/** One OpenType file of the tables, sorted by name. Checksums are left zero: no reader of embedded fonts looks at them. */
export function writeFontTables(tables: FontTables): Uint8Array {
  const entries = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const writer = new ByteWriter();
  const power = Math.floor(Math.log2(entries.length));
  writer.uint32(TRUE_TYPE);
  writer.uint16(entries.length);
  writer.uint16(2 ** power * 16);
  writer.uint16(power);
  writer.uint16(entries.length * 16 - 2 ** power * 16);
  let offset = 12 + entries.length * 16;
  for (const [tag, { length }] of entries) {
    for (const letter of tag) writer.uint8(letter.charCodeAt(0));
    writer.uint32(0);
    writer.uint32(offset);
    writer.uint32(length);
    offset += Math.ceil(length / 4) * 4;
  }
  for (const [, bytes] of entries) {
    writer.bytes(bytes);
    writer.align(4);
  }
  return writer.done();
}

/** A table that every font has. @throws RangeError when it is missing */
export function requiredTable(tables: FontTables, tag: string): Uint8Array {
  const table = tables.get(tag);
  if (!table) throw new RangeError(`font without ${tag}`);
  return table;
}

export function tagOf(value: number): string {
  return String.fromCharCode(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}
