import type { PDFPage } from '@cantoo/pdf-lib';
import type { PageArea } from '../../../shared/domain/pension/template-model.ts';
import type { PageFrame } from './page-frame.ts';

/** A stretch of text on the page as it is shown. */
export interface PageWords {
  readonly text: string;
  readonly x: number;
  /** Its base line, from the top. */
  readonly y: number;
  /** As far as can be told without the font. */
  readonly width: number;
  readonly sizePt: number;
}

/** The words of a page; none where its text cannot be told, such as on a scan. */
export function wordsOfPage(page: PDFPage, frame: PageFrame): readonly PageWords[] {
  try {
    return page.extractContents().flatMap((asset) => {
      if (asset.kind !== 'text') return [];
      const text = asset.getText().replaceAll(/\s+/gu, ' ').trim();
      if (text === '') return [];
      const { x, y } = frame.shown({ x: asset.x, y: asset.y, width: 0, height: 0 });
      // Half the size for a letter, on average.
      return [{ text, x, y, width: text.length * asset.fontSize * 0.5, sizePt: asset.fontSize }];
    });
  } catch {
    return []; // a page whose text cannot be read is filled by hand: it is no reason to refuse the form
  }
}

/** Farther away, words belong to something else. */
const REACH_PT = 26;

/** The words left of an area on its line, or else those just above it. */
export function wordsNear(area: Omit<PageArea, 'page'>, words: readonly PageWords[]): string {
  const { x, y, width, height } = area;
  const middle = y + height / 2;
  const onLine = words.filter((word) => word.x < x && word.y > y - 2 && word.y < y + height + 4 && Math.abs(word.y - middle) < height);
  const left = onLine.filter((word) => x - (word.x + word.width) < 140).sort((a, b) => b.x - a.x)[0];
  if (left !== undefined) return sameLine(left, onLine);
  const above = words.filter((word) => word.y <= y + 3 && y - word.y < REACH_PT && word.x < x + width && word.x + word.width > x - 4);
  return [...above]
    .sort((a, b) => a.y - b.y || a.x - b.x)
    .map(({ text }) => text)
    .join(' ');
}

/** Text often comes in pieces: what touches belongs together. */
function sameLine(last: PageWords, words: readonly PageWords[]): string {
  const pieces = [last];
  for (const word of [...words].filter((other) => other.x < last.x).sort((a, b) => b.x - a.x)) {
    const [first = last] = pieces;
    if (Math.abs(word.y - last.y) < 3 && first.x - (word.x + word.width) < 12) pieces.unshift(word);
  }
  return pieces.map(({ text }) => text).join(' ');
}
