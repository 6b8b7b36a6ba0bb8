import type { FontShelf } from '../fonts/font-shelf.ts';
import { cleanText } from './clean-text.ts';
import { createTextShaper } from './shape-text.ts';
import type { GlyphRun, TextLine, TextStyle } from './text-line.ts';
import { wrapParagraph } from './wrap-paragraph.ts';

export interface Typesetter {
  /** The text on one line, however wide; line ends become spaces. */
  line(text: string, style: TextStyle): TextLine;
  /** As many lines as the width asks for; a word that is wider than a line is cut. Empty text is no line. */
  wrap(text: string, style: TextStyle, widthPt: number): readonly TextLine[];
}

/** Labels and hints come back on every page, the same amounts in several places: how many texts are kept as they were set. */
const TEXTS_KEPT = 2_000;
/** Longer ones hardly come twice. */
const LONGEST_KEPT = 400;

/** What was set once is kept; it is the same wherever it stands. */
export function createTypesetter(shelf: FontShelf): Typesetter {
  const shape = createTextShaper(shelf);
  const kept = new Map<string, readonly TextLine[]>();

  function keeping(text: string, { family, weight, sizePt, tabular = false }: TextStyle, room: string, set: () => readonly TextLine[]) {
    if (text.length > LONGEST_KEPT) return set();
    const key = `${family} ${weight} ${sizePt} ${tabular} ${room} ${text}`;
    const known = kept.get(key);
    if (known) return known;
    if (kept.size >= TEXTS_KEPT) kept.clear();
    const lines = set();
    kept.set(key, lines);
    return lines;
  }

  function lineOf(text: string, style: TextStyle): TextLine {
    const runs = shape(text, style);
    return { runs, sizePt: style.sizePt, widthPt: (widthOf(runs) * style.sizePt) / 1_000 };
  }

  function wrap(text: string, style: TextStyle, widthPt: number): readonly TextLine[] {
    // A hair more, for a width that was measured comes back with a rounding.
    const room = (widthPt / style.sizePt) * 1_000 + 0.01;
    const width = (part: string): number => widthOf(shape(part, style));
    return cleanText(text)
      .split('\n')
      .flatMap((paragraph) => wrapParagraph(paragraph.trim(), room, width))
      .map((part) => lineOf(part, style));
  }

  return {
    line: (text, style) => {
      const [line] = keeping(text, style, 'line', () => [lineOf(cleanText(text).replaceAll('\n', ' '), style)]);
      return line ?? lineOf('', style);
    },
    wrap: (text, style, widthPt) => keeping(text, style, String(widthPt), () => wrap(text, style, widthPt)),
  };
}

/** In thousandths of the type size. */
function widthOf(runs: readonly GlyphRun[]): number {
  let width = 0;
  for (const { glyphs } of runs) for (const { advance } of glyphs) width += advance;
  return width;
}
