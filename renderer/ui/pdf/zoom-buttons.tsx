import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './pdf-view.module.css';

export interface ZoomButtonsProps {
  /** 1 is the size on paper. */
  readonly size: number;
  /** Null fits the width. */
  readonly onZoom: (size: number | null) => void;
}

const steps = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

/** How large pages are shown, in steps, or as wide as there is room. */
export function ZoomButtons({ size, onZoom }: ZoomButtonsProps): ReactNode {
  const percent = Math.round(size * 100);
  const smaller = steps.findLast((step) => step < size - 0.01);
  const larger = steps.find((step) => step > size + 0.01);
  return (
    <>
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
    </>
  );
}
