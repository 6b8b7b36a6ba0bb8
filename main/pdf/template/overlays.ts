import { createCommonFonts, EmbeddedFonts } from '../file/embedded-fonts.ts';
import { PageCanvas } from '../file/page-canvas.ts';
import { PdfFile } from '../file/pdf-file.ts';
import { numberText } from '../file/pdf-syntax.ts';
import { StructureTree } from '../file/structure-tree.ts';
import { createFontShelf } from '../fonts/font-shelf.ts';
import type { TextLine, TextStyle } from '../text/text-line.ts';
import { createTypesetter, type Typesetter } from '../text/typesetter.ts';

/** A text that fills an area of a form. */
export interface Overlay {
  readonly text: string;
  readonly widthPt: number;
  readonly heightPt: number;
  /** Letters stand one by one in so many cells of one width; null for running text. */
  readonly cells: number | null;
}

const ink = '#000000';
const LARGEST = 10.5;
const SMALLEST = 3;
const INSET = 2;
const LEADING = 1.2;

/** A PDF with one page for each text, of the size of its area, in the fonts of our documents: any script can be filled in. */
export function overlayPages(overlays: readonly Overlay[]): Uint8Array {
  const shelf = createFontShelf();
  const typesetter = createTypesetter(shelf);
  const fonts = new EmbeddedFonts(createCommonFonts());
  const main = shelf.main('sans', 'regular');
  const contents = overlays.map((overlay, page) => {
    const canvas = new PageCanvas({
      fonts,
      structure: new StructureTree(),
      page,
      heightPt: overlay.heightPt,
      isMainFont: ({ face }) => face === main,
    });
    drawText(canvas, typesetter, overlay);
    return canvas.content();
  });
  return writePages(overlays, contents, fonts);
}

function writePages(overlays: readonly Overlay[], contents: readonly string[], fonts: EmbeddedFonts): Uint8Array {
  const file = new PdfFile();
  const resources = file.add(`<</Font${fonts.write(file)}>>`);
  const tree = file.reserve();
  const pages = contents.map((content, index) => {
    const stream = file.addDeflated('', content);
    const { widthPt = 1, heightPt = 1 } = overlays[index] ?? {};
    const box = `[0 0 ${numberText(widthPt)} ${numberText(heightPt)}]`;
    return file.add(`<</Type/Page/Parent ${tree} 0 R/MediaBox${box}/Resources ${resources} 0 R/Contents ${stream} 0 R>>`);
  });
  file.put(tree, `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((page) => `${page} 0 R`).join(' ')}]>>`);
  return file.finish(file.add(`<</Type/Catalog/Pages ${tree} 0 R>>`), file.add('<</Producer(Session Desk)>>'));
}

function drawText(canvas: PageCanvas, typesetter: Typesetter, overlay: Overlay): void {
  if (overlay.cells !== null) return drawCells(canvas, typesetter, overlay, overlay.cells);
  const lines = fittingLines(typesetter, overlay);
  const leading = (lines[0]?.sizePt ?? LARGEST) * LEADING;
  const top = (overlay.heightPt - lines.length * leading) / 2;
  for (const [index, line] of lines.entries()) {
    // The letters stand a little above the middle of their line, for few reach below it.
    canvas.furniture(line, { x: INSET, y: top + leading * (index + 0.5) + line.sizePt * 0.35 }, ink);
  }
}

function drawCells(canvas: PageCanvas, typesetter: Typesetter, { text, widthPt, heightPt }: Overlay, cells: number): void {
  const cell = widthPt / cells;
  const sizePt = Math.max(SMALLEST, Math.min(LARGEST, heightPt * 0.7, cell * 1.3));
  for (const [index, letter] of Array.from(text).entries()) {
    const line = typesetter.line(letter, styleOf(sizePt));
    canvas.furniture(line, { x: cell * (index + 0.5) - line.widthPt / 2, y: heightPt / 2 + sizePt * 0.35 }, ink);
  }
}

/** One line as large as it fits; several where the area has room for them; smaller rather than cut off. */
function fittingLines(typesetter: Typesetter, { text, widthPt, heightPt }: Overlay): readonly TextLine[] {
  const width = Math.max(1, widthPt - 2 * INSET);
  const largest = Math.max(SMALLEST, Math.min(LARGEST, heightPt * 0.72));
  for (let sizePt = largest; sizePt > SMALLEST; sizePt -= 0.5) {
    const lines = typesetter.wrap(text, styleOf(sizePt), width);
    const fits = lines.length * sizePt * LEADING <= heightPt + 0.5;
    // A number or a short name is set smaller before it is broken.
    if (fits && (lines.length === 1 || heightPt > 24)) return lines;
  }
  const line = typesetter.line(text, styleOf(SMALLEST));
  return line.widthPt <= width ? [line] : [typesetter.line(text, styleOf((SMALLEST * width) / line.widthPt))];
}

function styleOf(sizePt: number): TextStyle {
  return { family: 'sans', weight: 'regular', sizePt, tabular: false };
}
