import type { PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useRef, type ReactNode } from 'react';
import { drawPage, layText } from './open-pdf.ts';
import classes from './pdf-view.module.css';

export interface PdfPageProps {
  readonly page: PDFPageProxy;
  /** CSS pixels per point. */
  readonly scale: number;
}

/** One page as a picture, with its words laid over it for selection and screen readers. */
export function PdfPage({ page, scale }: PdfPageProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current: canvas } = picture;
    const { current: text } = words;
    if (!canvas || !text) return undefined;
    const leaving = new AbortController();
    const { width, height } = page.getViewport({ scale });
    frame.current?.style.setProperty('--page-width', `${Math.floor(width)}px`);
    frame.current?.style.setProperty('--page-height', `${Math.floor(height)}px`);
    frame.current?.style.setProperty('--total-scale-factor', String(scale));
    const { signal } = leaving;
    // A page that cannot be drawn stays white; that the file cannot be read at all was said before.
    drawPage(page, canvas, scale * window.devicePixelRatio, signal).catch(() => undefined);
    layText(page, text, scale, signal).catch(() => undefined);
    return () => leaving.abort();
  }, [page, scale]);
  return (
    <div ref={frame} className={classes['page']}>
      <canvas ref={picture} aria-hidden className={classes['picture']} />
      <div ref={words} className={classes['words']} />
    </div>
  );
}
