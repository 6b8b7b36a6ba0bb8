import { createHash } from 'node:crypto';
import { blankGlyph, type FontFace, type ShapedGlyph } from '../fonts/font-face.ts';
import { subsetOutlines } from '../fonts/subset-outlines.ts';
import { deflate, type ObjectNumber, type PdfFile } from './pdf-file.ts';
import { hex4, numberText, utf16Hex } from './pdf-syntax.ts';

/**
 * What a text of western Europe needs. A document that needs no more shares one ready-made subset with all others:
 * a little larger, and no work.
 */
const commonCharacters = Array.from({ length: 0x17f - 0x20 + 1 }, (_, index) => String.fromCharCode(index + 0x20))
  .filter((character) => !/[\p{Cc}\u00a0\u00ad]/u.test(character))
  .concat(Array.from('–—‘’‚“”„†‡•…‰‹›€−™'));

/** A glyph and the text it stands for: what one number of an embedded font means. */
type Entry = Pick<ShapedGlyph, 'glyph' | 'text'>;

interface FontParts {
  readonly name: string;
  readonly file: Uint8Array;
  readonly fileLength: number;
  readonly toUnicode: Uint8Array;
  readonly widths: string;
}

interface CommonFont {
  readonly entries: readonly Entry[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly parts: () => FontParts;
}

/** Ready-made subsets of the main fonts, kept between documents. */
export interface CommonFonts {
  of(face: FontFace): CommonFont;
}

export function createCommonFonts(): CommonFonts {
  const known = new Map<FontFace, CommonFont>();
  return {
    of(face) {
      const found = known.get(face) ?? commonFont(face);
      known.set(face, found);
      return found;
    },
  };
}

/** The fonts of one document: gives glyphs their numbers as they come, and writes what was used. */
export class EmbeddedFonts {
  readonly #fonts = new Map<FontFace, EmbeddedFont>();
  readonly #common: CommonFonts;

  constructor(common: CommonFonts) {
    this.#common = common;
  }

  /** @param isMain  whether the font is one of the template's, which has a ready-made subset */
  of(face: FontFace, { isMain }: { readonly isMain: boolean }): EmbeddedFont {
    const known = this.#fonts.get(face);
    if (known) return known;
    const font = new EmbeddedFont(face, `F${this.#fonts.size + 1}`, isMain ? this.#common.of(face) : null);
    this.#fonts.set(face, font);
    return font;
  }

  /** Writes all fonts; answers the dictionary for the pages' resources. */
  write(file: PdfFile): string {
    const entries = [...this.#fonts.values()].map((font) => `/${font.resource} ${font.write(file)} 0 R`);
    return `<<${entries.join('')}>>`;
  }
}

export class EmbeddedFont {
  readonly face: FontFace;
  /** The name under which pages use it. */
  readonly resource: string;
  readonly #common: CommonFont | null;
  readonly #hexes = new Map<ShapedGlyph, string>();
  /** Beside those of the common font. */
  readonly #numbers = new Map<string, number>();
  readonly #entries: Entry[];
  readonly #used = new Set<number>([0]);

  constructor(face: FontFace, resource: string, common: CommonFont | null) {
    this.face = face;
    this.resource = resource;
    this.#common = common;
    this.#entries = common ? [...common.entries] : [{ glyph: 0, text: '' }];
  }

  /** The glyph's number in this document as four hexadecimal digits. */
  hexOf(glyph: ShapedGlyph): string {
    const known = this.#hexes.get(glyph);
    if (known !== undefined) return known;
    const key = keyOf(glyph);
    let number = this.#common?.numbers.get(key) ?? this.#numbers.get(key);
    if (number === undefined) {
      number = this.#entries.push(glyph) - 1;
      this.#numbers.set(key, number);
    }
    this.#used.add(number);
    const hex = hex4(number);
    this.#hexes.set(glyph, hex);
    return hex;
  }

  write(file: PdfFile): ObjectNumber {
    const isCommon = this.#common !== null && this.#entries.length === this.#common.entries.length;
    const parts = isCommon && this.#common ? this.#common.parts() : buildParts(this.face, this.#entries, this.#used);
    return writeFont(file, this.face, parts);
  }
}

function commonFont(face: FontFace): CommonFont {
  const entries: Entry[] = [{ glyph: 0, text: '' }];
  const numbers = new Map<string, number>();
  for (const tabular of [false, true]) {
    for (const character of commonCharacters) {
      if (!face.covers(character.charCodeAt(0))) continue;
      for (const glyph of face.set(character, { tabular })) {
        if (!numbers.has(keyOf(glyph))) numbers.set(keyOf(glyph), entries.push(glyph) - 1);
      }
    }
  }
  let parts: FontParts | undefined;
  return { entries, numbers, parts: () => (parts ??= buildParts(face, entries, null)) };
}

function keyOf({ glyph, text }: Entry): string {
  return `${glyph} ${text}`;
}

/** @param used  numbers that have an outline; null for all */
function buildParts(face: FontFace, entries: readonly Entry[], used: ReadonlySet<number> | null): FontParts {
  const isUsed = (number: number): boolean => used === null || used.has(number);
  const outlines = subsetOutlines(
    face.tables,
    entries.map(({ glyph }, number) => (isUsed(number) && glyph !== blankGlyph ? glyph : null)),
  );
  const mapped = entries.flatMap(({ text }, number) =>
    isUsed(number) && text !== '' ? [`<${hex4(number)}> <${utf16Hex(shownText(text))}>`] : [],
  );
  const widths = entries.map(({ glyph }, number) => (isUsed(number) ? numberText(face.advanceOf(glyph)) : '0'));
  return {
    name: `${subsetTag(outlines)}+${face.name}`,
    file: deflate(outlines),
    fileLength: outlines.length,
    toUnicode: deflate(Buffer.from(toUnicodeMap(mapped), 'latin1')),
    widths: `[0[${widths.join(' ')}]]`,
  };
}

/** A reader gives up on entries beyond 63 units (poppler 22.12): of a letter under a heap of marks the first ones are told. */
function shownText(text: string): string {
  return text.length <= 60 ? text : text.slice(0, 60).toWellFormed();
}

/** Six capital letters that differ between subsets (ISO 32000-1 §9.6.4). */
function subsetTag(outlines: Uint8Array): string {
  const hash = createHash('sha256').update(outlines).digest();
  return Array.from(hash.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}

function toUnicodeMap(entries: readonly string[]): string {
  const blocks: string[] = [];
  for (let start = 0; start < entries.length; start += 100) {
    const block = entries.slice(start, start + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

function writeFont(file: PdfFile, face: FontFace, { name, file: outlines, fileLength, toUnicode, widths }: FontParts): ObjectNumber {
  const fontFile = file.addStream(`/Length1 ${fileLength}/Filter/FlateDecode`, outlines);
  const box = face.box.map(numberText).join(' ');
  const descriptor = file.add(
    `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[${box}]/ItalicAngle 0/Ascent ${numberText(face.ascent)}/Descent ${numberText(face.descent)}/CapHeight 700/StemV 80/FontFile2 ${fontFile} 0 R>>`,
  );
  const descendant = file.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor} 0 R/DW 0/W ${widths}/CIDToGIDMap/Identity>>`,
  );
  const map = file.addStream('/Filter/FlateDecode', toUnicode);
  return file.add(
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${map} 0 R>>`,
  );
}
