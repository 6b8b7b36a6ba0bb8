import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { Blob, Face, Font } from 'harfbuzzjs';
import { expect, test } from 'vitest';
import { readFontTables, writeFontTables } from '../../main/pdf/fonts/font-tables.ts';
import { unpackWoff2 } from '../../main/pdf/fonts/woff2.ts';

const { resolve } = createRequire(import.meta.url);

function read(name: string): Buffer {
  return readFileSync(resolve(`@fontsource/unifontex/files/unifontex-latin-400-normal.${name}`));
}

/** The older format, whose tables are packed one by one and never rearranged. */
function unpackWoff(file: Buffer): Uint8Array {
  const tables = Array.from({ length: file.readUInt16BE(12) }, (_, index) => {
    const at = 44 + index * 20;
    const [offset, packed, length] = [4, 8, 12].map((field) => file.readUInt32BE(at + field)) as [number, number, number];
    const bytes = file.subarray(offset, offset + packed);
    return [file.toString('latin1', at, at + 4), packed < length ? inflateSync(bytes) : bytes] as const;
  });
  return writeFontTables(new Map(tables));
}

function fontOf(file: Uint8Array): Font {
  return new Font(new Face(new Blob(file)));
}

test('a font from WOFF2 has the outlines and widths that the same font from WOFF has', () => {
  const [packed, plain] = [fontOf(unpackWoff2(read('woff2'))), fontOf(unpackWoff(read('woff')))];
  const characters = Array.from({ length: 2_000 }, (_, index) => index * 31 + 33);
  const drawn = (font: Font) =>
    characters
      .map((character) => font.nominalGlyph(character))
      .map((glyph) => glyph && [font.glyphToPath(glyph), font.glyphHAdvance(glyph)]);

  expect(drawn(packed)).toEqual(drawn(plain));
  expect(drawn(packed).filter(Boolean).length).toBeGreaterThan(1_500);
});

test('tables that were split are put together again', () => {
  const tables = readFontTables(unpackWoff2(read('woff2')));

  expect(readFontTables(writeFontTables(tables))).toEqual(tables);
});

test('what is no font, or half of one, is refused', () => {
  expect(() => unpackWoff2(new Uint8Array(100))).toThrow(RangeError);
  expect(() => unpackWoff2(read('woff2').subarray(0, 10_000))).toThrow();
});
