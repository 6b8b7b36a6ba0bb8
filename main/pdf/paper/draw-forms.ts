import type { Appearance } from '../../../shared/domain/invoices/printed-document.ts';
import type { FormBlock, FormSheet, SheetBox, WholeBlock } from '../../../shared/domain/pension/form-sheet.ts';
import { drawHeading, drawText } from './blocks.ts';
import { drawFrame } from './frame.ts';
import { contentWidth, margin, pageHeight, Paper, rightEdge, type PaperDeps } from './paper.ts';
import { drawTable } from './sheet-table.ts';
import { createTheme, hairline, ink, muted } from './theme.ts';

/** Forms are black on white, whatever invoices look like. */
const look: Appearance = { template: 'plain', accent: ink, logo: null };

const GAP = 10;
const BOX_WIDTH = (contentWidth - GAP) / 2;
const LEADING = 12.4;
const HEADING_GAP = 4;
const ROW_GAP = 4;
const BOXES_GAP = 6;
const SIGNATURE_HEIGHT = 46;

/** Draws data sheets one after the other, each from a new page on. */
export function drawForms(deps: PaperDeps, sheets: readonly FormSheet[]): Paper {
  let name = '';
  const paper = new Paper(deps, {
    theme: createTheme(look.template, look.accent),
    logo: null,
    headPage: (current) => headPage(current, name),
  });
  for (const [index, sheet] of sheets.entries()) {
    name = sheet.name;
    if (index > 0) paper.begin();
    paper.tagged('Sect', () => drawSheet(paper, sheet));
  }
  drawFeet(paper);
  return paper;
}

function drawSheet(paper: Paper, { title, facts, blocks }: FormSheet): void {
  const { theme } = paper;
  paper.tagged('H1', () => paper.line(title, theme.style('bold', 18), { x: margin, y: paper.y + 14 }, { colour: ink }));
  paper.y += 26;
  drawFacts(paper, facts);
  for (const block of blocks) drawBlock(paper, block);
}

/** On one line or two, with dots between them. */
function drawFacts(paper: Paper, facts: readonly SheetBox[]): void {
  const { theme, typesetter } = paper;
  const text = facts.map(({ label, value }) => `${label}: ${value}`).join('  ·  ');
  const lines = typesetter.wrap(text, theme.style('regular', 8.6), contentWidth);
  paper.y = paper.paragraph(lines, { x: margin, y: paper.y + 8 }, { colour: muted }) + 2;
}

function drawBlock(paper: Paper, block: FormBlock): void {
  switch (block.kind) {
    case 'heading':
      paper.ensure(90);
      paper.y += HEADING_GAP;
      return drawHeading(paper, block.text);
    case 'text':
      return drawText(paper, '', block.text);
    case 'note':
      return drawNote(paper, block.text);
    case 'boxes':
      return drawBoxes(paper, block.boxes);
    case 'table':
      drawTable(paper, block.table);
      paper.y += 14;
      return;
    case 'signature':
      return drawSignature(paper, block.lines);
    case 'whole':
      paper.ensure(block.blocks.reduce((height, part) => height + heightOf(paper, part), 0));
      for (const part of block.blocks) drawBlock(paper, part);
      return;
    default:
      block satisfies never;
  }
}

function drawNote(paper: Paper, text: string): void {
  const { theme, typesetter } = paper;
  const lines = typesetter.wrap(text, theme.style('regular', 7.6), contentWidth);
  paper.ensure(lines.length * 10 + 4);
  paper.y = paper.paragraph(lines, { x: margin, y: paper.y + 7 }, { colour: muted, leadingPt: 10 }) - 4;
}

/** What a part takes of a page, at most. */
function heightOf(paper: Paper, block: WholeBlock): number {
  switch (block.kind) {
    case 'heading':
      return HEADING_GAP + 18;
    case 'boxes':
      return rowsOf(block.boxes).reduce((height, row) => height + layRow(paper, row).height + ROW_GAP, BOXES_GAP);
    case 'signature':
      return SIGNATURE_HEIGHT;
    default:
      return block satisfies never;
  }
}

