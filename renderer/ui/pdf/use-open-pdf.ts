import { useEffect, useState } from 'react';
import { openPdf, type OpenPdf } from './open-pdf.ts';

export interface ShownPdf {
  readonly pdf: OpenPdf | null;
  readonly error: unknown;
}

/** Pixels per point at which a page has its size on paper. */
export const trueSize = 96 / 72;

/** Pixels per point at which the first page is as wide as there is room. */
export function fittedScale([first]: OpenPdf['pages'], widthPx: number): number {
  return first && widthPx > 0 ? widthPx / first.getViewport({ scale: 1 }).width : trueSize;
}

/** The pages of the newest bytes; those before stay until the new ones can be drawn. */
export function useOpenPdf(bytes: Uint8Array): ShownPdf {
  const [shown, setShown] = useState<ShownPdf>({ pdf: null, error: null });
  useEffect(() => {
    let isWanted = true;
    openPdf(bytes).then(
      (pdf) => (isWanted ? setShown({ pdf, error: null }) : pdf.close()),
      (error: unknown) => isWanted && setShown({ pdf: null, error }),
    );
    return () => {
      isWanted = false;
    };
  }, [bytes]);
  const { pdf } = shown;
  useEffect(() => () => pdf?.close(), [pdf]);
  return shown;
}
