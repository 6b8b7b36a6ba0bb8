import type { Place } from '../file/page-canvas.ts';
import type { TextLine } from '../text/text-line.ts';
import { contentWidth, margin, pageWidth, rightEdge, type Paper } from './paper.ts';
import type { Pair, Party, Sheet } from './sheet.ts';
import { hairline, ink, muted, type Theme } from './theme.ts';

/** Draws the top of the first page: who writes, to whom, and the facts; moves the paper on. */
export function drawLetterhead(paper: Paper, sheet: Sheet): void {
  const heads = { plain: drawPlain, classic: drawClassic, modern: drawModern } satisfies Record<Theme['template'], unknown>;
  heads[paper.theme.template](paper, sheet);
}

const LOGO_WIDTH = 170;
const LOGO_HEIGHT = 56;
const GAP = 24;
const columnWidth = (contentWidth - GAP) / 2;
const secondColumn = margin + columnWidth + GAP;

/** Title and logo on one line; from, to and facts below. */
function drawPlain(paper: Paper, sheet: Sheet): void {
  const top = paper.y;
  const logo = paper.drawLogo({ x: rightEdge - LOGO_WIDTH, y: top, width: LOGO_WIDTH, height: LOGO_HEIGHT }, 'right');
  drawTitle(paper, sheet, { x: margin, y: top + 20, sizePt: 24, colour: ink });
  const factsEnd = drawFacts(paper, sheet.facts, { x: margin, y: top + 48, width: contentWidth - LOGO_WIDTH - GAP });
  paper.y = Math.max(factsEnd, logo.y + logo.height) + 22;
  const from = drawParty(paper, { ...sheet.issuer, label: 'From' }, { x: margin, y: paper.y, width: columnWidth });
  const to = drawParty(paper, sheet.recipient, { x: secondColumn, y: paper.y, width: columnWidth });
  paper.y = Math.max(from, to) + 14;
}

/** A centred letterhead between rules, as on writing paper. */
function drawClassic(paper: Paper, sheet: Sheet): void {
  const { theme, typesetter } = paper;
  const middle = pageWidth / 2;
  const logo = paper.drawLogo({ x: margin, y: paper.y - 8, width: contentWidth, height: LOGO_HEIGHT }, 'centre');
  let y = paper.y + (logo.height > 0 ? logo.height + 18 : 12);
  const name = typesetter.wrap(sheet.issuer.name, theme.style('bold', 19), contentWidth);
  y = paper.paragraph(name, { x: middle, y }, { align: 'centre', colour: theme.accentInk, leadingPt: 23 });
  const contact = contactLines(paper, sheet.issuer.lines);
  y = paper.paragraph(contact, { x: middle, y: y - 5 }, { align: 'centre', colour: muted });
  const ruleAt = y - 2;
  for (const [shift, widthPt] of [
    [0, 1.4],
    [3, 0.5],
  ] as const) {
    const [from, to] = [
      { x: margin, y: ruleAt + shift },
      { x: rightEdge, y: ruleAt + shift },
    ];
    paper.canvas.rule({ from, to, colour: theme.accentInk, widthPt });
  }
  paper.y = ruleAt + 34;
  drawTitle(paper, sheet, { x: margin, y: paper.y, sizePt: 21, colour: ink });
  paper.y += 20;
  const to = drawParty(paper, sheet.recipient, { x: margin, y: paper.y, width: columnWidth });
  const facts = drawFacts(paper, sheet.facts, { x: secondColumn, y: paper.y, width: columnWidth });
  paper.y = Math.max(to, facts) + 14;
}

/** As many facts on a line as fit, with dots between them. */
function contactLines({ typesetter, theme }: Paper, facts: readonly string[]): readonly TextLine[] {
  const style = theme.style('regular', 9);
  const width = contentWidth * 0.9;
  const lines: string[] = [];
  for (const fact of facts) {
    const longer = lines.length === 0 ? fact : `${lines.at(-1)}  ·  ${fact}`;
    if (lines.length > 0 && typesetter.line(longer, style).widthPt <= width) lines[lines.length - 1] = longer;
    else lines.push(fact);
  }
  return lines.flatMap((line) => typesetter.wrap(line, style, width));
}

