import type { FontFace, ShapedGlyph } from '../fonts/font-face.ts';
import type { FontFamily, FontWeight } from '../fonts/font-sources.ts';

export interface TextStyle {
  readonly family: FontFamily;
  readonly weight: FontWeight;
  readonly sizePt: number;
  /** Whether all figures are equally wide. */
  readonly tabular?: boolean;
}

/** Glyphs of one font, from left to right. */
export interface GlyphRun {
  readonly face: FontFace;
  readonly glyphs: readonly ShapedGlyph[];
  /** What they stand for, in the order of reading. */
  readonly text: string;
  readonly isRightToLeft: boolean;
}

/** One line of text, ready to be put on a page. */
export interface TextLine {
  readonly runs: readonly GlyphRun[];
  readonly sizePt: number;
  readonly widthPt: number;
}
