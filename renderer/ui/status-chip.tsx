import type { ReactNode } from 'react';
import classes from './status-chip.module.css';

export const chipShapes = ['ring', 'dot', 'half', 'tick', 'cross', 'dash', 'bang'] as const;
export type ChipShape = (typeof chipShapes)[number];
export type ChipTone = 'plain' | 'accent' | 'amber' | 'final' | 'danger' | 'muted';

export interface StatusChipProps {
  readonly word: string;
  /** One shape per state, so that a state is read without colour. */
  readonly shape: ChipShape;
  readonly tone?: ChipTone;
}

/** A state in one word with its own shape. */
export function StatusChip({ word, shape, tone = 'plain' }: StatusChipProps): ReactNode {
  return (
    <span className={classes['root']} data-tone={tone}>
      <svg
        className={classes['shape']}
        viewBox="0 0 12 12"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <ShapePath shape={shape} />
      </svg>
      {word}
    </span>
  );
}

function ShapePath({ shape }: { readonly shape: ChipShape }): ReactNode {
  switch (shape) {
    case 'ring':
      return <circle cx="6" cy="6" r="4" />;
    case 'dot':
      return <circle cx="6" cy="6" r="4" fill="currentColor" />;
    case 'half':
      return (
        <>
          <circle cx="6" cy="6" r="4" />
          <path d="M6 2a4 4 0 0 1 0 8Z" fill="currentColor" />
        </>
      );
    case 'tick':
      return <path d="m2.5 6.5 2.5 2.5 4.5-6" />;
    case 'cross':
      return <path d="m3 3 6 6M9 3 3 9" />;
    case 'dash':
      return <path d="M2.5 6h7" />;
    case 'bang':
      return <path d="M6 2v4.5M6 9.7v.1" />;
    default:
      return shape satisfies never;
  }
}
