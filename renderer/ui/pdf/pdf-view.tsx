import { Loader } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { FailureNotice } from '../failure-notice.tsx';
import { PdfBar } from './pdf-bar.tsx';
import { PdfPage } from './pdf-page.tsx';
import classes from './pdf-view.module.css';
import { PrintPages } from './print-pages.tsx';
import { saveFile } from '../save-file.ts';
import { fittedScale, trueSize, useOpenPdf } from './use-open-pdf.ts';

export interface PdfViewProps {
  /** What the file is, for those who hear the screen: `Invoice INV-0042`. */
  readonly label: string;
  /** The name under which it is saved, with its ending. */
  readonly fileName: string;
  /** The same array for as long as the file is the same. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Newer bytes are on their way. */
  readonly stale?: boolean;
}

/** Shows a PDF as it will be read: pages one under the other, fitted to the width until zoomed. */
export function PdfView({ label, fileName, bytes, stale = false }: PdfViewProps): ReactNode {
  const { pdf, error } = useOpenPdf(bytes);
  const { ref, width } = useElementSize();
  const [zoom, setZoom] = useState<number | null>(null);
  const [printing, setPrinting] = useState(false);
  const pages = pdf?.pages ?? [];
  const scale = zoom === null ? fittedScale(pages, width) : zoom * trueSize;
  return (
    <section aria-label={label} className={classes['root']}>
      <PdfBar
        pages={pages.length}
        size={scale / trueSize}
        isPrinting={printing}
        onZoom={setZoom}
        onSave={() => saveFile(bytes, 'application/pdf', fileName)}
        onPrint={() => setPrinting(true)}
      />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div role="document" tabIndex={0} aria-label={`${label}, pages`} className={classes['pages']} data-stale={stale}>
        <div ref={ref} className={classes['width']} />
        {pages.length === 0 &&
          (error === null ? <Loader size="sm" m="auto" role="progressbar" aria-label="Loading" /> : <FailureNotice error={error} />)}
        {pages.map((page) => (
          <PdfPage key={page.pageNumber} page={page} scale={scale} />
        ))}
      </div>
      {printing && <PrintPages pages={pages} onDone={() => setPrinting(false)} />}
    </section>
  );
}
