import { Blob, Buffer, Direction, Face, Feature, Font, shape, ClusterLevel } from 'harfbuzzjs';
import { ByteReader } from './byte-reader.ts';
import { readFontTables, requiredTable, type FontTables } from './font-tables.ts';
import { metricReader } from './subset-outlines.ts';

/** One glyph as it is put on the page; lengths in thousandths of the type size. */
export interface ShapedGlyph {
  readonly glyph: number;
  /** What it stands for; `noText`, or from right to left nothing, where another glyph of the letter carries the text. */
  readonly text: string;
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
}

export interface ShapeOptions {
  readonly isRightToLeft: boolean;
  /** Whether all figures are equally wide, for columns of amounts. */
  readonly tabular: boolean;
}

/** A space without width: readers that look at glyphs alone find no letter in it, where they would guess at nothing. */
export const noText = '\u200b';

/** A glyph without outline or width. */
export const blankGlyph = -1;

/** One font file, opened for measuring, shaping and embedding. */
export interface FontFace {
  /** The name in the PDF, such as `Inter-SemiBold`. */
  readonly name: string;
  readonly tables: FontTables;
  /** In thousandths of the type size. */
  readonly ascent: number;
  readonly descent: number;
  readonly box: readonly [number, number, number, number];
  covers(codePoint: number): boolean;
  /** The glyph's own advance, in thousandths of the type size. */
  advanceOf(glyph: number): number;
  /** Glyphs from left to right, whichever way the text is read. */
  shape(text: string, options: ShapeOptions): readonly ShapedGlyph[];
  /** The same for text in which each character is one glyph: much faster, with kerning, without ligatures. */
  set(text: string, options: Pick<ShapeOptions, 'tabular'>): readonly ShapedGlyph[];
}

/** @throws RangeError when the file is damaged */
export function openFontFace(name: string, file: Uint8Array): FontFace {
  const tables = readFontTables(file);
  const face = new Face(new Blob(file));
  const font = new Font(face);
  const scale = 1_000 / face.upem;
  const metric = metricReader(tables);
  const advances = new Map<number, number>();
  const coverage = new Map<number, boolean>();

  function covers(codePoint: number): boolean {
    const known = coverage.get(codePoint);
    if (known !== undefined) return known;
    const isCovered = font.nominalGlyph(codePoint) !== undefined;
    coverage.set(codePoint, isCovered);
    return isCovered;
  }

  function advanceOf(glyph: number): number {
    const known = advances.get(glyph);
    if (known !== undefined) return known;
    const advance = glyph === blankGlyph ? 0 : metric(glyph).advance * scale;
    advances.set(glyph, advance);
    return advance;
  }

  function shapeText(text: string, options: ShapeOptions): readonly ShapedGlyph[] {
    return shapeWith(font, text, { ...options, scale, features: options.tabular ? tabularShaping : [] });
  }

  const pairs = { plain: new PairTable(font, scale, plainSetting), tabular: new PairTable(font, scale, tabularSetting) };
  const head = new ByteReader(requiredTable(tables, 'head'), 36);
  const { ascender, descender } = font.hExtents();
  return {
    name,
    tables,
    ascent: ascender * scale,
    descent: descender * scale,
    box: [head.int16() * scale, head.int16() * scale, head.int16() * scale, head.int16() * scale],
    covers,
    advanceOf,
    shape: shapeText,
    set: (text, { tabular }) => (tabular ? pairs.tabular : pairs.plain).set(text),
  };
}

const tabularShaping = [new Feature('tnum', 1), new Feature('lnum', 1)];
const plainSetting = ['liga', 'clig', 'calt', 'dlig'].map((tag) => new Feature(tag, 0));
const tabularSetting = [...plainSetting, ...tabularShaping];

/** Sets text from glyphs and kerned pairs that were shaped once. */
class PairTable {
  readonly #singles = new Map<string, ShapedGlyph>();
  /** By both characters' codes: what the first glyph's advance becomes before the second. */
  readonly #kerned = new Map<number, ShapedGlyph>();
  readonly #shape: (text: string) => readonly ShapedGlyph[];

