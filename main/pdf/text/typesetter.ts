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

export function createTypesetter(shelf: FontShelf): Typesetter {
  const shape = createTextShaper(shelf);

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

  return { line: (text, style) => lineOf(cleanText(text).replaceAll('\n', ' '), style), wrap };
}

/** In thousandths of the type size. */
function widthOf(runs: readonly GlyphRun[]): number {
  let width = 0;
  for (const { glyphs } of runs) for (const { advance } of glyphs) width += advance;
  return width;
}
