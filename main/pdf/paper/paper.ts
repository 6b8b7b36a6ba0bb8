import { EmbeddedFonts, type CommonFonts } from '../file/embedded-fonts.ts';
import { PageCanvas, type Area, type Place } from '../file/page-canvas.ts';
import type { Picture } from '../file/picture-data.ts';
import { StructureTree, type StructureTag, type TagOptions } from '../file/structure-tree.ts';
import type { FontShelf } from '../fonts/font-shelf.ts';
import type { TextLine, TextStyle } from '../text/text-line.ts';
import type { Typesetter } from '../text/typesetter.ts';
import { ink, type Theme } from './theme.ts';

/** What all documents of one renderer share. */
export interface PaperDeps {
  readonly shelf: FontShelf;
  readonly typesetter: Typesetter;
  readonly common: CommonFonts;
}

export interface PaperOptions {
  readonly theme: Theme;
  readonly logo: Picture | null;
  /** Draws the head of a page after the first, and answers where its content begins. */
  readonly headPage: (paper: Paper) => number;
}

export interface TextOptions {
  readonly colour?: string;
  /** Which edge of the text is at `x`. */
  readonly align?: 'left' | 'right' | 'centre';
  readonly leadingPt?: number;
}

/** A4 in points. */
export const pageWidth = 595.28;
export const pageHeight = 841.89;
export const margin = 50;
export const contentWidth = pageWidth - 2 * margin;
export const rightEdge = pageWidth - margin;
/** Below this line stands the foot of the page. */
const contentBottom = pageHeight - 66;

/** A stack of pages that is filled from the top. */
export class Paper {
  readonly theme: Theme;
  readonly logo: Picture | null;
  readonly typesetter: Typesetter;
  readonly structure = new StructureTree();
  readonly fonts: EmbeddedFonts;
  readonly pages: PageCanvas[] = [];
  /** Where the next block begins, from the top of the page. */
  y = margin;
  readonly #shelf: FontShelf;
  readonly #headPage: (paper: Paper) => number;

  constructor({ shelf, typesetter, common }: PaperDeps, { theme, logo, headPage }: PaperOptions) {
    this.#shelf = shelf;
    this.theme = theme;
    this.logo = logo;
    this.typesetter = typesetter;
    this.fonts = new EmbeddedFonts(common);
    this.#headPage = headPage;
    this.#addPage();
  }

  /** The page that is being filled; another one after `ensure` or `turn`, so it is never kept. */
  get canvas(): PageCanvas {
    const page = this.pages.at(-1);
    if (!page) throw new RangeError('paper without a page');
    return page;
  }

  get room(): number {
    return contentBottom - this.y;
  }

  /** Goes to a new page unless this much room is left. */
  ensure(heightPt: number): void {
    if (this.room < heightPt) this.turn();
  }

  turn(): void {
    this.begin();
    this.y = this.#headPage(this);
  }

  /** A new page without the head of a further one, for what stands on its own. */
  begin(): void {
    this.#addPage();
    this.y = margin;
  }

  tagged<T>(tag: StructureTag, draw: () => T, options: TagOptions = {}): T {
    return this.structure.within(tag, options, draw);
  }

  /** One line on its base line `at.y`. */
  line(text: string, style: TextStyle, at: Place, options: TextOptions = {}): void {
    this.place(this.typesetter.line(text, style), at, options);
  }

  place(line: TextLine, at: Place, { colour = ink, align = 'left' }: TextOptions = {}): void {
    const shift = align === 'left' ? 0 : line.widthPt * (align === 'right' ? 1 : 0.5);
    this.canvas.text(line, { x: at.x - shift, y: at.y }, colour);
  }

  /** Lines under each other as one paragraph, from the base line `at.y`; answers the base line after the last. */
  paragraph(lines: readonly TextLine[], at: Place, options: TextOptions = {}): number {
    const leading = options.leadingPt ?? leadingOf(lines);
    if (lines.length > 0) {
      this.tagged('P', () => {
        for (const [index, line] of lines.entries()) this.place(line, { x: at.x, y: at.y + index * leading }, options);
      });
    }
    return at.y + lines.length * leading;
  }

  /** Draws the logo within an area, as large as it fits; answers what it takes. */
  drawLogo(area: Area, align: 'left' | 'right' | 'centre'): Area {
    const { logo } = this;
    if (!logo) return { ...area, width: 0, height: 0 };
    const scale = Math.min(area.width / logo.widthPx, area.height / logo.heightPx, 0.75);
    const [width, height] = [logo.widthPx * scale, logo.heightPx * scale];
    const share = { left: 0, centre: 0.5, right: 1 }[align];
    const drawn = { x: area.x + (area.width - width) * share, y: area.y, width, height };
    this.tagged('Figure', () => this.canvas.picture('Logo', drawn), { alternative: 'Logo' });
    return drawn;
  }

  #addPage(): void {
    const main = new Set([this.#shelf.main(this.theme.family, 'regular'), this.#shelf.main(this.theme.family, 'bold')]);
    this.pages.push(
      new PageCanvas({
        fonts: this.fonts,
        structure: this.structure,
        page: this.pages.length,
        heightPt: pageHeight,
        isMainFont: ({ face }) => main.has(face),
      }),
    );
  }
}

/** The usual distance between base lines. */
export function leadingOf(lines: readonly TextLine[]): number {
  return Math.max(0, ...lines.map(({ sizePt }) => sizePt)) * 1.42;
}
