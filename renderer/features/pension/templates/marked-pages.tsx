import { Loader } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import type { FormTemplate } from '../../../../shared/contract/pension-documents.ts';
import type { ValueChoice } from '../../../../shared/domain/pension/template-keys.ts';
import type { PageArea } from '../../../../shared/domain/pension/template-model.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { PdfPage } from '../../../ui/pdf/pdf-page.tsx';
import { fittedScale, trueSize, useOpenPdf } from '../../../ui/pdf/use-open-pdf.ts';
import { ZoomButtons } from '../../../ui/pdf/zoom-buttons.tsx';
import { MarkLayer } from './mark-layer.tsx';
import classes from './templates.module.css';
import type { PlacedItems } from './use-placed-items.ts';

export interface MarkedPagesProps {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly reading: FormTemplate['reading'];
  readonly placed: PlacedItems;
  readonly choices: ReadonlyMap<string, ValueChoice>;
  readonly chosen: string | null;
  readonly isMarking: boolean;
  readonly onChoose: (id: string | null) => void;
  readonly onAddMark: (area: PageArea) => void;
}

/** The pages of the form with every place drawn on them. Loaded with the form, as the reader of PDFs is large. */
export function MarkedPages({ file, reading, placed, ...layer }: MarkedPagesProps): ReactNode {
  const { pdf, error } = useOpenPdf(file);
  const { ref, width } = useElementSize();
  const [zoom, setZoom] = useState<number | null>(null);
  const pages = pdf?.pages ?? [];
  const scale = zoom === null ? fittedScale(pages, width) : zoom * trueSize;
  return (
    <div className={classes['viewer']}>
      <div className={classes['bar']}>
        <span className={classes['count']}>{pages.length === 0 ? '' : `${pages.length} page${pages.length === 1 ? '' : 's'}`}</span>
        <ZoomButtons size={scale / trueSize} onZoom={setZoom} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div role="group" tabIndex={0} aria-label="Pages of the form" className={classes['pages']}>
        <div ref={ref} className={classes['width']} />
        {pages.length === 0 &&
          (error === null ? <Loader size="sm" m="auto" role="progressbar" aria-label="Loading" /> : <FailureNotice error={error} />)}
        {pages.map((page, index) => (
          <div key={page.pageNumber} className={classes['sheet']}>
            <PdfPage page={page} scale={scale} />
            <MarkLayer
              {...layer}
              index={index}
              size={reading.pages[index] ?? { widthPt: 595, heightPt: 842 }}
              scale={scale}
              items={placed.items.filter(({ area }) => area.page === index)}
              onChange={placed.change}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
