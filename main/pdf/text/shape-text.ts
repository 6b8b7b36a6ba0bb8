import bidiFactory from 'bidi-js';
import type { FontFace } from '../fonts/font-face.ts';
import type { FontShelf } from '../fonts/font-shelf.ts';
import type { FontWeight } from '../fonts/font-sources.ts';
import { graphemesOf } from './break-pieces.ts';
import type { GlyphRun, TextStyle } from './text-line.ts';

/** Turns one line of clean text into glyphs, each in a font that has it, in the order they stand on paper. */
export type ShapeText = (text: string, style: TextStyle) => readonly GlyphRun[];

/** Characters of which each is one glyph in the main fonts, if they have it: no marks, no shaping, no reordering. */
const plainText =
  /^[\u0020-\u007e\u00a1-\u02af\u0370-\u0482\u048a-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2116\u2122\u2190-\u2193\u2212]*$/u;

const SHAPED_TEXTS_KEPT = 2_000;

export function createTextShaper(shelf: FontShelf): ShapeText {
  const bidi = bidiFactory();
  const shaped = new Map<string, readonly GlyphRun[]>();

  return (text, style) => {
    const main = shelf.main(style.family, style.weight);
    const tabular = style.tabular === true;
    if (isPlain(text, main)) return [{ face: main, text, isRightToLeft: false, glyphs: main.set(text, { tabular }) }];
    const key = `${main.name} ${tabular} ${text}`;
    const known = shaped.get(key);
    if (known) return known;
    if (shaped.size >= SHAPED_TEXTS_KEPT) shaped.clear();
    const { levels } = bidi.getEmbeddingLevels(text);
    const runs = shapedRuns(stretchesOf(text, levels, { shelf, main, weight: style.weight }), { tabular });
    shaped.set(key, runs);
    return runs;
  };
}

interface Stretch {
  text: string;
  readonly face: FontFace;
  /** Odd levels are read from right to left. */
  readonly level: number;
}

interface FontChoice {
  readonly shelf: FontShelf;
  readonly main: FontFace;
  readonly weight: FontWeight;
}

function isPlain(text: string, face: FontFace): boolean {
  if (!plainText.test(text)) return false;
  for (let index = 0; index < text.length; index++) if (!face.covers(text.charCodeAt(index))) return false;
  return true;
}

/** Splits text where font or direction change. */
function stretchesOf(text: string, levels: Uint8Array, choice: FontChoice): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const cluster of graphemesOf(text)) {
    const level = levels[at] ?? 0;
    for (const [part, face] of facesFor(cluster, text, choice)) {
      const open = stretches.at(-1);
      if (open && open.face === face && open.level === level) open.text += part;
      else stretches.push({ text: part, face, level });
    }
    at += cluster.length;
  }
  return stretches;
}

/** One font for a character with its marks, where there is one; else one for each part. */
function facesFor(cluster: string, text: string, choice: FontChoice): readonly (readonly [string, FontFace])[] {
  const { shelf, main, weight } = choice;
  if (coversCluster(main, cluster)) return [[cluster, main]];
  const other = shelf.other(cluster, text, weight);
  if (other) return [[cluster, other]];
  const parts = Array.from(cluster);
  if (parts.length === 1) return [[cluster, main]];
  return parts.flatMap((part) => facesFor(part, text, choice));
}

function coversCluster(face: FontFace, cluster: string): boolean {
  return Array.from(cluster).every((character) => face.covers(character.codePointAt(0) ?? 0));
}

function shapedRuns(stretches: readonly Stretch[], { tabular }: { readonly tabular: boolean }): readonly GlyphRun[] {
  return inVisualOrder(stretches).map(({ text, face, level }) => {
    const isRightToLeft = level % 2 === 1;
    return { face, text, isRightToLeft, glyphs: face.shape(text, { isRightToLeft, tabular }) };
  });
}

/** Rule L2 of the Unicode bidirectional algorithm, on stretches instead of characters. */
function inVisualOrder(stretches: readonly Stretch[]): readonly Stretch[] {
  const ordered = [...stretches];
  const highest = Math.max(0, ...ordered.map(({ level }) => level));
  for (let level = highest; level > 0; level--) {
    for (let start = 0; start < ordered.length; start++) {
      let end = start;
      while ((ordered[end]?.level ?? -1) >= level) end++;
      if (end > start) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = end;
    }
  }
  return ordered;
}
