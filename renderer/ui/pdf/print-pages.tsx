import { Portal } from '@mantine/core';
import type { PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { drawPage } from './open-pdf.ts';
import classes from './pdf-view.module.css';

export interface PrintPagesProps {
  readonly pages: readonly PDFPageProxy[];
  readonly onDone: () => void;
}

/** Dots per point on paper: 216 per inch. */
const printScale = 3;

/** Draws the pages sharp enough for paper, never on the screen, and opens the print dialog once they are there. */
export function PrintPages({ pages, onDone }: PrintPagesProps): ReactNode {
  const paper = useRef<HTMLDivElement>(null);
  const finish = useEffectEvent(onDone);
  useEffect(() => {
    const leaving = new AbortController();
    const print = async (): Promise<void> => {
      const canvases = paper.current?.querySelectorAll('canvas') ?? [];
      for (const [index, canvas] of [...canvases].entries()) {
        const page = pages[index];
        if (page) await drawPage(page, canvas, printScale, leaving.signal);
      }
      if (!leaving.signal.aborted) window.print();
    };
    // A page that cannot be drawn cannot be printed either; the view has said so.
    print().then(finish, finish);
    return () => leaving.abort();
  }, [pages]);
  return (
    <Portal reuseTargetNode={false} className={classes['paper'] ?? ''}>
      <div ref={paper}>
        {pages.map(({ pageNumber }) => (
          <canvas key={pageNumber} aria-hidden />
        ))}
      </div>
    </Portal>
  );
}