function drawBoxes(paper: Paper, boxes: readonly SheetBox[]): void {
  for (const row of rowsOf(boxes)) drawRow(paper, row);
  paper.y += BOXES_GAP;
}

/** A wide box stands alone; others stand in pairs. */
function rowsOf(boxes: readonly SheetBox[]): readonly (readonly SheetBox[])[] {
  const rows: SheetBox[][] = [];
  for (const box of boxes) {
    const last = rows.at(-1);
    const isPair = last?.length === 1 && last[0]?.isWide !== true && box.isWide !== true;
    if (isPair) last.push(box);
    else rows.push([box]);
  }
  return rows;
}

function layRow({ theme, typesetter }: Paper, row: readonly SheetBox[]) {
  const placed = row.map(({ label, value, isWide }, index) => {
    const width = isWide === true ? contentWidth : BOX_WIDTH;
    const labels = typesetter.wrap(label, theme.style('regular', 7.6), width - 12);
    const values = typesetter.wrap(value, theme.style('bold', 9.6, { tabular: true }), width - 12);
    return { x: margin + index * (BOX_WIDTH + GAP), width, labels, values };
  });
  return { placed, height: 16 + LEADING * Math.max(1, ...placed.map(({ values }) => values.length)) };
}

function drawRow(paper: Paper, row: readonly SheetBox[]): void {
  const { placed, height } = layRow(paper, row);
  paper.ensure(height + ROW_GAP);
  const top = paper.y;
  for (const { x, width, labels, values } of placed) {
    drawFrame(paper, { x, y: top, width, height }, hairline);
    paper.tagged('P', () => {
      for (const [line, label] of labels.entries()) paper.place(label, { x: x + 6, y: top + 9.5 + line * 9 }, { colour: muted });
      for (const [line, value] of values.entries()) paper.place(value, { x: x + 6, y: top + 21.5 + line * LEADING });
    });
  }
  paper.y = top + height + ROW_GAP;
}

/** Room to write beside each other, with what belongs there beneath. */
function drawSignature(paper: Paper, lines: readonly string[]): void {
  const { theme, typesetter } = paper;
  paper.ensure(SIGNATURE_HEIGHT);
  const y = paper.y + 26;
  const width = (contentWidth - GAP * (lines.length - 1)) / lines.length;
  for (const [index, label] of lines.entries()) {
    const x = margin + index * (width + GAP);
    paper.canvas.rule({ from: { x, y }, to: { x: x + width, y }, colour: ink, widthPt: 0.6 });
    paper.paragraph([typesetter.line(label, theme.style('regular', 7.8))], { x, y: y + 10 }, { colour: muted });
  }
  paper.y = y + 18;
}

function headPage(paper: Paper, name: string): number {
  const { theme, typesetter, canvas } = paper;
  const [line] = typesetter.wrap(name, theme.style('regular', 8.4), contentWidth);
  const y = paper.y;
  if (line) canvas.furniture(line, { x: margin, y }, muted);
  canvas.rule({ from: { x: margin, y: y + 8 }, to: { x: rightEdge, y: y + 8 }, colour: hairline, widthPt: 0.6 });
  return y + 24;
}

function drawFeet({ pages, typesetter, theme }: Paper): void {
  const style = theme.style('regular', 7.8);
  const own = typesetter.line('Data sheet by Session Desk, not an official form', style);
  for (const [index, page] of pages.entries()) {
    const number = typesetter.line(`Page ${index + 1} of ${pages.length}`, style);
    page.furniture(own, { x: margin, y: pageHeight - 38 }, muted);
    page.furniture(number, { x: rightEdge - number.widthPt, y: pageHeight - 38 }, muted);
  }
}
