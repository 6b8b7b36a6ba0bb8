import { Loader } from '@mantine/core';
import { lazy, Suspense, type ReactNode } from 'react';
import { FailureNotice } from '../failure-notice.tsx';
import classes from './pdf-file.module.css';

// The reader is large: it is loaded with the first PDF that is looked at.
const PdfView = lazy(async () => ({ default: (await import('./pdf-view.tsx')).PdfView }));

export interface PdfFileProps {
  /** What the file is, for those who hear the screen: `Invoice INV-0042`. */
  readonly label: string;
  readonly fileName: string;
  /** The file as it was asked for from the core. */
  readonly file: {
    readonly data: Uint8Array<ArrayBuffer> | undefined;
    readonly error: unknown;
    readonly isError: boolean;
  };
  /** Newer bytes are on their way. */
  readonly stale?: boolean;
}

/** A PDF of the core from asking to reading: waiting, failed, there. */
export function PdfFile({ label, fileName, file, stale = false }: PdfFileProps): ReactNode {
  if (file.isError && !stale) return <FailureNotice error={file.error} />;
  const waiting = (
    <div className={classes['wait']}>
      <Loader size="sm" role="progressbar" aria-label="Printing" />
    </div>
  );
  if (file.data === undefined) return waiting;
  return (
    <Suspense fallback={waiting}>
      <PdfView label={label} fileName={fileName} bytes={file.data} stale={stale} />
    </Suspense>
  );
}
