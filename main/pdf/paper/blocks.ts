import { drawFrame } from './frame.ts';
import { drawFacts } from './letterheads.ts';
import { contentWidth, leadingOf, margin, rightEdge, type Paper } from './paper.ts';
import type { Headline, Sheet, Slip, Sum } from './sheet.ts';
import { hairline, ink, muted } from './theme.ts';

/** The amount and its day, larger than all else but the title. */
export function drawHeadline(paper: Paper, { label, amount, detail }: Headline): void {
  const { theme, typesetter } = paper;
  const isFilled = theme.template === 'modern';
  const height = 58;
  paper.ensure(height + 40);
  const inset = theme.template === 'plain' ? 0 : 16;
  const top = paper.y;
  if (isFilled) paper.canvas.paint({ x: margin, y: top, width: contentWidth, height }, theme.tint);
  if (theme.template !== 'plain') paper.canvas.paint({ x: margin, y: top, width: 3, height }, theme.accent);
  const amountLine = typesetter.line(amount, theme.style('bold', 24, { tabular: true }));
  const x = margin + inset;
  paper.tagged('P', () => {
    paper.line(label, theme.style('regular', 9), { x, y: top + 19 }, { colour: muted });
    paper.place(amountLine, { x, y: top + 44 }, { colour: theme.accentInk });
    const detailX = x + amountLine.widthPt + 14;
    paper.line(detail, theme.style('bold', 11), { x: detailX, y: top + 44 }, { colour: ink });
  });
  paper.y = top + height + 18;
}

const SUMS_WIDTH = 250;

/** The sums at the right under the table; they stay together. */
export function drawSums(paper: Paper, sums: readonly Sum[]): void {
  const { theme } = paper;
  paper.ensure(sums.length * 19 + 16);
  paper.y += 10;
  const inset = theme.template === 'modern' ? 8 : 0;
  for (const { label, value, isTotal } of sums) {
    const weight = isTotal ? 'bold' : 'regular';
    if (isTotal) {
      const from = { x: rightEdge - SUMS_WIDTH, y: paper.y };
      paper.canvas.rule({
        from,
        to: { x: rightEdge, y: paper.y },
        colour: theme.template === 'classic' ? theme.accentInk : ink,
        widthPt: 0.8,
      });
      paper.y += 3;
    }
    const y = paper.y + 12;
    paper.tagged('P', () => {
      paper.line(label, theme.style(weight, isTotal ? 10.4 : 9.2), { x: rightEdge - SUMS_WIDTH, y }, { colour: isTotal ? ink : muted });
      const style = theme.style(weight, isTotal ? 10.4 : 9.2, { tabular: true });
      paper.line(value, style, { x: rightEdge - inset, y }, { align: 'right' });
    });
    paper.y += isTotal ? 20 : 16;
  }
}

/** A heading and the text under it, over pages where it must. */
export function drawText(paper: Paper, heading: string, text: string): void {
  const { theme, typesetter } = paper;
  const lines = typesetter.wrap(text, theme.style('regular', 9.2), contentWidth * 0.86);
  if (lines.length === 0) return;
  paper.ensure(56);
  if (heading !== '') drawHeading(paper, heading);
  for (let at = 0; at < lines.length;) {
    const count = Math.max(1, Math.floor((paper.room - 8) / 13));
    const part = lines.slice(at, at + count);
    paper.y = paper.paragraph(part, { x: margin, y: paper.y + 9 }, { leadingPt: 13 }) - 9;
    at += part.length;
    if (at < lines.length) paper.turn();
  }
  paper.y += 12;
}

export function drawHeading(paper: Paper, heading: string): void {
  const { theme } = paper;
  paper.tagged('H2', () => paper.line(heading, theme.style('bold', 9.6), { x: margin, y: paper.y + 9 }, { colour: theme.accentInk }));
  paper.y += 18;
}

/** Where and how to pay, in a box that stays together. */
export function drawPayment(paper: Paper, { heading, pairs }: NonNullable<Sheet['payment']>): void {
  const { theme } = paper;
  const height = pairs.length * 15 + 44;
  paper.ensure(height + 10);
  const top = paper.y;
  const page = paper.pages.length;
  paper.y += 14;
  paper.tagged('Sect', () => {
    paper.tagged('H2', () =>
      paper.line(heading, theme.style('bold', 9.6), { x: margin + 16, y: paper.y + 9 }, { colour: theme.accentInk }),
    );
    paper.y += 28;
    paper.y = drawFacts(paper, pairs, { x: margin + 16, y: paper.y, width: contentWidth - 32 });
  });
  const bottom = paper.y - 2;
  if (page === paper.pages.length) drawFrame(paper, { x: margin, y: top, width: contentWidth, height: bottom - top }, hairline);
  paper.canvas.paint({ x: margin, y: top, width: 2.5, height: bottom - top }, theme.accent);
  paper.y = bottom + 18;
}

/** The part that goes back with the money, under a line to cut along. */
export function drawSlip(paper: Paper, { heading, sentence, pairs }: Slip): void {
  const { theme, typesetter } = paper;
  const sentences = typesetter.wrap(sentence, theme.style('regular', 8.6), contentWidth);
  const rows = Math.ceil(pairs.length / 2);
  const height = rows * 15 + sentences.length * leadingOf(sentences) + 58;
  paper.ensure(height);
  paper.y = Math.max(paper.y + 6, paper.y + paper.room - height);
  paper.canvas.rule({ from: { x: margin, y: paper.y }, to: { x: rightEdge, y: paper.y }, colour: muted, widthPt: 0.8, dash: [3, 3] });
  paper.y += 16;
  paper.tagged('Sect', () => {
    drawHeading(paper, heading);
    const next = paper.paragraph(sentences, { x: margin, y: paper.y + 6 }, { colour: muted });
    const place = { y: next + 6, width: contentWidth / 2 - 20 };
    const left = drawFacts(paper, pairs.slice(0, rows), { ...place, x: margin });
    const right = drawFacts(paper, pairs.slice(rows), { ...place, x: margin + contentWidth / 2 });
    paper.y = Math.max(left, right);
  });
}
