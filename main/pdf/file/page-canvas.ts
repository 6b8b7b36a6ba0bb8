import { noText } from '../fonts/font-face.ts';
import type { GlyphRun, TextLine } from '../text/text-line.ts';
import type { EmbeddedFont, EmbeddedFonts } from './embedded-fonts.ts';
import { colourOperands, numberText, textString } from './pdf-syntax.ts';
import type { StructureTree } from './structure-tree.ts';

/** A place on the page in points from its top left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Area extends Place {
  readonly width: number;
  readonly height: number;
}

export interface RuleLine {
  readonly from: Place;
  readonly to: Place;
  readonly colour: string;
  readonly widthPt: number;
  /** Lengths of dash and gap in points. */
  readonly dash?: readonly [number, number];
}

export interface CanvasDeps {
  readonly fonts: EmbeddedFonts;
  readonly structure: StructureTree;
  /** From 0. */
  readonly page: number;
  readonly heightPt: number;
  isMainFont(run: GlyphRun): boolean;
}

/** Draws one page. Text belongs to the open element of the structure; everything else is decoration. */
export class PageCanvas {
  readonly #deps: CanvasDeps;
  readonly #parts: string[] = [];
  #font = '';
  #colour = '';

  constructor(deps: CanvasDeps) {
    this.#deps = deps;
  }

  /** @param at  where the line begins, on its base line */
  text(line: TextLine, at: Place, colour: string): void {
    if (line.runs.length === 0) return;
    const { structure, page } = this.#deps;
    this.#parts.push(`/${structure.openTag} <</MCID ${structure.mark(page)}>> BDC BT`);
    this.#showLine(line, at, colour);
    this.#parts.push('ET EMC');
  }

  /** Text that is no part of the document's flow, such as page numbers. */
  furniture(line: TextLine, at: Place, colour: string): void {
    this.#parts.push('/Artifact BMC BT');
    this.#showLine(line, at, colour);
    this.#parts.push('ET EMC');
  }

  paint(area: Area, colour: string): void {
    const { x, y, width, height } = area;
    const box = [x, this.#up(y + height), width, height].map(numberText).join(' ');
    this.#artifact(`${colourOperands(colour)} rg ${box} re f`);
  }

  rule({ from, to, colour, widthPt, dash }: RuleLine): void {
    const style = `${colourOperands(colour)} RG ${numberText(widthPt)} w${dash ? ` [${dash.join(' ')}] 0 d` : ''}`;
    const path = `${numberText(from.x)} ${numberText(this.#up(from.y))} m ${numberText(to.x)} ${numberText(this.#up(to.y))} l S`;
    this.#artifact(`${style} ${path}`);
  }

  /** Draws a picture of the page's resources; it belongs to the open element. */
  picture(name: string, { x, y, width, height }: Area): void {
    const { structure, page } = this.#deps;
    const matrix = [width, 0, 0, height, x, this.#up(y + height)].map(numberText).join(' ');
    this.#parts.push(`/${structure.openTag} <</MCID ${structure.mark(page)}>> BDC q ${matrix} cm /${name} Do Q EMC`);
  }

  /** The page's content in PDF syntax. */
  content(): string {
    return this.#parts.join('\n');
  }

  #artifact(operators: string): void {
    this.#parts.push(`/Artifact BMC q ${operators} Q EMC`);
  }

  #showLine({ runs, sizePt }: TextLine, at: Place, colour: string): void {
    if (colour !== this.#colour) {
      this.#parts.push(`${colourOperands(colour)} rg`);
      this.#colour = colour;
    }
    this.#parts.push(`1 0 0 1 ${numberText(at.x)} ${numberText(this.#up(at.y))} Tm`);
    for (const run of runs) this.#showRun(run, sizePt);
  }

  #showRun(run: GlyphRun, sizePt: number): void {
    const font = this.#deps.fonts.of(run.face, { isMain: this.#deps.isMainFont(run) });
    const setting = `/${font.resource} ${numberText(sizePt)} Tf`;
    if (setting !== this.#font) {
      this.#parts.push(setting);
      this.#font = setting;
    }
    const shown = shownGlyphs(run, font, sizePt);
    this.#parts.push(run.isRightToLeft || isOneToOne(run) ? shown : `/Span <</ActualText ${textString(run.text)}>> BDC ${shown} EMC`);
  }

  #up(y: number): number {
    return this.#deps.heightPt - y;
  }
}

/**
 * The glyphs as one array of strings and moves. A move is in thousandths of the type size and goes to the left
 * (ISO 32000-1 §9.4.3, TJ); marks that stand higher or lower are raised.
 */
function shownGlyphs({ face, glyphs }: GlyphRun, font: EmbeddedFont, sizePt: number): string {
  let shown = '[';
  let hexes = '';
  let move = 0;
  let rise = 0;
  for (const glyph of glyphs) {
    move -= glyph.dx;
    if (glyph.dy !== rise) {
      shown += `${flushed(hexes)}]TJ ${numberText((glyph.dy * sizePt) / 1_000)} Ts [`;
      hexes = '';
      rise = glyph.dy;
    }
    const whole = Math.round(move);
    if (whole !== 0) {
      shown += `${flushed(hexes)}${whole}`;
      hexes = '';
      move -= whole;
    }
    hexes += font.hexOf(glyph);
    move += face.advanceOf(glyph.glyph) - glyph.advance + glyph.dx;
  }
  const rest = Math.round(move);
  shown += `${flushed(hexes)}${rest === 0 ? '' : rest}]TJ`;
  return rise === 0 ? shown : `${shown} 0 Ts`;
}

/** Whether a reader that goes from glyph to glyph finds the text; else the text is written beside the glyphs. */
function isOneToOne({ glyphs }: GlyphRun): boolean {
  return glyphs.every(({ text, dx, dy }) => text !== noText && dx === 0 && dy === 0);
}

function flushed(hexes: string): string {
  return hexes === '' ? '' : `<${hexes}>`;
}
