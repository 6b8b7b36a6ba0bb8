import { Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './pdf-view.module.css';
import { ZoomButtons } from './zoom-buttons.tsx';

export interface PdfBarProps {
  /** 0 while they are not known. */
  readonly pages: number;
  /** 1 is the size on paper. */
  readonly size: number;
  readonly isPrinting: boolean;
  /** Null fits the width. */
  readonly onZoom: (size: number | null) => void;
  readonly onSave: () => void;
  readonly onPrint: () => void;
}

/** Page count, zoom, and the ways out of the app. */
export function PdfBar({ pages, size, isPrinting, onZoom, onSave, onPrint }: PdfBarProps): ReactNode {
  return (
    <div className={classes['bar']}>
      <span className={classes['count']}>{pages === 0 ? '' : `${pages} page${pages === 1 ? '' : 's'}`}</span>
      <ZoomButtons size={size} onZoom={onZoom} />
      <Button variant="subtle" size="compact-sm" leftSection={<IconDownload size={16} aria-hidden />} onClick={onSave}>
        Save PDF
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPrinter size={16} aria-hidden />}
        disabled={pages === 0}
        loading={isPrinting}
        onClick={onPrint}
      >
        Print
      </Button>
    </div>
  );
}