/** A band of the user's colour along the top edge, and the title beneath the logo. */
function drawModern(paper: Paper, sheet: Sheet): void {
  const { theme, typesetter, canvas } = paper;
  canvas.paint({ x: 0, y: 0, width: pageWidth, height: 10 }, theme.accent);
  const top = paper.y;
  const logo = paper.drawLogo({ x: margin, y: top, width: LOGO_WIDTH, height: LOGO_HEIGHT }, 'left');
  let y = top + (logo.height > 0 ? logo.height + 22 : 14);
  const left = typesetter.wrap(sheet.issuer.name, theme.style('bold', 12), columnWidth);
  y = paper.paragraph(left, { x: margin, y });
  const lines = addressLines(paper, sheet.issuer.lines, { width: columnWidth, sizePt: 8.6 });
  const issuerEnd = paper.paragraph(lines, { x: margin, y: y - 2 }, { colour: muted });
  drawTitle(paper, sheet, { x: secondColumn, y: top + 22, sizePt: 27, colour: theme.accentInk });
  const facts = drawFacts(paper, sheet.facts, { x: secondColumn, y: top + 52, width: columnWidth });
  const to = drawParty(paper, sheet.recipient, { x: secondColumn, y: facts + 14, width: columnWidth });
  paper.y = Math.max(issuerEnd, to) + 12;
}

interface TitlePlace {
  readonly x: number;
  readonly y: number;
  readonly sizePt: number;
  readonly colour: string;
}

function drawTitle(paper: Paper, { title }: Sheet, { x, y, sizePt, colour }: TitlePlace): void {
  paper.tagged('H1', () => paper.line(title, paper.theme.style('bold', sizePt), { x, y }, { colour }));
}

interface Column {
  readonly x: number;
  /** The first base line. */
  readonly y: number;
  readonly width: number;
}

/** Answers the base line after the last. */
function drawParty(paper: Paper, { label, name, lines }: Party & { readonly label: string }, { x, y, width }: Column): number {
  const { theme, typesetter } = paper;
  return paper.tagged('Sect', () => {
    let next = paper.paragraph([typesetter.line(label, theme.style('regular', 8.2))], { x, y }, { colour: muted });
    next = paper.paragraph(typesetter.wrap(name, theme.style('bold', 10), width), { x, y: next + 3 });
    return paper.paragraph(addressLines(paper, lines, { width, sizePt: 9.2 }), { x, y: next });
  });
}

/** Set smaller where there is so much that the page would not hold it. */
function addressLines({ typesetter, theme }: Paper, lines: readonly string[], { width, sizePt }: AddressSpace): readonly TextLine[] {
  const wrapped = (size: number): readonly TextLine[] =>
    lines.flatMap((line) => typesetter.wrap(line, theme.style('regular', size), width));
  const usual = wrapped(sizePt);
  return usual.length <= 18 ? usual : wrapped(6);
}

interface AddressSpace {
  readonly width: number;
  readonly sizePt: number;
}

/** Label and value side by side; the labels make one column. Answers the base line after the last. */
export function drawFacts(paper: Paper, facts: readonly Pair[], { x, y, width }: Column): number {
  const { theme, typesetter } = paper;
  const labels = facts.map(({ label }) => typesetter.line(label, theme.style('regular', 9)));
  const labelWidth = Math.min(width * 0.5, Math.max(0, ...labels.map(({ widthPt }) => widthPt))) + 14;
  let next = y;
  for (const [index, { value }] of facts.entries()) {
    const label = labels[index];
    const values = typesetter.wrap(value, theme.style('bold', 9, { tabular: true }), width - labelWidth);
    paper.tagged('P', () => {
      if (label) paper.place(label, { x, y: next }, { colour: muted });
      for (const [row, line] of values.entries()) paper.place(line, { x: x + labelWidth, y: next + row * 13 });
      if (values.length === 0) drawBlank(paper, { x: x + labelWidth, y: next });
    });
    next += Math.max(1, values.length) * 13 + 2;
  }
  return next;
}

/** A line to write on. */
function drawBlank({ canvas }: Paper, from: Place): void {
  canvas.rule({ from: { ...from, y: from.y + 2 }, to: { x: from.x + 140, y: from.y + 2 }, colour: muted, widthPt: 0.5 });
}

/** The quiet head of every later page: what it belongs to. Answers where content begins. */
export function drawContinuation(paper: Paper, sheet: Sheet): number {
  const { theme, typesetter, canvas } = paper;
  if (theme.template === 'modern') canvas.paint({ x: 0, y: 0, width: pageWidth, height: 10 }, theme.accent);
  const style = theme.style('regular', 8.4);
  const y = paper.y;
  const [name] = typesetter.wrap(sheet.issuer.name, style, contentWidth * 0.6);
  const own = typesetter.line(sheet.name, style);
  if (name) canvas.furniture(name, { x: margin, y }, muted);
  canvas.furniture(own, { x: rightEdge - own.widthPt, y }, muted);
  const ruleAt = y + 8;
  canvas.rule({ from: { x: margin, y: ruleAt }, to: { x: rightEdge, y: ruleAt }, colour: hairline, widthPt: 0.6 });
  return ruleAt + 26;
}
