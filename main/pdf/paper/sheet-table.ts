import type { TextLine } from '../text/text-line.ts';
import { contentWidth, margin, rightEdge, type Paper } from './paper.ts';
import type { SheetCell, SheetColumn, SheetTable } from './sheet.ts';
import { hairline, ink, muted } from './theme.ts';

interface PlacedColumn extends SheetColumn {
  readonly x: number;
  readonly width: number;
}

const BODY = 9.2;
const DETAIL = 8.2;
const HEAD = 8.2;
const LEADING = 12.6;
const CELL_GAP = 16;
const ROW_PADDING = 6;

/** Draws a table from the paper's place on; it breaks between lines where it must, and repeats its head. */
export function drawTable(paper: Paper, table: SheetTable, { width = contentWidth } = {}): void {
  const columns = placeColumns(paper, table, width);
  const inset = paper.theme.template === 'modern' ? 8 : 0;
  paper.tagged('Table', () => {
    drawHead(paper, columns, { width, inset, isFirst: true });
    for (const row of table.rows) drawRow(paper, columns, row, { width, inset });
    if (table.rows.length === 0) drawEmpty(paper, table.emptyText);
  });
  if (paper.theme.template === 'classic') drawRule(paper, { width, widthPt: 1, colour: paper.theme.accentInk });
}

interface Frame {
  readonly width: number;
  readonly inset: number;
}

/** Columns of figures are as wide as their widest entry; the wide one takes the rest. */
function placeColumns(paper: Paper, { columns, rows }: SheetTable, width: number): readonly PlacedColumn[] {
  const inset = paper.theme.template === 'modern' ? 8 : 0;
  const { typesetter, theme } = paper;
  const widths = columns.map(({ heading, isNumeric, isWide }, index) => {
    if (isWide === true) return 0;
    const head = typesetter.line(heading, theme.style('bold', HEAD)).widthPt;
    const style = theme.style('regular', BODY, { tabular: isNumeric });
    return Math.min(150, Math.max(head, ...rows.map((row) => typesetter.line(row[index]?.text ?? '', style).widthPt)));
  });
  const taken = widths.reduce((sum, part) => sum + part, 0) + CELL_GAP * (columns.length - 1) + 2 * inset;
  let x = margin + inset;
  return columns.map((column, index) => {
    const own = column.isWide === true ? Math.max(80, width - taken) : (widths[index] ?? 0);
    const placed = { ...column, x, width: own };
    x += own + CELL_GAP;
    return placed;
  });
}

function drawHead(paper: Paper, columns: readonly PlacedColumn[], { width, inset, isFirst }: Frame & { readonly isFirst: boolean }): void {
  const { theme } = paper;
  const isFilled = theme.template === 'modern';
  paper.ensure(70);
  const baseLine = paper.y + (isFilled ? 15 : 10);
  if (isFilled) paper.canvas.paint({ x: margin, y: paper.y, width, height: 23 }, theme.area);
  const colour = isFilled ? theme.onArea : muted;
  const draw = (column: PlacedColumn): void => {
    const line = paper.typesetter.line(column.heading, theme.style(isFilled ? 'bold' : 'regular', HEAD));
    const at = { x: edgeOf(column, line), y: baseLine };
    if (isFirst) paper.tagged('TH', () => paper.canvas.text(line, at, colour), { scope: 'Column' });
    else paper.canvas.furniture(line, at, colour);
  };
  const drawAll = (): void => columns.forEach(draw);
  if (isFirst) paper.tagged('TR', drawAll);
  else drawAll();
  paper.y += isFilled ? 23 : 17;
  if (theme.template === 'plain') drawRule(paper, { width, widthPt: 0.9, colour: ink });
  if (theme.template === 'classic') drawRule(paper, { width, widthPt: 1, colour: theme.accentInk });
  paper.y += inset > 0 ? 2 : 1;
}

interface PlacedText {
  readonly line: TextLine;
  readonly colour: string;
}

function drawRow(paper: Paper, columns: readonly PlacedColumn[], row: readonly SheetCell[], frame: Frame): void {
  const cells = columns.map((column, index) => cellLines(paper, column, row[index]));
  const height = Math.max(1, ...cells.map((lines) => lines.length)) * LEADING + 2 * ROW_PADDING - 2;
  if (paper.room < Math.min(height, 300)) turnPage(paper, columns, frame);
  paper.tagged('TR', () => {
    const rest = cells.map((lines) => [...lines]);
    // Cells are written whole, one after the other; only rows higher than the page are cut.
    for (;;) {
      const count = Math.max(1, Math.floor((paper.room - 2 * ROW_PADDING) / LEADING));
      const part = rest.map((lines) => lines.splice(0, count));
      drawCells(paper, columns, part);
      if (rest.every((lines) => lines.length === 0)) break;
      turnPage(paper, columns, frame);
    }
  });
  drawRule(paper, { width: frame.width, widthPt: 0.5, colour: hairline });
}

function drawCells(paper: Paper, columns: readonly PlacedColumn[], cells: readonly (readonly PlacedText[])[]): void {
  const first = paper.y + ROW_PADDING + BODY * 0.86;
  for (const [index, column] of columns.entries()) {
    paper.tagged('TD', () => {
      for (const [row, { line, colour }] of (cells[index] ?? []).entries()) {
        paper.canvas.text(line, { x: edgeOf(column, line), y: first + row * LEADING }, colour);
      }
    });
  }
  paper.y += Math.max(1, ...cells.map((lines) => lines.length)) * LEADING + 2 * ROW_PADDING - 2;
}

function cellLines(paper: Paper, { width, isNumeric }: PlacedColumn, cell: SheetCell | undefined): readonly PlacedText[] {
  const { typesetter, theme } = paper;
  const lines = typesetter.wrap(cell?.text ?? '', theme.style('regular', BODY, { tabular: isNumeric }), width);
  const details = typesetter.wrap(cell?.detail ?? '', theme.style('regular', DETAIL, { tabular: isNumeric }), width);
  return [...lines.map((line) => ({ line, colour: ink })), ...details.map((line) => ({ line, colour: muted }))];
}

function turnPage(paper: Paper, columns: readonly PlacedColumn[], frame: Frame): void {
  paper.turn();
  drawHead(paper, columns, { ...frame, isFirst: false });
}

function drawEmpty(paper: Paper, text: string): void {
  paper.tagged('TR', () =>
    paper.tagged('TD', () =>
      paper.line(text, paper.theme.style('regular', BODY), { x: margin, y: paper.y + ROW_PADDING + 8 }, { colour: muted }),
    ),
  );
  paper.y += LEADING + 2 * ROW_PADDING;
}

function edgeOf({ x, width, isNumeric }: PlacedColumn, { widthPt }: TextLine): number {
  return isNumeric ? x + width - widthPt : x;
}

interface RuleOptions {
  readonly width: number;
  readonly widthPt: number;
  readonly colour: string;
}

function drawRule(paper: Paper, { width, widthPt, colour }: RuleOptions): void {
  const to = { x: Math.min(rightEdge, margin + width), y: paper.y };
  paper.canvas.rule({ from: { x: margin, y: paper.y }, to, colour, widthPt });
}
