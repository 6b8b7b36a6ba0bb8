import type { PictureReader } from '../file/picture.ts';
import { drawHeadline, drawPayment, drawSlip, drawSums, drawText } from './blocks.ts';
import { drawContinuation, drawLetterhead } from './letterheads.ts';
import { contentWidth, leadingOf, margin, pageHeight, Paper, rightEdge, type PaperDeps } from './paper.ts';
import type { Appearance } from '../../../shared/domain/invoices/printed-document.ts';
import type { Sheet } from './sheet.ts';
import { drawTable } from './sheet-table.ts';
import { createTheme, muted } from './theme.ts';

export interface DrawDeps extends PaperDeps {
  readonly readPicture: PictureReader;
}

/** Fills as many pages as the sheet needs. @throws AppError LOGO_UNREADABLE */
export function drawSheet(deps: DrawDeps, sheet: Sheet, { template, accent, logo }: Appearance): Paper {
  const paper = new Paper(deps, {
    theme: createTheme(template, accent),
    logo: logo === null ? null : deps.readPicture(logo),
    headPage: (current) => drawContinuation(current, sheet),
  });
  drawLetterhead(paper, sheet);
  if (sheet.headline) drawHeadline(paper, sheet.headline);
  drawText(paper, '', sheet.note);
  drawTable(paper, sheet.table);
  drawSums(paper, sheet.sums);
  paper.y += 14;
  if (sheet.vatTable) drawVat(paper, sheet.vatTable);
  for (const statement of sheet.statements) drawText(paper, '', statement);
  if (sheet.payment) drawPayment(paper, sheet.payment);
  drawText(paper, 'Terms', sheet.terms);
  if (sheet.slip) drawSlip(paper, sheet.slip);
  drawFeet(paper, sheet);
  return paper;
}

function drawVat(paper: Paper, table: NonNullable<Sheet['vatTable']>): void {
  paper.ensure(60 + table.rows.length * 24);
  paper.tagged('Sect', () => drawTable(paper, table, { width: contentWidth * 0.62 }));
  paper.y += 16;
}

/** Company facts and page numbers; only now is the number of pages known. */
function drawFeet(paper: Paper, { imprint }: Sheet): void {
  const { typesetter, theme } = paper;
  const style = theme.style('regular', 7.8);
  const usual = typesetter.wrap(imprint, style, contentWidth - 90);
  // Set smaller where it is long: the law asks for all of it.
  const lines = usual.length <= 2 ? usual : typesetter.wrap(imprint, theme.style('regular', 5.4), contentWidth - 90).slice(0, 4);
  const leading = leadingOf(lines) * 0.95;
  for (const [index, page] of paper.pages.entries()) {
    for (const [row, line] of lines.entries()) page.furniture(line, { x: margin, y: pageHeight - 38 + row * leading }, muted);
    const number = typesetter.line(`Page ${index + 1} of ${paper.pages.length}`, style);
    page.furniture(number, { x: rightEdge - number.widthPt, y: pageHeight - 38 }, muted);
  }
}
