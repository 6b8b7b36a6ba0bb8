import { ActionIcon, Button, Tooltip, UnstyledButton } from '@mantine/core';
import { IconDownload, IconMinus, IconPlus, IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './pdf-view.module.css';

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

const steps = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

/** Page count, zoom, and the ways out of the app. */
export function PdfBar({ pages, size, isPrinting, onZoom, onSave, onPrint }: PdfBarProps): ReactNode {
  const percent = Math.round(size * 100);
  const smaller = steps.findLast((step) => step < size - 0.01);
  const larger = steps.find((step) => step > size + 0.01);
  return (
    <div className={classes['bar']}>
      <span className={classes['count']}>{pages === 0 ? '' : `${pages} page${pages === 1 ? '' : 's'}`}</span>
      <ActionIcon aria-label="Smaller" disabled={smaller === undefined} onClick={() => onZoom(smaller ?? null)}>
        <IconMinus size={16} aria-hidden />
      </ActionIcon>
      <Tooltip label="Fit the width">
        <UnstyledButton className={classes['zoom']} aria-label={`${percent} %, fit the width`} onClick={() => onZoom(null)}>
          {percent} %
        </UnstyledButton>
      </Tooltip>
      <ActionIcon aria-label="Larger" disabled={larger === undefined} onClick={() => onZoom(larger ?? null)}>
        <IconPlus size={16} aria-hidden />
      </ActionIcon>
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