  constructor(font: Font, scale: number, features: readonly Feature[]) {
    this.#shape = (text) => shapeWith(font, text, { scale, features, isRightToLeft: false });
  }

  set(text: string): readonly ShapedGlyph[] {
    const glyphs: ShapedGlyph[] = [];
    const last = text.length - 1;
    for (let index = 0; index < last; index++) {
      const key = text.charCodeAt(index) * 65_536 + text.charCodeAt(index + 1);
      glyphs.push(this.#kerned.get(key) ?? this.#kern(key, text.slice(index, index + 2)));
    }
    if (last >= 0) glyphs.push(this.#single(text.slice(last)));
    return glyphs;
  }

  #kern(key: number, pair: string): ShapedGlyph {
    const [first, ...rest] = this.#shape(pair);
    const glyph = first && rest.length === 1 ? first : this.#single(pair.slice(0, 1));
    this.#kerned.set(key, glyph);
    return glyph;
  }

  #single(character: string): ShapedGlyph {
    const known = this.#singles.get(character);
    if (known) return known;
    const glyph = this.#shape(character)[0] ?? { glyph: 0, text: character, advance: 0, dx: 0, dy: 0 };
    this.#singles.set(character, glyph);
    return glyph;
  }
}

interface ShapeSetting {
  readonly scale: number;
  readonly features: readonly Feature[];
  readonly isRightToLeft: boolean;
}

function shapeWith(font: Font, text: string, { scale, features, isRightToLeft }: ShapeSetting): readonly ShapedGlyph[] {
  const buffer = new Buffer();
  buffer.setClusterLevel(ClusterLevel.MONOTONE_GRAPHEMES);
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setDirection(isRightToLeft ? Direction.RTL : Direction.LTR);
  shape(font, buffer, [...features]);
  const glyphs = buffer.getGlyphInfosAndPositions();
  const texts = clusterTexts(text, glyphs);
  const shaped = glyphs.map(({ codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 }, index) => ({
    glyph: codepoint,
    text: texts[index] || (isRightToLeft ? '' : noText),
    advance: xAdvance * scale,
    dx: xOffset * scale,
    dy: yOffset * scale,
  }));
  return isRightToLeft ? shaped.flatMap(withMarksApart) : shaped;
}

/**
 * Readers turn text to the left around letter by letter, and the texts of single glyphs with it. So the vowel signs
 * of a letter stand on blank glyphs of their own before it, and the drawn signs stand for nothing.
 */
function withMarksApart(glyph: ShapedGlyph): readonly ShapedGlyph[] {
  const [letter = '', ...marks] = Array.from(glyph.text);
  if (marks.length === 0 || !marks.every((mark) => /^\p{M}$/u.test(mark))) return [glyph];
  const blanks = marks.reverse().map((text) => ({ glyph: blankGlyph, text, advance: 0, dx: 0, dy: 0 }));
  return [...blanks, { ...glyph, text: letter }];
}

interface ClusterGlyph {
  /** Where the text of the glyph's cluster begins. */
  readonly cluster: number;
  readonly xAdvance?: number;
}

/** The text of each cluster, at the widest of its glyphs: the letter, not its marks. */
function clusterTexts(text: string, glyphs: readonly ClusterGlyph[]): readonly string[] {
  const starts = [...new Set(glyphs.map(({ cluster }) => cluster))].sort((a, b) => a - b);
  const ends = new Map(starts.map((start, index) => [start, starts[index + 1] ?? text.length]));
  const carriers = new Map<number, number>();
  for (const [index, { cluster, xAdvance = 0 }] of glyphs.entries()) {
    const carrier = glyphs[carriers.get(cluster) ?? -1];
    if (!carrier || xAdvance > (carrier.xAdvance ?? 0)) carriers.set(cluster, index);
  }
  return glyphs.map(({ cluster }, index) => (carriers.get(cluster) === index ? text.slice(cluster, ends.get(cluster)) : ''));
}
